package io.velostream.formats.decode;

import io.velostream.types.text.Swar;
import java.util.Arrays;

/// Bytes that must be found between two fields. Compared as whole words, which may reach past the
/// literal, never past [#MAX_LENGTH] bytes.
public final class Literal {
    /// Longer ones would be loaded from beyond the decoder's padding.
    public static final int MAX_LENGTH = 96;

    private final byte[] bytes;
    private final long first;
    private final long firstMask;
    private final long last;

    public Literal(byte[] bytes) {
        if (bytes.length > MAX_LENGTH) {
            throw new IllegalArgumentException("literal of " + bytes.length + " bytes");
        }
        this.bytes = bytes;
        byte[] padded = Arrays.copyOf(bytes, bytes.length + 8);
        this.firstMask = bytes.length >= 8 ? -1L : (1L << (8 * bytes.length)) - 1;
        this.first = Swar.load(padded, 0) & firstMask;
        this.last = bytes.length >= 8 ? Swar.load(bytes, bytes.length - 8) : 0;
    }

    public int length() {
        return bytes.length;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean matches(byte[] in, int at) {
        if (((Swar.load(in, at) ^ first) & firstMask) != 0) {
            return false;
        }
        int length = bytes.length;
        if (length <= 8) {
            return true;
        }
        return Swar.load(in, at + length - 8) == last
                && (length <= 16
                        || Arrays.equals(in, at + 8, at + length - 8, bytes, 8, length - 8));
    }

    boolean sameAs(Literal other) {
        return Arrays.equals(bytes, other.bytes);
    }
}
