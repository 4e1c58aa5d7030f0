package io.velostream.engine.group;

import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// Keys that are numbered by their bytes in an interner of this operator's own: 0 is NULL, else one
/// more than the interner's number.
abstract sealed class InternedPart extends NarrowPart permits TextPart, NestedPart {
    private Interner entries = new Interner();

    final Interner entries() {
        return entries;
    }

    @Override
    final int greatestCode() {
        return entries.size();
    }

    /// Starts with an empty interner and returns the old one, which stays as it is: a batch that
    /// refers to it may still be on its way.
    Interner startAnew() {
        Interner old = entries;
        replaceEntries(new Interner());
        return old;
    }

    void replaceEntries(Interner replacement) {
        entries = replacement;
    }

    /// The code here of what had the code `code` in `old`.
    int recode(Interner old, int code) {
        if (code == 0) {
            return 0;
        }
        int id = code - 1;
        return entries.intern(old.bytes(id), old.start(id), old.length(id)) + 1;
    }

    @Override
    long stateBytes() {
        return entries.memoryBytes();
    }

    @Override
    void snapshot(StateWriter writer) {
        int size = entries.size();
        writer.writeInt(size);
        for (int id = 0; id < size; id++) {
            writer.writeBytes(entries.bytes(id), entries.start(id), entries.length(id));
        }
    }

    @Override
    void restore(StateReader reader) {
        Interner restored = new Interner();
        int size = reader.readInt();
        for (int id = 0; id < size; id++) {
            restored.internCopy(reader.readBytes());
        }
        replaceEntries(restored);
    }
}
