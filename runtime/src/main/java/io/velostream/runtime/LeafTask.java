package io.velostream.runtime;

import io.velostream.connect.SplitReader.Progress;
import io.velostream.engine.Stage;
import io.velostream.engine.exchange.InUnits.End;
import io.velostream.types.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Reads every source of its stage in turn, batch by batch.
final class LeafTask extends Task {
    /// How often dead letters that are held back are shown.
    private static final long LETTERS_NANOS = 1_000_000_000;

    /// How often the progress is told: every so many rounds over the sources.
    private static final int ROUNDS_PER_REPORT = 32;

    /// How often the size of the state is looked at.
    private static final int ROUNDS_PER_CHECK = 4;

    private final List<Feed> feeds;
    private final List<DeadLetterOutput> letters;
    private final IdlePause pause = new IdlePause(Batch.DEFAULT_CAPACITY);
    private long lettersFlushed;
    private long longestRound;

    LeafTask(Setup setup, Stage stage, List<Feed> feeds, List<DeadLetterOutput> letters) {
        super(setup, stage);
        this.feeds = List.copyOf(feeds);
        this.letters = List.copyOf(letters);
    }

    @Override
    End work() {
        List<Feed> active = new ArrayList<>(feeds);
        lettersFlushed = System.nanoTime();
        int rounds = 0;
        while (!active.isEmpty()) {
            if (setup().control().stopRequested()) {
                return End.STOPPED;
            }
            beginUnit();
            int inputs = active.size();
            long start = System.nanoTime();
            boolean idle = round(active);
            // An end is no batch: all that has waited for it is written then.
            if (active.size() == inputs) {
                longestRound = Math.max(longestRound, System.nanoTime() - start);
            }
            endUnit();
            if (idle && !active.isEmpty()) {
                whileIdle();
            } else {
                // What is there when the inputs have ended leaves with the end.
                if (!active.isEmpty()) {
                    flushIfDue(System.nanoTime());
                }
                rounds++;
                if (rounds % ROUNDS_PER_CHECK == 0) {
                    checkState();
                }
                if (rounds % ROUNDS_PER_REPORT == 0) {
                    report();
                }
            }
        }
        return End.FINISHED;
    }

    /// Takes a batch of each.
    ///
    /// @return whether nothing was there
    private static boolean round(List<Feed> active) {
        boolean idle = true;
        for (int i = 0; i < active.size(); i++) {
            Feed feed = active.get(i);
            Progress step = feed.step();
            idle &= step == Progress.IDLE;
            if (step == Progress.END) {
                feed.finish();
                active.remove(i--);
            }
        }
        return idle;
    }

    private void whileIdle() {
        long rows = rowsRead();
        if (pause.isFirst(rows)) {
            report();
        }
        long now = System.nanoTime();
        flushIfDue(now);
        long most = setup().ends().beginSleep(now);
        // Asking the run to stop ends it early.
        LockSupport.parkNanos(this, Math.min(pause.next(rows), most));
    }

    private void flushIfDue(long now) {
        setup().ends().flushIfDue(now);
        if (now - lettersFlushed > LETTERS_NANOS) {
            letters.forEach(DeadLetterOutput::flush);
            lettersFlushed = now;
        }
    }

    @Override
    long rowsRead() {
        long rows = 0;
        for (Feed feed : feeds) {
            rows += feed.rowsRead();
        }
        return rows;
    }

    /// How long one round over the sources took at most, in nanoseconds; after the end.
    long longestRound() {
        return longestRound;
    }

    /// For all threads, not quite exact: how much has been read.
    long bytesRead() {
        long bytes = 0;
        for (Feed feed : feeds) {
            bytes += feed.bytesRead();
        }
        return bytes;
    }
}
