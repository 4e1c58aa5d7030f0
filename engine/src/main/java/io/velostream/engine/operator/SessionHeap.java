package io.velostream.engine.operator;

import java.util.Arrays;

/// Sessions by a time, then start, then number: a binary heap in arrays. Entries are never changed;
/// who takes the first one out looks whether it still holds.
final class SessionHeap {
    private static final int FIRST_CAPACITY = 64;

    private long[] times = new long[FIRST_CAPACITY];
    private long[] starts = new long[FIRST_CAPACITY];
    private long[] numbers = new long[FIRST_CAPACITY];
    private int[] slots = new int[FIRST_CAPACITY];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /// Of the first entry.
    long time() {
        return times[0];
    }

    long start() {
        return starts[0];
    }

    long number() {
        return numbers[0];
    }

    int slot() {
        return slots[0];
    }

    void clear() {
        size = 0;
    }

    void push(long time, long start, long number, int slot) {
        if (size == times.length) {
            grow(size * 2);
        }
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (!isBefore(time, start, number, parent)) {
                break;
            }
            move(parent, at);
            at = parent;
        }
        set(at, time, start, number, slot);
    }

    /// Removes the first entry.
    void pop() {
        size--;
        long time = times[size];
        long start = starts[size];
        long number = numbers[size];
        int slot = slots[size];
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size
                    && isBefore(times[child + 1], starts[child + 1], numbers[child + 1], child)) {
                child++;
            }
            if (!isBefore(times[child], starts[child], numbers[child], time, start, number)) {
                break;
            }
            move(child, at);
            at = child;
        }
        set(at, time, start, number, slot);
        if (times.length > FIRST_CAPACITY && size < times.length / 8) {
            grow(times.length / 4);
        }
    }

    private boolean isBefore(long time, long start, long number, int other) {
        return isBefore(time, start, number, times[other], starts[other], numbers[other]);
    }

    private static boolean isBefore(
            long time, long start, long number, long time2, long start2, long number2) {
        if (time != time2) {
            return time < time2;
        }
        return start != start2 ? start < start2 : number < number2;
    }

    private void move(int from, int to) {
        set(to, times[from], starts[from], numbers[from], slots[from]);
    }

    private void set(int at, long time, long start, long number, int slot) {
        times[at] = time;
        starts[at] = start;
        numbers[at] = number;
        slots[at] = slot;
    }

    private void grow(int capacity) {
        times = Arrays.copyOf(times, capacity);
        starts = Arrays.copyOf(starts, capacity);
        numbers = Arrays.copyOf(numbers, capacity);
        slots = Arrays.copyOf(slots, capacity);
    }

    long stateBytes() {
        return 28L * times.length;
    }
}
