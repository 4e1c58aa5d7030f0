package io.velostream.engine.over;

import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// Some row numbers of a partition, ascending.
final class RowQueue {
    private long[] rows = new long[4];
    private long head;
    private long tail;

    int size() {
        return (int) (tail - head);
    }

    long first() {
        return rows[(int) head & (rows.length - 1)];
    }

    /// The row at `index`, from 0.
    long get(int index) {
        return rows[(int) (head + index) & (rows.length - 1)];
    }

    void add(long row) {
        if (tail - head == rows.length) {
            long[] old = rows;
            rows = new long[old.length * 2];
            for (long i = head; i < tail; i++) {
                rows[(int) i & (rows.length - 1)] = old[(int) i & (old.length - 1)];
            }
        }
        rows[(int) tail++ & (rows.length - 1)] = row;
    }

    void removeFirst() {
        head++;
    }

    void clear() {
        head = tail;
    }

    long bytes() {
        return 48 + 8L * rows.length;
    }

    void snapshot(StateWriter writer) {
        writer.writeInt(size());
        for (int i = 0; i < size(); i++) {
            writer.writeLong(get(i));
        }
    }

    void restore(StateReader reader) {
        for (int i = reader.readInt(); i > 0; i--) {
            add(reader.readLong());
        }
    }
}
