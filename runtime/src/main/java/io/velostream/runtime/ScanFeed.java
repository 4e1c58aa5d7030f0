package io.velostream.runtime;

import io.velostream.connect.Source;
import io.velostream.connect.SplitReader;
import io.velostream.connect.SplitReader.Progress;
import io.velostream.engine.StageInput;
import io.velostream.engine.WatermarkTracker;
import io.velostream.planner.plan.PhysicalPlan.Scan;
import io.velostream.planner.plan.PhysicalPlan.Watermark;
import io.velostream.types.Batch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Reads one source of a task into a batch that is used again and again, and brings the batches to
/// the stage.
///
/// Splits of a bounded source are read one after the other where nothing depends on event time.
/// Else several are open and the one whose event time is furthest behind goes on: a split that
/// waits for its turn holds the watermark back, so that in order every window would stay open until
/// the last split's turn. A split without rows at present is passed over, and after the timeout
/// that is declared with the watermark it does not hold it any more.
final class ScanFeed implements Feed {
    /// How many splits are open at a time; the rest waits until one has ended.
    private static final int MOST_OPEN = 64;

    /// How many batches of a split are read before another gets its turn. Each split has
    /// dictionaries of its own, which the operators must translate when they change.
    private static final int BATCHES_PER_TURN = 64;

    private final Scan scan;
    private final StageInput input;
    private final ScanLosses losses;
    private final TaskFacts facts;
    private final List<Source.Split> splits;
    private final List<OpenSplit> open = new ArrayList<>();
    private final @Nullable WatermarkTracker tracker;
    private final Batch batch;
    private final long totalBytes;
    private final long idleNanos;
    private final LongSupplier nanoClock;
    private int nextSplit;
    private @Nullable OpenSplit current;
    private int batchesOfTurn;
    private long bytesOfEndedSplits;
    private long rowsRead;

    private static final class OpenSplit {
        private final int index;
        private final SplitReader reader;

        /// Whether it had no rows when it was last asked, since the others were asked.
        private boolean isEmpty;

        /// Since when it has had no rows, if it has none.
        private OptionalLong emptySince = OptionalLong.empty();

        OpenSplit(int index, SplitReader reader) {
            this.index = index;
            this.reader = reader;
        }
    }

    /// @param nanoClock measures how long a split is idle, as [System#nanoTime]
    ScanFeed(
            Scan scan,
            StageInput input,
            ScanLosses losses,
            TaskFacts facts,
            LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.scan = scan;
        this.input = input;
        this.losses = losses;
        this.facts = facts;
        splits = scan.source().splits();
        totalBytes = sizeOf(splits);
        tracker =
                scan.watermark()
                        .map(declared -> new WatermarkTracker(declared, splits.size()))
                        .orElse(null);
        idleNanos =
                scan.watermark()
                        .flatMap(Watermark::idleMicros)
                        .map(TimeUnit.MICROSECONDS::toNanos)
                        .orElse(Long.MAX_VALUE);
        batch = Batch.of(scan.schema(), Batch.DEFAULT_CAPACITY);
    }

    @Override
    public Progress step() {
        facts.reading(losses);
        if (input.isSatisfied()) {
            return Progress.END;
        }
        try {
            for (OpenSplit split = turn(); split != null; split = turn()) {
                Progress progress = read(split);
                if (progress != Progress.IDLE) {
                    return progress;
                }
            }
            return open.isEmpty() ? Progress.END : allEmpty();
        } catch (IOException e) {
            throw OutsideFault.of("SOURCE_FAILED", "reading \"" + scan.name() + "\" failed", e);
        }
    }

    private Progress read(OpenSplit split) throws IOException {
        Progress progress = split.reader.read(batch);
        switch (progress) {
            case ROWS -> {
                split.emptySince = OptionalLong.empty();
                rowsRead += batch.rowCount();
                pass(split.index);
            }
            // Another split may have rows meanwhile.
            case IDLE -> empty(split);
            case END -> {
                end(split);
                return Progress.ROWS;
            }
        }
        return progress;
    }

    private void empty(OpenSplit split) {
        split.isEmpty = true;
        current = null;
        if (tracker == null) {
            return;
        }
        long now = nanoClock.getAsLong();
        if (split.emptySince.isEmpty()) {
            split.emptySince = OptionalLong.of(now);
        } else if (now - split.emptySince.getAsLong() >= idleNanos) {
            long before = tracker.watermark();
            tracker.splitIdle(split.index);
            if (tracker.watermark() > before) {
                input.advance(tracker.watermark());
            }
        }
    }

    /// No open split had rows: all are asked again after a pause.
    private Progress allEmpty() {
        open.forEach(split -> split.isEmpty = false);
        return Progress.IDLE;
    }

    private void pass(int split) {
        if (tracker == null) {
            input.process(batch);
            return;
        }
        long before = tracker.watermark();
        tracker.stamp(batch, split);
        input.process(batch);
        long now = tracker.watermark();
        if (now > before) {
            input.advance(now);
        }
    }

    /// The split to read from, or null if all have ended or have no rows at present.
    private @Nullable OpenSplit turn() throws IOException {
        if (current == null || batchesOfTurn >= BATCHES_PER_TURN) {
            boolean oneByOne = tracker == null && scan.source().isBounded();
            int wanted = oneByOne ? 1 : MOST_OPEN;
            while (open.size() < wanted && nextSplit < splits.size()) {
                Source.ReadRequest request =
                        new Source.ReadRequest(
                                scan.projection(), losses, scan.deadLetters().isPresent());
                SplitReader reader = scan.source().open(splits.get(nextSplit), request);
                open.add(new OpenSplit(nextSplit, reader));
                nextSplit++;
            }
            current = furthestBehind();
            batchesOfTurn = 0;
        }
        batchesOfTurn++;
        return current;
    }

    private @Nullable OpenSplit furthestBehind() {
        OpenSplit least = null;
        for (OpenSplit split : open) {
            if (!split.isEmpty && (least == null || isBehind(split, least))) {
                least = split;
            }
        }
        return least;
    }

    private boolean isBehind(OpenSplit split, OpenSplit other) {
        return tracker != null && tracker.watermark(split.index) < tracker.watermark(other.index);
    }

    private void end(OpenSplit split) throws IOException {
        bytesOfEndedSplits += split.reader.bytesRead();
        open.remove(split);
        current = null;
        split.reader.close();
        if (tracker != null) {
            long before = tracker.watermark();
            tracker.splitFinished(split.index);
            // After the last one the end of the input says more than a watermark could.
            if (tracker.watermark() > before && tracker.watermark() != Long.MAX_VALUE) {
                input.advance(tracker.watermark());
            }
        }
    }

    @Override
    public void finish() {
        input.finish();
    }

    @Override
    public long rowsRead() {
        return rowsRead;
    }

    @Override
    public long bytesRead() {
        long bytes = bytesOfEndedSplits;
        for (OpenSplit split : open) {
            bytes += split.reader.bytesRead();
        }
        return bytes;
    }

    @Override
    public long totalBytes() {
        return totalBytes;
    }

    private static long sizeOf(List<Source.Split> splits) {
        long total = 0;
        for (Source.Split split : splits) {
            if (split.bytes() < 0) {
                return -1;
            }
            total += split.bytes();
        }
        return total;
    }

    @Override
    public void close() throws IOException {
        Resources resources = new Resources();
        open.forEach(split -> resources.add(split.reader::close));
        open.clear();
        resources.close();
    }
}
