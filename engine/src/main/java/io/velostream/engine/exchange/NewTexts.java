package io.velostream.engine.exchange;

import io.velostream.types.Dictionary;
import java.util.Arrays;

/// Entries of a sender's dictionary that the receiver has not seen yet, in the order of their
/// numbers.
final class NewTexts {
    private byte[] bytes = new byte[0];
    private int used = Dictionary.PADDING;
    private int[] lengths = new int[0];
    private int count;
    private boolean startsAnew;

    void clear() {
        used = Dictionary.PADDING;
        count = 0;
        startsAnew = false;
    }

    /// Says that the sender has another dictionary now, from entry 0.
    void startAnew() {
        startsAnew = true;
    }

    boolean startsAnew() {
        return startsAnew;
    }

    /// Adds the entries `from..to` of a dictionary.
    void add(Dictionary entries, int from, int to) {
        if (lengths.length < count + to - from) {
            lengths = Arrays.copyOf(lengths, Math.max(count + to - from, lengths.length * 2));
        }
        for (int id = from; id < to; id++) {
            int length = entries.length(id);
            int needed = used + length + Dictionary.PADDING;
            if (needed > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
            }
            System.arraycopy(entries.bytes(), entries.start(id), bytes, used, length);
            used += length;
            lengths[count++] = length;
        }
    }

    int count() {
        return count;
    }

    /// Interns the entries and writes the numbers that they get to `numbers` from `at`.
    void internInto(Dictionary known, int[] numbers, int at) {
        int offset = Dictionary.PADDING;
        for (int i = 0; i < count; i++) {
            numbers[at + i] = known.intern(bytes, offset, lengths[i]);
            offset += lengths[i];
        }
    }
}
