package io.velostream.types.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight characters at a time: the arithmetic on words that reading and printing digits is made of.
/// The first character is always the lowest byte.
public final class Swar {
    /// How many bytes from its start position a `print` method may touch.
    public static final int ROOM = 64;

    /// Eight times `0`.
    public static final long ZEROS = 0x3030303030303030L;

    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private Swar() {}

    public static long load(byte[] from, int at) {
        return (long) LONGS.get(from, at);
    }

    public static void store(byte[] to, int at, long word) {
        LONGS.set(to, at, word);
    }

    public static void store4(byte[] to, int at, int word) {
        INTS.set(to, at, word);
    }

    public static void store2(byte[] to, int at, int word) {
        SHORTS.set(to, at, (short) word);
    }

    /// The same byte eight times.
    public static long repeat(int value) {
        return (value & 0xff) * LOW_BITS;
    }

    /// The highest bit of each byte that is equal to the repeated byte. Bytes behind the first hit
    /// may be marked wrongly.
    public static long matches(long word, long repeated) {
        long x = word ^ repeated;
        return (x - LOW_BITS) & ~x & HIGH_BITS;
    }

    /// The highest bit of each byte that is not a digit. Bytes behind the first hit may be marked
    /// wrongly, unless that hit is an ASCII character.
    public static long nonDigits(long word) {
        long t = word ^ ZEROS;
        return ((t + 0x7676767676767676L) | t) & HIGH_BITS;
    }

    /// The index of the lowest marked byte; 8 if none is.
    public static int firstOf(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /// The number that eight digits mean. The word must hold digits only.
    public static long parse8(long digits) {
        return numberOf(digits ^ ZEROS);
    }

    /// The number that the first `count` (0 to 8) digits of a word mean; what follows them does not
    /// matter.
    public static long parseFirst(long word, int count) {
        // What comes in from below are leading zeros. Two shifts: a single one by 64 would be a
        // shift by none.
        int half = 4 * (8 - count);
        return numberOf(((word ^ ZEROS) << half) << half);
    }

    /// The number that eight bytes of 0 to 9 mean.
    private static long numberOf(long digits) {
        long w = digits * 10 + (digits >>> 8);
        return ((w & 0x000000FF000000FFL) * 0x000F424000000064L
                        + ((w >>> 16) & 0x000000FF000000FFL) * 0x0000271000000001L)
                >>> 32;
    }

    /// The eight decimal digits of `value` (0 to 99,999,999) as bytes 0 to 9, first digit lowest.
    public static long digits8(int value) {
        int upper = value / 10_000;
        int lower = value - upper * 10_000;
        long v = upper | ((long) lower << 32);
        long hundreds = ((v * 10_486) >>> 20) & 0x0000_007f_0000_007fL;
        v = hundreds | ((v - hundreds * 100) << 16);
        long tens = ((v * 103) >>> 10) & 0x000f_000f_000f_000fL;
        return tens | ((v - 10 * tens) << 8);
    }
}
