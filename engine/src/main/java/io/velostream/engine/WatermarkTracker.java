package io.velostream.engine;

import io.velostream.engine.expression.Evaluator;
import io.velostream.engine.expression.ExpressionCompiler;
import io.velostream.planner.plan.PhysicalPlan.Watermark;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// How far event time is at one scan. Pure arithmetic: no clock, no I/O.
///
/// The watermark of a split is its largest event time minus the declared delay; that of the scan is
/// the least over the splits that neither have ended nor are idle, so a split that has not begun
/// holds it back. While all that have not ended are idle it is the largest of theirs; when all have
/// ended it is [Long#MAX_VALUE]. It never moves back: what a split brings when it returns may be
/// late. Null and absurd event times do not move it.
public final class WatermarkTracker {
    private final Evaluator time;
    private final RowErrors unreadable = new RowErrors();
    private final long delayMicros;
    private final long[] bySplit;
    private final boolean[] finished;
    private final boolean[] idle;
    private final EventTime eventTime = new EventTime();
    private long watermark = Long.MIN_VALUE;
    private long[] stamps = new long[0];

    public WatermarkTracker(Watermark declared, int splits) {
        time = new ExpressionCompiler(WatermarkTracker::noClock).compile(declared.time());
        delayMicros = declared.delayMicros();
        bySplit = new long[splits];
        finished = new boolean[splits];
        idle = new boolean[splits];
        Arrays.fill(bySplit, Long.MIN_VALUE);
        moveOn();
    }

    private static long noClock() {
        throw new IllegalStateException("event time does not depend on the clock");
    }

    /// The watermark now, in micros.
    public long watermark() {
        return watermark;
    }

    /// How far one split is, in micros; [Long#MIN_VALUE] if none of its rows had a time yet.
    public long watermark(int split) {
        return bySplit[split];
    }

    /// Notes the event times of all rows that a split's reader has just made, and gives each row
    /// the watermark as it stood just before it. The stamps are valid until the next call. All rows
    /// of the batch are selected.
    public void stamp(Batch batch, int split) {
        idle[split] = false;
        int rowCount = batch.rowCount();
        if (stamps.length < rowCount) {
            stamps = new long[rowCount];
        }
        // Who computes the same again for a result tells of rows that fail; here they have no time.
        unreadable.clear();
        Column times = time.evaluate(batch, batch.rows(), batch.size(), unreadable);
        long[] micros = eventTime.micros(times, rowCount);
        long others = leastBut(split);
        bySplit[split] =
                times.hasNulls()
                        ? stampNullable(times, micros, rowCount, bySplit[split], others)
                        : stamp(micros, rowCount, bySplit[split], others);
        batch.setWatermarks(stamps);
        moveOn();
    }

    /// As [#stamp] for rows that another tracker, of one split alone, has stamped: each with the
    /// watermark that the rows before it in the same piece of the split had reached.
    public void restamp(Batch batch, long[] reached, int split) {
        idle[split] = false;
        int rowCount = batch.rowCount();
        if (stamps.length < rowCount) {
            stamps = new long[rowCount];
        }
        long others = leastBut(split);
        long own = bySplit[split];
        long floor = watermark;
        for (int row = 0; row < rowCount; row++) {
            stamps[row] = Math.max(floor, Math.min(Math.max(own, reached[row]), others));
        }
        batch.setWatermarks(stamps);
    }

    /// Says how far a split has come.
    public void splitReached(int split, long micros) {
        idle[split] = false;
        bySplit[split] = Math.max(bySplit[split], micros);
        moveOn();
    }

    /// Forgets everything: what follows has nothing to do with what came before.
    public void restart() {
        Arrays.fill(bySplit, Long.MIN_VALUE);
        Arrays.fill(finished, false);
        Arrays.fill(idle, false);
        watermark = Long.MIN_VALUE;
    }

    private long stamp(long[] micros, int rowCount, long before, long others) {
        long[] out = stamps;
        long floor = watermark;
        long delay = delayMicros;
        long own = before;
        for (int row = 0; row < rowCount; row++) {
            out[row] = Math.max(floor, Math.min(own, others));
            if (EventTime.isValid(micros[row])) {
                own = Math.max(own, micros[row] - delay);
            }
        }
        return own;
    }

    private long stampNullable(
            Column times, long[] micros, int rowCount, long before, long others) {
        long own = before;
        for (int row = 0; row < rowCount; row++) {
            stamps[row] = Math.max(watermark, Math.min(own, others));
            if (!times.isNull(row) && EventTime.isValid(micros[row])) {
                own = Math.max(own, micros[row] - delayMicros);
            }
        }
        return own;
    }

    /// Says that a split has had no rows for long: it does not hold the watermark until it has some
    /// again.
    public void splitIdle(int split) {
        idle[split] = true;
        moveOn();
    }

    /// Says that a split has ended: it no longer holds the watermark.
    public void splitFinished(int split) {
        finished[split] = true;
        moveOn();
    }

    private void moveOn() {
        watermark = Math.max(watermark, reached());
    }

    private long reached() {
        boolean anyIdle = false;
        long greatest = Long.MIN_VALUE;
        for (int i = 0; i < bySplit.length; i++) {
            if (!finished[i] && !idle[i]) {
                return leastBut(-1);
            }
            if (!finished[i]) {
                anyIdle = true;
                greatest = Math.max(greatest, bySplit[i]);
            }
        }
        return anyIdle ? greatest : Long.MAX_VALUE;
    }

    private long leastBut(int excluded) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < bySplit.length; i++) {
            if (i != excluded && !finished[i] && !idle[i]) {
                least = Math.min(least, bySplit[i]);
            }
        }
        return least;
    }

    /// Without who is idle: that is found out again.
    public void snapshot(StateWriter writer) {
        writer.writeLong(watermark);
        writer.writeLongs(bySplit, bySplit.length);
        writer.writeBooleans(finished, finished.length);
    }

    /// The splits must be the same, in the same order.
    public void restore(StateReader reader) {
        watermark = reader.readLong();
        System.arraycopy(reader.readLongs(), 0, bySplit, 0, bySplit.length);
        System.arraycopy(reader.readBooleans(), 0, finished, 0, finished.length);
    }
}
