package io.velostream.engine.operator;

import io.velostream.engine.group.Aggregates;
import io.velostream.engine.group.Groups;
import io.velostream.engine.group.KeyCodec;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;

/// The sessions of all keys, as arrays: no object per session.
///
/// A session has a slot, which is also its group number in [#aggregates], and is used again when it
/// is over. The sessions of a key that still take rows form a chain from the newest to the oldest;
/// nearly always there is one. A key without sessions is forgotten sooner or later.
final class SessionTable {
    static final int NONE = -1;
    private static final int FIRST_SLOTS = 64;

    /// Below this many keys nothing is forgotten: they take some MB, and numbering keys anew is
    /// work.
    private static final int FEW_KEYS = 1 << 17;

    private final long gap;
    private final long lateness;
    private final KeyCodec codec;
    private final Groups keys;
    private final Aggregates aggregates;

    // By slot.
    private long[] starts = new long[FIRST_SLOTS];
    private long[] lasts = new long[FIRST_SLOTS];
    private int[] keyOf = new int[FIRST_SLOTS];
    private int[] olders = new int[FIRST_SLOTS];
    private boolean[] emitted = new boolean[FIRST_SLOTS];

    /// Tells sessions that had the same slot apart, and in which order they began; -1 for none.
    private long[] numbers = new long[FIRST_SLOTS];

    private int slots;
    private int[] free = new int[FIRST_SLOTS];
    private int freeCount;
    private long nextNumber;

    // By key.
    private int[] newest = new int[0];
    private int[] sessionsOf = new int[0];
    private int liveKeys;

    // What the last look-up found.
    private int newer = NONE;
    private int hit = NONE;
    private int older = NONE;

    private final int[] oneFrom = new int[1];
    private final int[] oneTo = new int[1];

    SessionTable(long gap, long lateness, KeyCodec codec, Aggregates aggregates) {
        this.gap = gap;
        this.lateness = lateness;
        this.codec = codec;
        this.aggregates = aggregates;
        keys = new Groups(codec);
        Arrays.fill(numbers, NONE);
    }

    Groups keys() {
        return keys;
    }

    Aggregates aggregates() {
        return aggregates;
    }

    long start(int slot) {
        return starts[slot];
    }

    /// The end as results have it.
    long end(int slot) {
        return lasts[slot] + gap;
    }

    long number(int slot) {
        return numbers[slot];
    }

    int keyOf(int slot) {
        return keyOf[slot];
    }

    boolean isEmitted(int slot) {
        return emitted[slot];
    }

    void setEmitted(int slot) {
        emitted[slot] = true;
    }

    int size() {
        return slots - freeCount;
    }

    /// Finds the keys of rows that were just encoded.
    int[] findKeys(int[] rows, int count) {
        int[] keyOfRow = keys.assign(rows, count);
        int known = newest.length;
        if (keys.size() > known) {
            newest = Arrays.copyOf(newest, Math.max(keys.size(), known * 2));
            sessionsOf = Arrays.copyOf(sessionsOf, newest.length);
            Arrays.fill(newest, known, newest.length, NONE);
        }
        return keyOfRow;
    }

    private boolean isClosed(int slot, long watermark) {
        return isOver(lasts[slot], watermark);
    }

    /// Whether a session whose last row is at `last` takes no more rows.
    boolean isOver(long last, long watermark) {
        return last + gap + lateness < watermark;
    }

    /// Of nearly all rows: the session of the key if the row goes on with its newest one, of which
    /// nothing has been emitted, and which is then made longer; else [#NONE].
    int goOn(int key, long time, long watermark) {
        int slot = newest[key];
        if (slot == NONE
                || emitted[slot]
                || time < starts[slot]
                || time - lasts[slot] > gap
                || isClosed(slot, watermark)) {
            return NONE;
        }
        lasts[slot] = Math.max(lasts[slot], time);
        return slot;
    }

    /// Looks up what a row touches: [#hit], and, if it joins two sessions, [#older] as well.
    void locate(int key, long time, long watermark) {
        dropClosed(key, watermark);
        newer = NONE;
        hit = newest[key];
        older = NONE;
        while (hit != NONE && starts[hit] - gap > time) {
            newer = hit;
            hit = olders[hit];
        }
        if (hit == NONE || time > lasts[hit] + gap) {
            older = hit;
            hit = NONE;
            return;
        }
        int before = olders[hit];
        if (before != NONE && time <= lasts[before] + gap) {
            older = before;
        }
    }

    /// Sessions that are over but have not been emitted take no more rows.
    private void dropClosed(int key, long watermark) {
        int before = NONE;
        for (int slot = newest[key]; slot != NONE; slot = olders[slot]) {
            if (isClosed(slot, watermark)) {
                setOlder(key, before, olders[slot]);
            } else {
                before = slot;
            }
        }
    }

    private void setOlder(int key, int slot, int next) {
        if (slot == NONE) {
            newest[key] = next;
        } else {
            olders[slot] = next;
        }
    }

    /// The session that the row falls into or next to, or [#NONE].
    int hit() {
        return hit;
    }

    /// The second session that it touches, if there is a [#hit].
    int older() {
        return older;
    }

    /// Begins a session at the place that was looked up.
    int create(int key, long time) {
        int slot = freeCount > 0 ? free[--freeCount] : newSlot();
        starts[slot] = time;
        lasts[slot] = time;
        keyOf[slot] = key;
        emitted[slot] = false;
        numbers[slot] = nextNumber++;
        olders[slot] = older;
        setOlder(key, newer, slot);
        if (sessionsOf[key]++ == 0) {
            liveKeys++;
        }
        return slot;
    }

    private int newSlot() {
        if (slots == starts.length) {
            int capacity = 2 * slots;
            starts = Arrays.copyOf(starts, capacity);
            lasts = Arrays.copyOf(lasts, capacity);
            keyOf = Arrays.copyOf(keyOf, capacity);
            olders = Arrays.copyOf(olders, capacity);
            emitted = Arrays.copyOf(emitted, capacity);
            numbers = Arrays.copyOf(numbers, capacity);
            free = Arrays.copyOf(free, capacity);
        }
        aggregates.ensureGroups(slots + 1);
        return slots++;
    }

    /// Makes a session contain `time`.
    void extend(int slot, long time) {
        starts[slot] = Math.min(starts[slot], time);
        lasts[slot] = Math.max(lasts[slot], time);
    }

    /// Joins the two sessions that were looked up: what is left is the older one.
    int join() {
        int kept = older;
        int gone = hit;
        oneFrom[0] = gone;
        oneTo[0] = kept;
        aggregates.merge(aggregates, oneFrom, oneTo, 1);
        lasts[kept] = Math.max(lasts[kept], lasts[gone]);
        numbers[kept] = Math.min(numbers[kept], numbers[gone]);
        emitted[kept] |= emitted[gone];
        setOlder(keyOf[kept], newer, kept);
        release(gone);
        aggregates.reset(oneFrom, 1);
        return kept;
    }

    /// Ends a session.
    void remove(int slot) {
        oneTo[0] = slot;
        remove(oneTo, 1);
    }

    /// Ends some sessions.
    void remove(int[] listed, int count) {
        for (int i = 0; i < count; i++) {
            unlink(listed[i]);
            release(listed[i]);
        }
        aggregates.reset(listed, count);
    }

    private void unlink(int slot) {
        int key = keyOf[slot];
        int before = NONE;
        for (int at = newest[key]; at != NONE; at = olders[at]) {
            if (at == slot) {
                setOlder(key, before, olders[at]);
                break;
            }
            before = at;
        }
    }

    private void release(int slot) {
        numbers[slot] = NONE;
        free[freeCount++] = slot;
        if (--sessionsOf[keyOf[slot]] == 0) {
            liveKeys--;
        }
    }

    /// To be called between batches.
    void forgetUnusedKeys() {
        if (keys.size() <= FEW_KEYS || keys.size() / 2 <= liveKeys) {
            return;
        }
        int[] kept = new int[liveKeys];
        int[] newNumber = new int[keys.size()];
        int count = 0;
        for (int key = 0; key < keys.size(); key++) {
            if (sessionsOf[key] > 0) {
                newest[count] = newest[key];
                sessionsOf[count] = sessionsOf[key];
                newNumber[key] = count;
                kept[count++] = key;
            }
        }
        keys.keep(kept);
        newest = Arrays.copyOf(newest, count);
        sessionsOf = Arrays.copyOf(sessionsOf, count);
        for (int slot = 0; slot < slots; slot++) {
            if (numbers[slot] != NONE) {
                keyOf[slot] = newNumber[keyOf[slot]];
            }
        }
    }

    /// The slots there have been, in use or not: `0..slots`.
    int slots() {
        return slots;
    }

    boolean isInUse(int slot) {
        return numbers[slot] != NONE;
    }

    long stateBytes() {
        return codec.stateBytes()
                + keys.stateBytes()
                + aggregates.stateBytes()
                + (8L + 8 + 4 + 4 + 1 + 8 + 4) * starts.length
                + 8L * newest.length;
    }

    void snapshot(StateWriter writer) {
        codec.snapshot(writer);
        keys.snapshot(writer);
        writer.writeLong(nextNumber);
        writer.writeLongs(starts, slots);
        writer.writeLongs(lasts, slots);
        writer.writeLongs(numbers, slots);
        writer.writeInts(keyOf, slots);
        writer.writeInts(olders, slots);
        writer.writeBooleans(emitted, slots);
        writer.writeInts(newest, keys.size());
        aggregates.snapshot(slots, writer);
    }

    void restore(StateReader reader) {
        codec.restore(reader);
        keys.restore(reader);
        nextNumber = reader.readLong();
        starts = reader.readLongs();
        lasts = reader.readLongs();
        numbers = reader.readLongs();
        keyOf = reader.readInts();
        olders = reader.readInts();
        emitted = reader.readBooleans();
        newest = reader.readInts();
        aggregates.restore(reader);
        slots = starts.length;
        sessionsOf = new int[newest.length];
        free = new int[slots];
        freeCount = 0;
        liveKeys = 0;
        for (int slot = 0; slot < slots; slot++) {
            if (numbers[slot] == NONE) {
                free[freeCount++] = slot;
            } else if (sessionsOf[keyOf[slot]]++ == 0) {
                liveKeys++;
            }
        }
        growToOne();
    }

    /// Arrays grow by doubling, so none may be empty.
    private void growToOne() {
        if (slots == 0) {
            starts = new long[FIRST_SLOTS];
            lasts = new long[FIRST_SLOTS];
            numbers = new long[FIRST_SLOTS];
            keyOf = new int[FIRST_SLOTS];
            olders = new int[FIRST_SLOTS];
            emitted = new boolean[FIRST_SLOTS];
            free = new int[FIRST_SLOTS];
        }
    }
}
