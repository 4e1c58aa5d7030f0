package io.velostream.engine.over;

import java.util.Arrays;

/// Sorts pairs of time and row number. Both go into one `long` where they fit, so that the JDK's
/// sort of numbers does it; what is in order already is found out in one pass.
final class TimeOrder {
    private static final int LOW_BITS = 31;
    private static final long LOW = (1L << LOW_BITS) - 1;

    private long[] packed = new long[0];

    /// Sorts `[begin, end)` of both arrays by time, then by row number. The times are within a
    /// quarter of the range of `long`.
    void sort(long[] times, int[] rows, int begin, int end) {
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        int lowest = Integer.MAX_VALUE;
        int highest = 0;
        boolean isSorted = true;
        long previous = Long.MIN_VALUE;
        int previousRow = -1;
        for (int i = begin; i < end; i++) {
            long time = times[i];
            int row = rows[i];
            isSorted &= time > previous || (time == previous && row > previousRow);
            previous = time;
            previousRow = row;
            least = Math.min(least, time);
            greatest = Math.max(greatest, time);
            lowest = Math.min(lowest, row);
            highest = Math.max(highest, row);
        }
        if (isSorted) {
            return;
        }
        if (packed.length < end - begin) {
            packed = new long[Math.max(end - begin, packed.length * 2)];
        }
        int rowBits = 32 - Integer.numberOfLeadingZeros(highest - lowest);
        int timeBits = 64 - Long.numberOfLeadingZeros(greatest - least);
        if (rowBits + timeBits <= 63) {
            sortPacked(times, rows, begin, end, least, lowest, rowBits);
        } else {
            sortInPasses(times, rows, begin, end, least);
        }
    }

    private void sortPacked(
            long[] times, int[] rows, int begin, int end, long least, int lowest, int rowBits) {
        long[] keys = packed;
        int count = end - begin;
        for (int i = 0; i < count; i++) {
            keys[i] = (times[begin + i] - least) << rowBits | (rows[begin + i] - lowest);
        }
        Arrays.sort(keys, 0, count);
        long mask = (1L << rowBits) - 1;
        for (int i = 0; i < count; i++) {
            times[begin + i] = (keys[i] >>> rowBits) + least;
            rows[begin + i] = (int) (keys[i] & mask) + lowest;
        }
    }

    /// For times far apart: a pass for each part of the key, the least significant first, each of
    /// which keeps the order of the one before where it finds no difference.
    private void sortInPasses(long[] times, int[] rows, int begin, int end, long least) {
        int count = end - begin;
        long[] keyTimes = Arrays.copyOfRange(times, begin, end);
        int[] keyRows = Arrays.copyOfRange(rows, begin, end);
        int[] order = new int[count];
        Arrays.setAll(order, i -> i);
        for (int pass = 0; pass < 3; pass++) {
            long[] keys = packed;
            for (int i = 0; i < count; i++) {
                long time = keyTimes[order[i]] - least;
                long digit =
                        switch (pass) {
                            case 0 -> keyRows[order[i]];
                            case 1 -> time & LOW;
                            default -> time >>> LOW_BITS;
                        };
                keys[i] = digit << LOW_BITS | i;
            }
            Arrays.sort(keys, 0, count);
            int[] before = order.clone();
            for (int i = 0; i < count; i++) {
                order[i] = before[(int) (keys[i] & LOW)];
            }
        }
        for (int i = 0; i < count; i++) {
            times[begin + i] = keyTimes[order[i]];
            rows[begin + i] = keyRows[order[i]];
        }
    }
}
