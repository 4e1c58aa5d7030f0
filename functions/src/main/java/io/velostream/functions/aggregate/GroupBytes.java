package io.velostream.functions.aggregate;

import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// A byte string for each group, in one arena. A value is replaced in its place when it fits;
/// otherwise the old place is garbage, which is left behind whenever the arena is full and copied.
final class GroupBytes {
    private static final int LARGEST = Integer.MAX_VALUE - 64;

    private static final int FIRST_CAPACITY = 256;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int used;

    /// How many bytes below [#used] no group owns.
    private int garbage;

    private int[] starts = new int[0];
    private int[] lengths = new int[0];

    /// How many bytes the group owns.
    private int[] rooms = new int[0];

    void grow(int capacity) {
        starts = Arrays.copyOf(starts, capacity);
        lengths = Arrays.copyOf(lengths, capacity);
        rooms = Arrays.copyOf(rooms, capacity);
    }

    /// Makes the groups `0..count`, which must be all, empty.
    void clear(int count) {
        Arrays.fill(starts, 0, count, 0);
        Arrays.fill(lengths, 0, count, 0);
        Arrays.fill(rooms, 0, count, 0);
        used = 0;
        garbage = 0;
    }

    void reset(int group) {
        garbage += rooms[group];
        // Nothing is copied from there, but an empty copy must be within the arena as well.
        starts[group] = 0;
        rooms[group] = 0;
        lengths[group] = 0;
    }

    void reset(int[] groups, int count) {
        for (int i = 0; i < count; i++) {
            reset(groups[i]);
        }
        giveBack();
    }

    /// Leaves the arena for one that fits when little of it is in use. It is a copy of what is in
    /// use and a walk over the groups, so it is worth it only when it gives back much more.
    void giveBack() {
        int owned = used - garbage;
        if (bytes.length > FIRST_CAPACITY
                && owned < bytes.length / 8
                && rooms.length < bytes.length / 4) {
            compactInto(new byte[Math.max(FIRST_CAPACITY, owned * 2)]);
        }
    }

    /// Appends what other groups hold.
    void merge(GroupBytes other, int[] from, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            append(to[i], other.bytes, other.starts[from[i]], other.lengths[from[i]]);
        }
    }

    /// How much memory this takes.
    long size() {
        return bytes.length + 12L * rooms.length;
    }

    /// Replaced when it grows, which every [#set] and [#append] may do.
    byte[] bytes() {
        return bytes;
    }

    int start(int group) {
        return starts[group];
    }

    int length(int group) {
        return lengths[group];
    }

    /// How large the arena is, for tests.
    int arenaSize() {
        return bytes.length;
    }

    void set(int group, byte[] from, int offset, int length) {
        if (length > rooms[group]) {
            garbage += rooms[group];
            rooms[group] = 0;
            lengths[group] = 0;
            // Some more, so that values of slightly different lengths stay in place.
            allocate(group, length + (length >> 2));
        }
        System.arraycopy(from, offset, bytes, starts[group], length);
        lengths[group] = length;
    }

    void append(int group, byte[] from, int offset, int length) {
        int had = lengths[group];
        long needed = (long) had + length;
        if (needed > rooms[group]) {
            // The old place stays owned while room is made, so that compaction keeps its bytes.
            move(group, needed);
        }
        System.arraycopy(from, offset, bytes, starts[group] + had, length);
        lengths[group] = had + length;
    }

    private void move(int group, long needed) {
        int room = (int) Math.min(Math.max(needed, 2L * rooms[group]), LARGEST);
        if (needed > room) {
            throw new OutOfMemoryError("text of one group exceeds 2 GB");
        }
        makeRoom(room);
        int oldStart = starts[group];
        garbage += rooms[group];
        allocate(group, room);
        System.arraycopy(bytes, oldStart, bytes, starts[group], lengths[group]);
    }

    private void allocate(int group, int room) {
        makeRoom(room);
        starts[group] = used;
        rooms[group] = room;
        used += room;
    }

    private void makeRoom(int room) {
        if ((long) used + room <= bytes.length) {
            return;
        }
        long needed = (long) used - garbage + room;
        if (needed > LARGEST) {
            throw new OutOfMemoryError("text of all groups exceeds 2 GB");
        }
        // Mostly garbage: the same size will do for as long again. The copy is due in any case, so
        // it always leaves the garbage behind.
        long wanted = needed < bytes.length / 2 ? bytes.length : needed * 2;
        compactInto(new byte[(int) Math.min(wanted, LARGEST)]);
    }

    private void compactInto(byte[] next) {
        int end = 0;
        for (int group = 0; group < rooms.length; group++) {
            if (rooms[group] > 0) {
                System.arraycopy(bytes, starts[group], next, end, lengths[group]);
                starts[group] = end;
                end += rooms[group];
            }
        }
        bytes = next;
        used = end;
        garbage = 0;
    }

    void write(int count, StateWriter writer) {
        writer.writeInt(count);
        for (int group = 0; group < count; group++) {
            writer.writeBytes(bytes, starts[group], lengths[group]);
        }
    }

    /// For groups for which there is room and which are empty.
    void read(StateReader reader) {
        int count = reader.readInt();
        for (int group = 0; group < count; group++) {
            byte[] value = reader.readBytes();
            set(group, value, 0, value.length);
        }
    }
}
