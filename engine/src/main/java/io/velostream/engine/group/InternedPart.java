package io.velostream.engine.group;

import io.velostream.types.Dictionary;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// Keys that are numbered by their bytes in an interner of this operator's own: 0 is NULL, else one
/// more than the interner's number.
abstract sealed class InternedPart extends NarrowPart permits TextPart, NestedPart {
    /// A dictionary's slot, at half load, and its place.
    private static final long BYTES_PER_ENTRY = 2 * 32 + 8;

    private Dictionary entries = new Dictionary();

    Dictionary entries() {
        return entries;
    }

    @Override
    final int greatestCode() {
        return entries.size();
    }

    /// Starts with an empty interner and returns the old one, which stays as it is: a batch that
    /// refers to it may still be on its way.
    Dictionary startAnew() {
        Dictionary old = entries;
        replaceEntries(new Dictionary());
        return old;
    }

    void replaceEntries(Dictionary replacement) {
        entries = replacement;
    }

    /// The code here of what had the code `code` in `old`.
    int recode(Dictionary old, int code) {
        return code == 0
                ? 0
                : entries.intern(old.bytes(), old.start(code - 1), old.length(code - 1)) + 1;
    }

    @Override
    long stateBytes() {
        return entries.bytes().length + BYTES_PER_ENTRY * entries.size();
    }

    @Override
    void snapshot(StateWriter writer) {
        int size = entries.size();
        writer.writeInt(size);
        for (int id = 0; id < size; id++) {
            writer.writeBytes(entries.bytes(), entries.start(id), entries.length(id));
        }
    }

    @Override
    void restore(StateReader reader) {
        Dictionary restored = new Dictionary();
        int size = reader.readInt();
        for (int id = 0; id < size; id++) {
            byte[] bytes = reader.readBytes();
            restored.internCopy(bytes, 0, bytes.length);
        }
        replaceEntries(restored);
    }
}
