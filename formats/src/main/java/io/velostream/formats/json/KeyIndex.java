package io.velostream.formats.json;

import io.velostream.types.Dictionary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Finds the member that a JSON key means. Names are compared ignoring case, but where an object
/// has both, the key spelled like the member wins over another spelling.
final class KeyIndex {
    /// What [#find] returns for a key that means no member.
    static final int NONE = -1;

    /// Objects with ever new keys must not fill the memory.
    private static final int MAX_KEYS = 10_000;

    private final List<String> names;
    private final Dictionary keys = new Dictionary();

    /// By key: `member * 2`, plus 1 if it is spelled the same; or [#NONE].
    private int[] meanings = new int[64];

    KeyIndex(List<String> names) {
        this.names = List.copyOf(names);
    }

    /// `member * 2`, plus 1 if the key is spelled exactly like the member, or [#NONE].
    int find(JsonString key) {
        int id = keys.find(key.bytes(), key.offset(), key.length());
        return id >= 0 ? meanings[id] : findNew(key);
    }

    private int findNew(JsonString key) {
        String name = new String(key.toByteArray(), StandardCharsets.UTF_8);
        int meaning = NONE;
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(name)) {
                meaning = i * 2 + 1;
                break;
            }
            if (names.get(i).equalsIgnoreCase(name)) {
                meaning = i * 2;
            }
        }
        if (keys.size() < MAX_KEYS) {
            int id = keys.intern(key.bytes(), key.offset(), key.length());
            if (id == meanings.length) {
                meanings = Arrays.copyOf(meanings, id * 2);
            }
            meanings[id] = meaning;
        }
        return meaning;
    }
}
