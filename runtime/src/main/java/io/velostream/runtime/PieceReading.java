package io.velostream.runtime;

import io.velostream.connect.Pieces;
import io.velostream.connect.Source;
import io.velostream.connect.SplitReader.Progress;
import io.velostream.planner.plan.PhysicalPlan.Scan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Reads the splits of one scan piece by piece, on a thread of its own, so that waiting for the
/// outside world and decoding overlap.
///
/// The order of the splits is that of [ScanFeed]: one after the other, or, with event time, the one
/// that is furthest behind, as far as that is known: what is decoded is a little behind what is
/// read. Which rows are late does not depend on it unless a split's rows are further apart than its
/// delay.
final class PieceReading {
    private static final int MOST_OPEN = 64;
    private static final int PIECES_PER_TURN = 16;

    private final Scan scan;
    private final Pieces pieces;
    private final List<Source.Split> splits;
    private final PieceQueue queue;
    private final RunControl control;
    private final List<Open> open = new ArrayList<>();
    private final IdlePause pause = new IdlePause(1);
    private final AtomicLongArray reached;
    private int nextSplit;
    private int piecesOfTurn;
    private @Nullable Open current;
    private long number;
    private long bytesOfEnded;
    private volatile long bytesRead;

    private record Open(int split, Pieces.Reader reader) {}

    PieceReading(Scan scan, PieceQueue queue, RunControl control) {
        this.scan = scan;
        this.queue = queue;
        this.control = control;
        pieces = scan.source().pieces().orElseThrow();
        splits = scan.source().splits();
        reached = new AtomicLongArray(splits.size());
        for (int i = 0; i < splits.size(); i++) {
            reached.set(i, Long.MIN_VALUE);
        }
    }

    /// For the tasks: how far the event time of a split has come.
    void reached(int split, long micros) {
        reached.accumulateAndGet(split, micros, Math::max);
    }

    Source.Split split(int index) {
        return splits.get(index);
    }

    /// Reads until all splits have ended, or nobody needs more.
    void run() {
        try {
            while (!control.stopRequested() && !queue.isSatisfied()) {
                Open turn = turn();
                if (turn == null) {
                    break;
                }
                read(turn);
            }
        } catch (IOException e) {
            throw OutsideFault.of("SOURCE_FAILED", "reading \"" + scan.name() + "\" failed", e);
        }
        queue.end();
    }

    private void read(Open from) throws IOException {
        PieceUnit unit = queue.toFill();
        Progress progress = from.reader.next(unit.piece);
        bytesRead = bytesOfEnded + bytesOfOpen();
        switch (progress) {
            case ROWS -> {
                unit.number = number++;
                unit.split = from.split;
                boolean last = unit.piece.isLast();
                queue.filled(unit);
                if (last) {
                    end(from);
                }
            }
            case IDLE -> {
                queue.decoded(unit);
                current = null;
                LockSupport.parkNanos(this, pause.next(number));
            }
            case END -> {
                queue.decoded(unit);
                end(from);
            }
        }
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

    /// For all threads.
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

    /// Releases what is open, after the thread has ended.
    void close() throws IOException {
        Resources resources = new Resources();
        open.forEach(one -> resources.add(one.reader::close));
        open.clear();
        resources.close();
    }
}
