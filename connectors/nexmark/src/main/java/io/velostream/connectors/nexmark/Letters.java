package io.velostream.connectors.nexmark;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Random lower-case letters, eight at a time.
final class Letters {
    /// How many bytes more than asked for are written.
    static final int ROOM = 7;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;
    private static final long STEP = 0xD1B54A32D192ED03L;
    private static final byte BLANK_OF = 13;

    private Letters() {}

    /// Writes `length` letters, and up to [#ROOM] more that nobody wants.
    static void write(byte[] to, int at, int length, long bits) {
        long state = bits;
        for (int i = 0; i < length; i += 8) {
            LONGS.set(to, at + i, eight(Draws.mix(state)));
            state += STEP;
        }
    }

    /// Each byte of `bits`, as a fraction of 256, times 26.
    private static long eight(long bits) {
        long even = (((bits & EVEN_BYTES) * 26) >>> 8) & EVEN_BYTES;
        long odd = ((bits >>> 8) & EVEN_BYTES) * 26 & ~EVEN_BYTES;
        return (even | odd) + 0x6161616161616161L;
    }

    /// As [#write], with `gap` in place of one in 13 letters, though not of the first or last.
    static void writeWords(byte[] to, int at, int length, long bits, char gap) {
        write(to, at, length, bits);
        long state = ~bits;
        for (int i = 1; i < length - 1; i++) {
            state = state * 0x5851F42D4C957F2DL + STEP;
            if (Draws.scale(state, BLANK_OF) == 0) {
                to[at + i] = (byte) gap;
            }
        }
    }

    /// How long a text of up to `most` letters is: at least 3, evenly distributed.
    static int length(long bits, int most) {
        return 3 + (int) Draws.scale(bits, most - 3);
    }
}
