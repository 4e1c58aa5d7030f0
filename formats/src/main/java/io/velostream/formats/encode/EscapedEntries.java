package io.velostream.formats.encode;

import io.velostream.types.Dictionary;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The text of every entry of a dictionary as a format writes it.
final class EscapedEntries {
    /// Readers load two words wherever an entry starts.
    private static final int PADDING = 16;

    /// A dictionary that comes for the first time is followed at once only up to this size: it may
    /// be one that a step makes anew for each batch.
    private static final int SMALL = 1024;

    private final TextStyle style;
    private @Nullable Dictionary followed;
    private @Nullable Dictionary previous;
    private byte[] bytes = new byte[1024];
    private int[] starts = new int[64];
    private int[] lengths = new int[64];
    private int size;
    private int used;
    private int longest;

    EscapedEntries(TextStyle style) {
        this.style = style;
    }

    /// Takes in the new entries of `dictionary`; false if that does not pay.
    boolean follow(Dictionary dictionary) {
        if (dictionary != followed) {
            if (dictionary != previous && dictionary.size() > SMALL) {
                previous = dictionary;
                return false;
            }
            followed = dictionary;
            previous = dictionary;
            size = 0;
            used = 0;
            longest = 0;
        }
        while (size < dictionary.size()) {
            add(dictionary, size);
        }
        return true;
    }

    private void add(Dictionary dictionary, int id) {
        int length = dictionary.length(id);
        if (id == starts.length) {
            starts = Arrays.copyOf(starts, id * 2);
            lengths = Arrays.copyOf(lengths, id * 2);
        }
        int needed = Math.addExact(used + PADDING, style.maxLength(length));
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
        }
        int end = style.writeText(dictionary.bytes(), dictionary.start(id), length, bytes, used);
        starts[id] = used;
        lengths[id] = end - used;
        longest = Math.max(longest, end - used);
        used = end;
        size++;
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int id) {
        return starts[id];
    }

    int length(int id) {
        return lengths[id];
    }

    int longest() {
        return longest;
    }
}
