package io.velostream.formats.json;

import java.util.Arrays;

/// What one object looked like: its members in order, with where their values lay.
final class JsonShape {
    /// The member of a key that came twice: such a row is no example for others.
    static final int REPEATED = -2;

    private int[] members = new int[16];
    private int[] kinds = new int[16];
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int size;
    private boolean regular = true;

    void clear() {
        size = 0;
        regular = true;
    }

    /// @param member the column, or -1 for a value that is not wanted
    /// @param kind the first character of the value
    void add(int member, int kind, int start, int end) {
        if (size == members.length) {
            members = Arrays.copyOf(members, size * 2);
            kinds = Arrays.copyOf(kinds, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        members[size] = member;
        kinds[size] = kind;
        starts[size] = start;
        ends[size] = end;
        size++;
        regular &= member != REPEATED;
    }

    boolean isRegular() {
        return regular;
    }

    int size() {
        return size;
    }

    int member(int index) {
        return members[index];
    }

    int kind(int index) {
        return kinds[index];
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }
}
