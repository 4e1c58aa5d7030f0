package io.velostream.engine.over;

import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// The rows of one partition that are still needed, in order. Rows are numbered from 0 since the
/// partition began; those from [#first] to [#end] are here, those from [#next] on have not been
/// emitted yet.
final class KeptRows {
    private static final int FIRST_CAPACITY = 4;

    /// The partition's own number.
    int partition;

    private int[] slots = new int[FIRST_CAPACITY];
    private long[] groupStarts = new long[FIRST_CAPACITY];
    private long[] groupNumbers = new long[FIRST_CAPACITY];
    private int mask = FIRST_CAPACITY - 1;
    private long first;
    private long next;
    private long end;

    KeptRows(int partition) {
        this.partition = partition;
    }

    long first() {
        return first;
    }

    long next() {
        return next;
    }

    long end() {
        return end;
    }

    boolean isEmpty() {
        return first == end;
    }

    /// Where row `row` lies in the log.
    int slot(long row) {
        return slots[(int) row & mask];
    }

    /// The number of the first peer of `row`.
    long groupStart(long row) {
        return groupStarts[(int) row & mask];
    }

    /// How many groups of peers there are before that of `row`.
    long groupNumber(long row) {
        return groupNumbers[(int) row & mask];
    }

    /// Appends the row at `slot` of the log.
    ///
    /// @param isPeer whether it is a peer of the row before it; false for the first one
    void append(int slot, boolean isPeer) {
        if (end - first > mask) {
            grow();
        }
        int at = (int) end & mask;
        slots[at] = slot;
        if (isPeer) {
            groupStarts[at] = groupStart(end - 1);
            groupNumbers[at] = groupNumber(end - 1);
        } else {
            groupStarts[at] = end;
            groupNumbers[at] = end == 0 ? 0 : groupNumber(end - 1) + 1;
        }
        end++;
    }

    private void grow() {
        int oldMask = mask;
        int[] oldSlots = slots;
        long[] oldStarts = groupStarts;
        long[] oldNumbers = groupNumbers;
        mask = oldMask * 2 + 1;
        slots = new int[mask + 1];
        groupStarts = new long[mask + 1];
        groupNumbers = new long[mask + 1];
        for (long row = first; row < end; row++) {
            int from = (int) row & oldMask;
            int to = (int) row & mask;
            slots[to] = oldSlots[from];
            groupStarts[to] = oldStarts[from];
            groupNumbers[to] = oldNumbers[from];
        }
    }

    /// Forgets all rows; the next one is number 0.
    void clear() {
        first = 0;
        next = 0;
        end = 0;
    }

    /// Says that row [#next] has been emitted.
    void emitted() {
        next++;
    }

    /// Lets the first row go. What [#groupNumber] said of the last one stays readable.
    void dropFirst() {
        first++;
    }

    /// After the log has given its rows other numbers.
    void renumber(int[] numbers) {
        for (long row = first; row < end; row++) {
            slots[(int) row & mask] = numbers[slot(row)];
        }
    }

    long bytes() {
        return 88 + 20L * slots.length;
    }

    void snapshot(StateWriter writer) {
        writer.writeLong(first);
        writer.writeLong(next);
        writer.writeLong(end);
        // The last row's group is asked for even when the row is gone.
        long from = Math.min(first, Math.max(0, end - 1));
        writer.writeLong(from);
        for (long row = from; row < end; row++) {
            writer.writeInt(slot(row));
            writer.writeLong(groupStart(row));
            writer.writeLong(groupNumber(row));
        }
    }

    void restore(StateReader reader) {
        long oldFirst = reader.readLong();
        long oldNext = reader.readLong();
        long oldEnd = reader.readLong();
        first = reader.readLong();
        end = first;
        while (end < oldEnd) {
            if (end - first > mask) {
                grow();
            }
            int at = (int) end & mask;
            slots[at] = reader.readInt();
            groupStarts[at] = reader.readLong();
            groupNumbers[at] = reader.readLong();
            end++;
        }
        first = oldFirst;
        next = oldNext;
    }
}
