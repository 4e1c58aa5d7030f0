package io.velostream.engine.over;

import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// Count, sum, least and greatest of a queue of 64-bit values, at a constant cost per value however
/// long the queue is, and without subtraction, so a sum of DOUBLE does not drift and an infinity
/// leaves no trace.
///
/// It is a queue of two stacks: values up to [#middle] have in their block the totals from
/// themselves to there, the values behind it are in one running total. When the front stack is used
/// up the whole queue becomes the front.
///
/// Values may be appended before they count ([#append], then [#extend]), for frames that end before
/// the current row. A null is appended as [#appendNull].
final class SlidingAggregate {
    /// What is kept of each value.
    ///
    /// @param floating whether values are bits of DOUBLE
    /// @param sum whether sums are wanted
    /// @param extremes whether least and greatest are wanted
    record Shape(boolean floating, boolean sum, boolean extremes) {
        /// Where in a block the sum is, in two words for integers, which are summed exactly.
        static final int SUM = 1;

        int least() {
            return 1 + (sum ? floating ? 1 : 2 : 0);
        }

        int stride() {
            return least() + (extremes ? 2 : 0);
        }
    }

    private static final int FIRST_CAPACITY = 8;

    private final boolean floating;
    private final boolean sums;
    private final boolean extremes;
    private final int stride;
    private final int least;
    private long[] blocks;
    private int mask = FIRST_CAPACITY - 1;

    // Numbers of values since the beginning.
    private long head;
    private long middle;
    private long end;
    private long tail;

    private long backSum;
    private long backHigh;
    private long backLeast = Long.MAX_VALUE;
    private long backGreatest = Long.MIN_VALUE;

    /// By block, whether the value is null, and how many are not from there to [#middle]; empty
    /// until the first null comes.
    private boolean[] nulls = new boolean[0];

    private int[] counts = new int[0];
    private int backCount;

    SlidingAggregate(Shape shape) {
        floating = shape.floating();
        sums = shape.sum();
        extremes = shape.extremes();
        stride = shape.stride();
        least = shape.least();
        blocks = new long[FIRST_CAPACITY * stride];
    }

    /// How many values count.
    long size() {
        return end - head;
    }

    /// The number of the first value that counts.
    long head() {
        return head;
    }

    /// The number of the first value that does not count yet.
    long end() {
        return end;
    }

    /// The number that the next appended value gets.
    long tail() {
        return tail;
    }

    void append(long value) {
        if (tail - head > mask) {
            grow();
        }
        int slot = (int) tail & mask;
        blocks[slot * stride] = value;
        if (nulls.length > 0) {
            nulls[slot] = false;
        }
        tail++;
    }

    void appendNull() {
        append(0);
        if (nulls.length == 0) {
            trackNulls();
        }
        nulls[(int) (tail - 1) & mask] = true;
    }

    private void trackNulls() {
        nulls = new boolean[mask + 1];
        counts = new int[mask + 1];
        for (long i = head; i < middle; i++) {
            counts[(int) i & mask] = (int) (middle - i);
        }
        backCount = (int) (end - middle);
    }

    private void grow() {
        int oldMask = mask;
        long[] old = blocks;
        mask = oldMask * 2 + 1;
        blocks = new long[(mask + 1) * stride];
        for (long i = head; i < tail; i++) {
            System.arraycopy(
                    old, ((int) i & oldMask) * stride, blocks, ((int) i & mask) * stride, stride);
        }
        if (nulls.length > 0) {
            boolean[] oldNulls = nulls;
            int[] oldCounts = counts;
            nulls = new boolean[mask + 1];
            counts = new int[mask + 1];
            for (long i = head; i < tail; i++) {
                nulls[(int) i & mask] = oldNulls[(int) i & oldMask];
                counts[(int) i & mask] = oldCounts[(int) i & oldMask];
            }
        }
    }

    /// Lets the next appended value count.
    void extend() {
        int slot = (int) end++ & mask;
        if (nulls.length > 0) {
            if (nulls[slot]) {
                return;
            }
            backCount++;
        }
        long value = blocks[slot * stride];
        if (floating) {
            double number = Double.longBitsToDouble(value);
            if (sums) {
                backSum = Double.doubleToRawLongBits(Double.longBitsToDouble(backSum) + number);
            }
            value = ordered(number);
        } else if (sums) {
            long sum = backSum + value;
            backHigh = highOfSum(backHigh, backSum, value, sum);
            backSum = sum;
        }
        if (extremes) {
            backLeast = Math.min(backLeast, value);
            backGreatest = Math.max(backGreatest, value);
        }
    }

    /// Lets the first value that counts go.
    void shrink() {
        if (head == middle) {
            flip();
        }
        head++;
    }

    private void flip() {
        if (nulls.length > 0) {
            flipCounts();
        }
        if (floating) {
            flipFloating();
        } else {
            flipExact();
        }
        middle = end;
        backSum = 0;
        backHigh = 0;
        backLeast = Long.MAX_VALUE;
        backGreatest = Long.MIN_VALUE;
        backCount = 0;
    }

    private void flipCounts() {
        int count = 0;
        for (long i = end - 1; i >= head; i--) {
            count += nulls[(int) i & mask] ? 0 : 1;
            counts[(int) i & mask] = count;
        }
    }

    private void flipFloating() {
        long[] blocks = this.blocks;
        boolean nullable = nulls.length > 0;
        double sum = 0;
        long lowest = Long.MAX_VALUE;
        long highest = Long.MIN_VALUE;
        for (long i = end - 1; i >= head; i--) {
            int slot = (int) i & mask;
            int at = slot * stride;
            if (!nullable || !nulls[slot]) {
                double value = Double.longBitsToDouble(blocks[at]);
                sum += value;
                long key = ordered(value);
                lowest = Math.min(lowest, key);
                highest = Math.max(highest, key);
            }
            if (sums) {
                blocks[at + Shape.SUM] = Double.doubleToRawLongBits(sum);
            }
            if (extremes) {
                blocks[at + least] = lowest;
                blocks[at + least + 1] = highest;
            }
        }
    }

    private void flipExact() {
        long[] blocks = this.blocks;
        boolean nullable = nulls.length > 0;
        long low = 0;
        long high = 0;
        long lowest = Long.MAX_VALUE;
        long highest = Long.MIN_VALUE;
        for (long i = end - 1; i >= head; i--) {
            int slot = (int) i & mask;
            int at = slot * stride;
            if (!nullable || !nulls[slot]) {
                long value = blocks[at];
                long sum = low + value;
                high = highOfSum(high, low, value, sum);
                low = sum;
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
            if (sums) {
                blocks[at + Shape.SUM] = low;
                blocks[at + Shape.SUM + 1] = high;
            }
            if (extremes) {
                blocks[at + least] = lowest;
                blocks[at + least + 1] = highest;
            }
        }
    }

    /// The upper half of a 128-bit sum to which `value` was added with the lower half `sum`.
    private static long highOfSum(long high, long low, long value, long sum) {
        long carry = ((low & value) | ((low | value) & ~sum)) >>> 63;
        return high + (value >> 63) + carry;
    }

    /// Writes the totals of the values that count.
    void read(FrameTotals totals, int row) {
        int slot = (int) head & mask;
        int at = slot * stride;
        boolean hasFront = head < middle;
        totals.counts[row] =
                nulls.length == 0 ? end - head : backCount + (hasFront ? counts[slot] : 0);
        if (sums) {
            readSum(totals, row, at, hasFront);
        }
        if (extremes) {
            totals.least[row] = hasFront ? Math.min(backLeast, blocks[at + least]) : backLeast;
            totals.greatest[row] =
                    hasFront ? Math.max(backGreatest, blocks[at + least + 1]) : backGreatest;
        }
    }

    private void readSum(FrameTotals totals, int row, int at, boolean hasFront) {
        if (!hasFront) {
            totals.sums[row] = backSum;
            totals.highs[row] = backHigh;
        } else if (floating) {
            totals.sums[row] =
                    Double.doubleToRawLongBits(
                            Double.longBitsToDouble(blocks[at + Shape.SUM])
                                    + Double.longBitsToDouble(backSum));
        } else {
            long low = blocks[at + Shape.SUM];
            long sum = low + backSum;
            long carry = ((low & backSum) | ((low | backSum) & ~sum)) >>> 63;
            totals.sums[row] = sum;
            totals.highs[row] = blocks[at + Shape.SUM + 1] + backHigh + carry;
        }
    }

    /// A number as bits that compare as numbers do, NaN above all others.
    static long ordered(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    /// The number of which [#ordered] made `key`.
    static double number(long key) {
        return Double.longBitsToDouble(key ^ ((key >> 63) & Long.MAX_VALUE));
    }

    long bytes() {
        return 128 + 8L * blocks.length + 5L * nulls.length;
    }

    void snapshot(StateWriter writer) {
        writer.writeLong(head);
        writer.writeLong(middle);
        writer.writeLong(end);
        int count = (int) (tail - head);
        long[] values = new long[count];
        boolean[] isNull = new boolean[count];
        for (int i = 0; i < count; i++) {
            int slot = (int) (head + i) & mask;
            values[i] = blocks[slot * stride];
            isNull[i] = nulls.length > 0 && nulls[slot];
        }
        writer.writeLongs(values, count);
        writer.writeBooleans(isNull, count);
    }

    /// Makes the totals again of the values, split as they were, so that sums have the same bits.
    void restore(StateReader reader) {
        head = reader.readLong();
        tail = head;
        long oldMiddle = reader.readLong();
        long oldEnd = reader.readLong();
        // Everything is appended before it counts, so growing has nothing to move but values.
        middle = head;
        end = head;
        long[] values = reader.readLongs();
        boolean[] isNull = reader.readBooleans();
        for (int i = 0; i < values.length; i++) {
            if (isNull[i]) {
                appendNull();
            } else {
                append(values[i]);
            }
        }
        while (end < oldMiddle) {
            extend();
        }
        flip();
        while (end < oldEnd) {
            extend();
        }
    }
}
