package io.velostream.engine.over;

import io.velostream.engine.EventTime;
import io.velostream.planner.plan.Frame;
import io.velostream.planner.plan.Frame.Bound;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where a frame begins and ends for the row at hand of each partition. Both ends only move on from
/// row to row, so each row is passed once.
final class FrameCursor {
    private static final long MOST_ROWS = 1L << 60;

    private final Frame frame;
    private final OrderColumns order;
    private final Horizon horizon;
    private final RowLedger ledger;

    /// Micros in one unit of distance of RANGE; 0 if the order is not by event time.
    private final long microsPerUnit;

    private long[] starts = new long[16];
    private long[] ends = new long[16];

    /// @param timeType that of the event time if the order is by it
    FrameCursor(
            Frame frame,
            OrderColumns order,
            Horizon horizon,
            RowLedger ledger,
            @Nullable SqlType timeType) {
        this.frame = frame;
        this.order = order;
        this.horizon = horizon;
        this.ledger = ledger;
        microsPerUnit = timeType == null ? 0 : EventTime.isMillis(timeType) ? 1000 : 1;
    }

    Frame frame() {
        return frame;
    }

    /// Whether the frame begins with the first row of the partition.
    boolean isAnchored() {
        return frame.start() instanceof Bound.UnboundedPreceding;
    }

    boolean excludes() {
        return frame.exclusion() != Frame.Exclusion.NO_OTHERS;
    }

    /// The first row of the frame.
    long start(KeptRows rows) {
        return rows.partition < starts.length ? starts[rows.partition] : 0;
    }

    /// The first row behind the frame; not before the start.
    long end(KeptRows rows) {
        return ends[rows.partition];
    }

    /// Whether the exclusion leaves `other`, a row of the frame of `row`, in it.
    boolean includes(KeptRows rows, long row, long other) {
        return switch (frame.exclusion()) {
            case NO_OTHERS -> true;
            case CURRENT_ROW -> other != row;
            case GROUP -> rows.groupNumber(other) != rows.groupNumber(row);
            case TIES -> other == row || rows.groupNumber(other) != rows.groupNumber(row);
        };
    }

    /// Moves both ends to the frame of `row`, the next one to be emitted, as far as the rows that
    /// are there allow.
    ///
    /// @return whether that is the whole frame
    boolean move(KeptRows rows, long row) {
        int partition = rows.partition;
        if (starts.length <= partition) {
            int capacity = Math.max(partition + 1, starts.length * 2);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
        boolean complete = moveEnd(rows, row);
        if (complete) {
            starts[partition] = Math.min(startOf(rows, row), ends[partition]);
        }
        return complete;
    }

    private long startOf(KeptRows rows, long row) {
        long start = starts[rows.partition];
        return switch (frame.start()) {
            case Bound.UnboundedPreceding _ -> 0;
            case Bound.UnboundedFollowing _ -> throw new IllegalStateException(frame.toString());
            case Bound.Offset(long distance) ->
                    switch (frame.unit()) {
                        case ROWS -> Math.max(0, row + limited(distance));
                        case RANGE -> rangeStart(rows, row, start, distance);
                        case GROUPS -> {
                            long group = rows.groupNumber(row) + limited(distance);
                            while (start < rows.end() && rows.groupNumber(start) < group) {
                                start++;
                            }
                            yield start;
                        }
                    };
        };
    }

    private long rangeStart(KeptRows rows, long row, long from, long distance) {
        int current = rows.slot(row);
        if (distance == 0 || order.isNull(current)) {
            return rows.groupStart(row);
        }
        long start = from;
        while (start < rows.end()) {
            int slot = rows.slot(start);
            boolean isBefore =
                    order.isNull(slot)
                            ? order.areNullsFirst()
                            : order.compareMoved(slot, current, distance) < 0;
            if (!isBefore) {
                break;
            }
            start++;
        }
        return start;
    }

    private boolean moveEnd(KeptRows rows, long row) {
        return switch (frame.end()) {
            case Bound.UnboundedPreceding _ -> throw new IllegalStateException(frame.toString());
            case Bound.UnboundedFollowing _ -> {
                ends[rows.partition] = rows.end();
                yield horizon.finished;
            }
            case Bound.Offset(long distance) ->
                    switch (frame.unit()) {
                        case ROWS -> {
                            long end = Math.max(0, row + limited(distance) + 1);
                            ends[rows.partition] = Math.min(end, rows.end());
                            yield end <= rows.end() || horizon.finished;
                        }
                        case RANGE -> moveRangeEnd(rows, row, distance);
                        case GROUPS -> moveGroupsEnd(rows, row, distance);
                    };
        };
    }

    private boolean moveRangeEnd(KeptRows rows, long row, long distance) {
        int current = rows.slot(row);
        long end = ends[rows.partition];
        boolean byPeers = distance == 0 || order.isNull(current);
        if (byPeers) {
            end = Math.max(end, row);
        }
        while (end < rows.end() && isInRange(rows, row, end, byPeers, distance)) {
            end++;
        }
        ends[rows.partition] = end;
        if (horizon.finished) {
            return true;
        }
        if (distance < 0 && !byPeers) {
            // All of it lies before the current row.
            return true;
        }
        if (horizon.timed) {
            long behind = byPeers ? 0 : micros(distance);
            return ledger.times[current] + behind < horizon.watermark;
        }
        return end < rows.end();
    }

    /// A distance of RANGE of the event time, so that a sum with a time does not overflow.
    long micros(long distance) {
        long most = EventTime.LIMIT_MICROS / microsPerUnit;
        return Math.clamp(distance, -most, most) * microsPerUnit;
    }

    /// So that sums with numbers of rows do not overflow.
    private static long limited(long distance) {
        return Math.clamp(distance, -MOST_ROWS, MOST_ROWS);
    }

    private boolean isInRange(KeptRows rows, long row, long other, boolean byPeers, long distance) {
        if (byPeers) {
            return rows.groupNumber(other) == rows.groupNumber(row);
        }
        int slot = rows.slot(other);
        return order.isNull(slot)
                ? order.areNullsFirst()
                : order.compareMoved(slot, rows.slot(row), distance) <= 0;
    }

    private boolean moveGroupsEnd(KeptRows rows, long row, long distance) {
        long group = rows.groupNumber(row) + limited(distance);
        long end = ends[rows.partition];
        while (end < rows.end() && rows.groupNumber(end) <= group) {
            end++;
        }
        ends[rows.partition] = end;
        if (horizon.finished || distance < 0) {
            return true;
        }
        if (horizon.timed && rows.groupNumber(rows.end() - 1) == group) {
            return ledger.times[rows.slot(rows.end() - 1)] < horizon.watermark;
        }
        return end < rows.end();
    }

    /// The oldest row that has not been passed yet by an end that will look at it.
    long oldestNeeded(KeptRows rows) {
        int partition = rows.partition;
        if (partition >= starts.length) {
            return rows.first();
        }
        return isAnchored() ? ends[partition] : Math.min(starts[partition], ends[partition]);
    }

    /// Forgets everything about partition 0, the only one.
    void restart() {
        starts[0] = 0;
        ends[0] = 0;
    }

    void keepPartitions(int[] kept, int count) {
        long[] oldStarts = starts;
        long[] oldEnds = ends;
        starts = new long[Math.max(16, count)];
        ends = new long[Math.max(16, count)];
        for (int i = 0; i < count; i++) {
            starts[i] = kept[i] < oldStarts.length ? oldStarts[kept[i]] : 0;
            ends[i] = kept[i] < oldEnds.length ? oldEnds[kept[i]] : 0;
        }
    }

    void snapshot(StateWriter writer) {
        writer.writeLongs(starts, starts.length);
        writer.writeLongs(ends, ends.length);
    }

    void restore(StateReader reader) {
        starts = reader.readLongs();
        ends = reader.readLongs();
    }
}
