package io.velostream.functions.scalar;

import io.velostream.types.Text;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Characters (code points) in UTF-8 bytes. Bytes that are not UTF-8 count as one character each
/// where they begin one; nothing here fails or reads outside a text.
final class Utf8 {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long HIGH_BITS = 0x8080808080808080L;

    private Utf8() {}

    static boolean isAscii(Text text) {
        byte[] bytes = text.bytes();
        int at = text.offset();
        int end = at + text.length();
        for (; at <= end - 8; at += 8) {
            if (((long) LONGS.get(bytes, at) & HIGH_BITS) != 0) {
                return false;
            }
        }
        int bits = 0;
        for (; at < end; at++) {
            bits |= bytes[at];
        }
        return bits >= 0;
    }

    /// How many characters there are: bytes that do not continue one.
    static int count(Text text) {
        return text.length()
                - continuations(text.bytes(), text.offset(), text.offset() + text.length());
    }

    private static int continuations(byte[] bytes, int from, int end) {
        int at = from;
        int found = 0;
        for (; at <= end - 8; at += 8) {
            long word = (long) LONGS.get(bytes, at);
            // 10xxxxxx: the high bit set and the next one not.
            found += Long.bitCount(word & ~(word << 1) & HIGH_BITS);
        }
        for (; at < end; at++) {
            found += isContinuation(bytes[at]) ? 1 : 0;
        }
        return found;
    }

    static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }

    /// The byte index behind the first `characters` characters, or the length if there are fewer.
    static int indexOf(Text text, long characters) {
        int length = text.length();
        if (characters <= 0) {
            return 0;
        }
        if (characters >= length) {
            return length;
        }
        byte[] bytes = text.bytes();
        int start = text.offset();
        int end = start + length;
        long left = characters;
        int at = start;
        while (left >= 8 && at <= end - 8 && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
            at += 8;
            left -= 8;
        }
        while (left > 0 && at < end) {
            at = next(bytes, at, end);
            left--;
        }
        return at - start;
    }

    /// Where the character behind the one at `at` begins.
    static int next(byte[] bytes, int at, int end) {
        int next = at + 1;
        while (next < end && isContinuation(bytes[next])) {
            next++;
        }
        return next;
    }

    /// Where the last character before `at` begins.
    static int previous(byte[] bytes, int at, int start) {
        int previous = at - 1;
        while (previous > start && isContinuation(bytes[previous])) {
            previous--;
        }
        return previous;
    }

    /// The byte index of `sub` in `text` at or behind byte `from`, or -1.
    static int find(Text text, Text sub, int from) {
        int length = sub.length();
        if (length == 0) {
            return from;
        }
        byte[] bytes = text.bytes();
        byte[] wanted = sub.bytes();
        int wantedStart = sub.offset();
        byte first = wanted[wantedStart];
        int last = text.offset() + text.length() - length;
        for (int at = text.offset() + from; at <= last; at++) {
            if (bytes[at] == first
                    && Arrays.equals(
                            bytes, at, at + length, wanted, wantedStart, wantedStart + length)) {
                return at - text.offset();
            }
        }
        return -1;
    }

    /// Whether the bytes of `sub` stand in `text` at byte `at`.
    static boolean isAt(Text text, int at, Text sub) {
        int start = text.offset() + at;
        return at >= 0
                && at + sub.length() <= text.length()
                && Arrays.equals(
                        text.bytes(),
                        start,
                        start + sub.length(),
                        sub.bytes(),
                        sub.offset(),
                        sub.offset() + sub.length());
    }
}
