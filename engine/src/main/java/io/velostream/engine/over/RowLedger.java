package io.velostream.engine.over;

import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// What a [WaitingOverOperator] notes beside each row of its log: its partition, its event time,
/// the watermark just before it, and how far it is.
final class RowLedger {
    static final byte WAITING = 0;
    static final byte EMITTED = 1;
    static final byte FREE = 2;

    int[] partitions = new int[1024];
    long[] times = new long[1024];
    long[] stamps = new long[1024];
    byte[] states = new byte[1024];
    private int size;
    private int firstWaiting;
    private int wanted;

    int size() {
        return size;
    }

    /// How many rows are not [#FREE].
    int wanted() {
        return wanted;
    }

    void add(int partition, long time, long stamp) {
        if (size == states.length) {
            int capacity = size * 2;
            partitions = Arrays.copyOf(partitions, capacity);
            times = Arrays.copyOf(times, capacity);
            stamps = Arrays.copyOf(stamps, capacity);
            states = Arrays.copyOf(states, capacity);
        }
        partitions[size] = partition;
        times[size] = time;
        stamps[size] = stamp;
        states[size++] = WAITING;
        wanted++;
    }

    /// The oldest row that has not been emitted, or [#size] if there is none.
    int firstWaiting() {
        while (firstWaiting < size && states[firstWaiting] != WAITING) {
            firstWaiting++;
        }
        return firstWaiting;
    }

    void free(int row) {
        states[row] = FREE;
        wanted--;
    }

    /// Drops the rows that are free.
    ///
    /// @param kept takes the old numbers of the others
    /// @param numbers takes the new number of each of those, by old number
    /// @return how many are left
    int compact(int[] kept, int[] numbers) {
        int count = 0;
        for (int row = 0; row < size; row++) {
            if (states[row] != FREE) {
                partitions[count] = partitions[row];
                times[count] = times[row];
                stamps[count] = stamps[row];
                states[count] = states[row];
                numbers[row] = count;
                kept[count++] = row;
            }
        }
        size = count;
        firstWaiting = 0;
        return count;
    }

    long bytes() {
        return 21L * states.length;
    }

    /// After [#compact].
    void snapshot(StateWriter writer) {
        writer.writeInts(partitions, size);
        writer.writeLongs(times, size);
        writer.writeLongs(stamps, size);
        boolean[] emitted = new boolean[size];
        for (int row = 0; row < size; row++) {
            emitted[row] = states[row] == EMITTED;
        }
        writer.writeBooleans(emitted, size);
    }

    void restore(StateReader reader) {
        int[] readPartitions = reader.readInts();
        long[] readTimes = reader.readLongs();
        long[] readStamps = reader.readLongs();
        boolean[] emitted = reader.readBooleans();
        for (int row = 0; row < emitted.length; row++) {
            add(readPartitions[row], readTimes[row], readStamps[row]);
            states[row] = emitted[row] ? EMITTED : WAITING;
        }
    }
}
