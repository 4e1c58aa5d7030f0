package io.velostream.types.text;

/// Whole numbers as text.
public final class LongText {
    private static final int EIGHT_DIGITS = 100_000_000;

    private static final int SIX_DIGITS = 1_000_000;

    private LongText() {}

    /// Prints all digits, at most 20 characters.
    public static int print(byte[] to, int at, long value) {
        if (value >= 0) {
            return printUnsigned(to, at, value);
        }
        to[at] = '-';
        // The negation of the least value is itself, which is right when read as unsigned.
        return printUnsigned(to, at + 1, -value);
    }

    static int printUnsigned(byte[] to, int at, long value) {
        if (Long.compareUnsigned(value, EIGHT_DIGITS) < 0) {
            return printHead(to, at, (int) value);
        }
        long head = Long.divideUnsigned(value, EIGHT_DIGITS);
        int tail = (int) (value - head * EIGHT_DIGITS);
        int next;
        if (head < EIGHT_DIGITS) {
            next = printHead(to, at, (int) head);
        } else {
            long first = head / EIGHT_DIGITS;
            next = printHead(to, at, (int) first);
            Swar.store(to, next, Swar.digits8((int) (head - first * EIGHT_DIGITS)) | Swar.ZEROS);
            next += 8;
        }
        Swar.store(to, next, Swar.digits8(tail) | Swar.ZEROS);
        return next + 8;
    }

    /// Up to eight digits without leading zeros.
    static int printHead(byte[] to, int at, int value) {
        if (value < SIX_DIGITS) {
            long fixed = value * ThreeDigits.OF_6;
            long digits = ThreeDigits.of(fixed) | ThreeDigits.of(ThreeDigits.next(fixed)) << 24;
            int zeros = Long.numberOfTrailingZeros(digits | (1L << 40)) & -8;
            Swar.store(to, at, (digits | Swar.ZEROS) >>> zeros);
            return at + 6 - (zeros >>> 3);
        }
        long fixed = value * ThreeDigits.OF_9;
        long first = ThreeDigits.of(fixed);
        fixed = ThreeDigits.next(fixed);
        long middle = ThreeDigits.of(fixed);
        long last = ThreeDigits.of(ThreeDigits.next(fixed));
        long digits = first >>> 8 | middle << 16 | last << 40;
        int zeros = Long.numberOfTrailingZeros(digits | (1L << 56)) & -8;
        Swar.store(to, at, (digits | Swar.ZEROS) >>> zeros);
        return at + 8 - (zeros >>> 3);
    }

    /// Exactly `count` digits of a non-negative number below ten to the `count` (up to 18).
    static int printPadded(byte[] to, int at, long value, int count) {
        long rest = value;
        int position = at + count;
        while (position - at >= 8) {
            long head = rest / EIGHT_DIGITS;
            position -= 8;
            Swar.store(to, position, Swar.digits8((int) (rest - head * EIGHT_DIGITS)) | Swar.ZEROS);
            rest = head;
        }
        int left = (int) rest;
        while (position > at) {
            int head = left / 10;
            to[--position] = (byte) ('0' + (left - head * 10));
            left = head;
        }
        return at + count;
    }

    /// Reads an optional sign and digits, nothing else.
    public static Outcome parse(byte[] from, int offset, int length, Parsed into) {
        int end = offset + length;
        int at = offset;
        boolean negative = false;
        if (at < end && (from[at] == '-' || from[at] == '+')) {
            negative = from[at] == '-';
            at++;
        }
        if (at == end) {
            return Outcome.MALFORMED;
        }
        // Negative, because that side holds one number more.
        long value = 0;
        boolean overflow = false;
        for (; at < end; at++) {
            int digit = from[at] - '0';
            if (digit < 0 || digit > 9) {
                return Outcome.MALFORMED;
            }
            if (value < Long.MIN_VALUE / 10) {
                overflow = true;
            }
            long next = value * 10 - digit;
            overflow |= next > 0;
            value = next;
        }
        if (overflow || (!negative && value == Long.MIN_VALUE)) {
            return Outcome.OUT_OF_RANGE;
        }
        return into.set(negative ? value : -value);
    }
}
