package io.velostream.engine.group;

import io.velostream.types.Dictionary;
import org.jspecify.annotations.Nullable;

/// Numbers distinct byte strings from 0 in order of arrival: in a [Dictionary] while they are few,
/// which is fast and which results may refer to; in a [TextStore] when they are many.
final class Interner {
    /// Beyond this many a result is given as bytes: consumers remember things per dictionary entry,
    /// which pays for few entries only.
    private static final int MOST_IN_DICTIONARY = 100_000;

    private Dictionary dictionary = new Dictionary();
    private @Nullable TextStore store;

    /// The dictionary of all strings, or null if they are too many for one.
    @Nullable Dictionary dictionary() {
        return store == null ? dictionary : null;
    }

    int size() {
        return store == null ? dictionary.size() : store.size();
    }

    /// What [#start] refers to.
    byte[] bytes(int id) {
        return store == null ? dictionary.bytes() : store.bytes(id);
    }

    int start(int id) {
        return store == null ? dictionary.start(id) : store.start(id);
    }

    int length(int id) {
        return store == null ? dictionary.length(id) : store.length(id);
    }

    /// The number of the string, which has [Dictionary#PADDING] readable bytes around it and is
    /// added when it is new.
    int intern(byte[] from, int offset, int length) {
        if (store != null) {
            return store.intern(from, offset, length);
        }
        int id = dictionary.intern(from, offset, length);
        if (id == MOST_IN_DICTIONARY) {
            store = stored(dictionary);
            // Not emptied: batches on their way may refer to the old one.
            dictionary = new Dictionary();
        }
        return id;
    }

    private static TextStore stored(Dictionary dictionary) {
        TextStore store = new TextStore();
        for (int id = 0; id < dictionary.size(); id++) {
            store.intern(dictionary.bytes(), dictionary.start(id), dictionary.length(id));
        }
        return store;
    }

    /// As [#intern] for bytes without readable surroundings.
    void internCopy(byte[] from) {
        byte[] padded = new byte[from.length + 2 * Dictionary.PADDING];
        System.arraycopy(from, 0, padded, Dictionary.PADDING, from.length);
        intern(padded, Dictionary.PADDING, from.length);
    }

    long memoryBytes() {
        return dictionary.memoryBytes() + (store == null ? 0 : store.memoryBytes());
    }
}
