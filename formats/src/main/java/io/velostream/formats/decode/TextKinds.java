package io.velostream.formats.decode;

import io.velostream.types.SqlType;
import io.velostream.types.text.DateTimeText;
import io.velostream.types.text.Outcome;
import io.velostream.types.text.Parsed;

/// What a number of texts have in common: finds the type of strings in a sample.
public final class TextKinds {
    /// Decimals get a 64-bit type if so many digits are left before the point for larger values.
    private static final int SPARE_DIGITS = 4;

    private final Parsed parsed = new Parsed();
    private long texts;
    private long decimals;
    private long timestamps;
    private long dates;
    private int mostWhole;
    private int mostFraction;

    public void add(byte[] bytes, int offset, int length) {
        texts++;
        addDecimal(bytes, offset, length);
        if (DateTimeText.parseDate(bytes, offset, length, parsed) == Outcome.OK) {
            dates++;
        } else if (DateTimeText.parseTimestamp(bytes, offset, length, parsed) == Outcome.OK) {
            timestamps++;
        }
    }

    /// Counts `-?digits.digits`, without leading zeros that a number would lose.
    private void addDecimal(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int start = length > 0 && bytes[offset] == '-' ? offset + 1 : offset;
        int point = digitsEnd(bytes, start, end);
        int whole = point - start;
        if (whole == 0 || point == end || bytes[point] != '.') {
            return;
        }
        int fraction = end - point - 1;
        boolean leadingZero = whole > 1 && bytes[start] == '0';
        if (fraction > 0 && digitsEnd(bytes, point + 1, end) == end && !leadingZero) {
            decimals++;
            mostWhole = Math.max(mostWhole, whole);
            mostFraction = Math.max(mostFraction, fraction);
        }
    }

    private static int digitsEnd(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    public boolean isEmpty() {
        return texts == 0;
    }

    /// DECIMAL if all are amounts with a fraction, DATE or TIMESTAMP if all are that, else STRING.
    public SqlType type() {
        if (texts > 0 && decimals == texts) {
            return decimalType();
        }
        return typeOfMoments();
    }

    /// DATE or TIMESTAMP if all are that, else STRING.
    public SqlType typeOfMoments() {
        if (texts > 0 && dates == texts) {
            return SqlType.Basic.DATE;
        }
        return texts > 0 && dates + timestamps == texts
                ? SqlType.Basic.TIMESTAMP
                : SqlType.Basic.STRING;
    }

    private SqlType decimalType() {
        int digits = mostWhole + mostFraction;
        if (digits > SqlType.MAX_PRECISION) {
            return SqlType.Basic.STRING;
        }
        return new SqlType.Decimal(
                digits + SPARE_DIGITS <= SqlType.MAX_SHORT_PRECISION
                        ? SqlType.MAX_SHORT_PRECISION
                        : SqlType.MAX_PRECISION,
                mostFraction);
    }
}
