package io.velostream.runtime;

import io.velostream.connect.Pieces;
import io.velostream.connect.Source;
import io.velostream.connect.SplitReader.Progress;
import io.velostream.planner.plan.PhysicalPlan.Scan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Reads the splits of one scan piece by piece, for several tasks: whoever is free reads the next
/// piece, one at a time, into an array of its own, and decodes it while others read. So no thread
/// is woken for a piece, bytes stay near the core that reads them, and waiting for the outside
/// world overlaps with decoding.
///
/// The order of the splits is that of [ScanFeed]: one after the other, or, with event time, the one
/// that is furthest behind, as far as that is known: some of what is read is not decoded yet. Which
/// rows are late does not depend on it unless a split's rows are further apart than its delay.
///
/// For all threads, where nothing else is said.
final class PieceReading {
    private static final int MOST_OPEN = 64;
    private static final int PIECES_PER_TURN = 16;

    private final Scan scan;
    private final Pieces pieces;
    private final List<Source.Split> splits;
    private final RunControl control;
    private final ReentrantLock lock = new ReentrantLock();

    // What follows belongs to whoever has the lock.
    private final List<Open> open = new ArrayList<>();
    private final IdlePause pause = new IdlePause(1);
    private final AtomicLongArray reached;
    private int nextSplit;
    private int piecesOfTurn;
    private @Nullable Open current;
    private long number;
    private long bytesOfEnded;
    private volatile long bytesRead;
    private volatile boolean satisfied;

    private record Open(int split, Pieces.Reader reader) {}

    PieceReading(Scan scan, RunControl control) {
        this.scan = scan;
        this.control = control;
        pieces = scan.source().pieces().orElseThrow();
        splits = scan.source().splits();
        reached = new AtomicLongArray(splits.size());
        for (int i = 0; i < splits.size(); i++) {
            reached.set(i, Long.MIN_VALUE);
        }
    }

    /// Says how far the event time of a split has come.
    void reached(int split, long micros) {
        reached.accumulateAndGet(split, micros, Math::max);
    }

    Source.Split split(int index) {
        return splits.get(index);
    }

    /// No more rows are needed.
    void satisfy() {
        satisfied = true;
    }

    /// Reads the next piece, as soon as there is one.
    ///
    /// @param unit to be filled; belongs to the caller
    /// @return false if there are no more, or nobody needs them
    boolean next(PieceUnit unit) {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            throw new CancellationException();
        }
        try {
            while (!control.stopRequested() && !satisfied) {
                Open turn = turn();
                if (turn == null) {
                    return false;
                }
                if (read(turn, unit)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw OutsideFault.of("SOURCE_FAILED", "reading \"" + scan.name() + "\" failed", e);
        } finally {
            lock.unlock();
        }
    }

    private boolean read(Open from, PieceUnit unit) throws IOException {
        Progress progress = from.reader.next(unit.piece);
        bytesRead = bytesOfEnded + bytesOfOpen();
        switch (progress) {
            case ROWS -> {
                unit.number = number++;
                unit.split = from.split;
                if (unit.piece.isLast()) {
                    end(from);
                }
                return true;
            }
            case IDLE -> {
                current = null;
                LockSupport.parkNanos(this, pause.next(number));
            }
            case END -> end(from);
        }
        return false;
    }

    private long bytesOfOpen() {
        long bytes = 0;
        for (Open one : open) {
            bytes += one.reader.bytesRead();
        }
        return bytes;
    }

    private void end(Open split) throws IOException {
        bytesOfEnded += split.reader.bytesRead();
        open.remove(split);
        current = null;
        split.reader.close();
    }

    private @Nullable Open turn() throws IOException {
        if (current == null || piecesOfTurn >= PIECES_PER_TURN) {
            int wanted = scan.watermark().isPresent() ? MOST_OPEN : 1;
            while (open.size() < wanted && nextSplit < splits.size()) {
                open.add(new Open(nextSplit, pieces.reader(splits.get(nextSplit))));
                nextSplit++;
            }
            current = furthestBehind();
            piecesOfTurn = 0;
        }
        piecesOfTurn++;
        return current;
    }

    private @Nullable Open furthestBehind() {
        Open least = null;
        for (Open one : open) {
            if (least == null || reached.get(one.split) < reached.get(least.split)) {
                least = one;
            }
        }
        return least;
    }

    long bytesRead() {
        return bytesRead;
    }

    /// The size of all splits, or -1 if one does not know.
    long totalBytes() {
        long total = 0;
        for (Source.Split split : splits) {
            if (split.bytes() < 0) {
                return -1;
            }
            total += split.bytes();
        }
        return total;
    }

    /// Releases what is open, after all tasks have ended.
    void close() throws IOException {
        Resources resources = new Resources();
        open.forEach(one -> resources.add(one.reader::close));
        open.clear();
        resources.close();
    }
}
