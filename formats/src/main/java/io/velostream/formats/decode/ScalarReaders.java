package io.velostream.formats.decode;

import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.SqlType;
import io.velostream.types.TextColumn;
import io.velostream.types.text.BooleanText;
import io.velostream.types.text.DateTimeText;
import io.velostream.types.text.DecimalText;
import io.velostream.types.text.DoubleText;
import io.velostream.types.text.IntervalText;
import io.velostream.types.text.LongText;
import io.velostream.types.text.Outcome;
import io.velostream.types.text.Parsed;

/// The scalar reader of each type.
final class ScalarReaders {
    private ScalarReaders() {}

    static final class OfBoolean extends ScalarReader {
        private final Parsed parsed = new Parsed();

        OfBoolean(String name) {
            super(name, SqlType.Basic.BOOLEAN);
        }

        @Override
        public void read(byte[] bytes, int offset, int length, int row) {
            if (BooleanText.parse(bytes, offset, length, parsed) != Outcome.OK) {
                throw mismatch(bytes, offset, length);
            }
            ((BooleanColumn) column()).set(row, parsed.booleanValue());
        }
    }

    static final class OfLong extends ScalarReader {
        /// Digits enough for any 64-bit number.
        private static final int DIGITS = 19;

        private final Parsed parsed = new Parsed();
        private final long least;
        private final long most;

        OfLong(String name, SqlType.Basic type, long least, long most) {
            super(name, type);
            this.least = least;
            this.most = most;
        }

        @Override
        public void read(byte[] bytes, int offset, int length, int row) {
            Outcome outcome = LongText.parse(bytes, offset, length, parsed);
            if (outcome == Outcome.MALFORMED) {
                // Whole numbers may be written with an exponent or a fraction of zeros.
                outcome =
                        DecimalText.parse(
                                bytes,
                                offset,
                                length,
                                DIGITS,
                                0,
                                DecimalText.Excess.REFUSE,
                                parsed);
                if (outcome == Outcome.OK && parsed.high() != parsed.longValue() >> 63) {
                    outcome = Outcome.OUT_OF_RANGE;
                }
            }
            long value = parsed.longValue();
            if (outcome == Outcome.OUT_OF_RANGE
                    || (outcome == Outcome.OK && (value < least || value > most))) {
                throw overflow(bytes, offset, length);
            }
            if (outcome != Outcome.OK) {
                throw mismatch(bytes, offset, length);
            }
            ((LongColumn) column()).set(row, value);
        }
    }

    static final class OfDouble extends ScalarReader {
        private final Parsed parsed = new Parsed();

        OfDouble(String name) {
            super(name, SqlType.Basic.DOUBLE);
        }

        @Override
        public void read(byte[] bytes, int offset, int length, int row) {
            switch (DoubleText.parse(bytes, offset, length, parsed)) {
                case OK -> ((DoubleColumn) column()).set(row, parsed.doubleValue());
                case OUT_OF_RANGE -> throw overflow(bytes, offset, length);
                case MALFORMED, INEXACT -> throw mismatch(bytes, offset, length);
            }
        }
    }

    static final class OfDecimal extends ScalarReader {
        private final Parsed parsed = new Parsed();
        private final SqlType.Decimal decimal;

        OfDecimal(String name, SqlType.Decimal type) {
            super(name, type);
            this.decimal = type;
        }

        @Override
        public void read(byte[] bytes, int offset, int length, int row) {
            int scale = decimal.scale();
            Outcome outcome =
                    DecimalText.parse(
                            bytes,
                            offset,
                            length,
                            decimal.precision(),
                            scale,
                            DecimalText.Excess.REFUSE,
                            parsed);
            switch (outcome) {
                case OK -> store(row);
                case OUT_OF_RANGE -> throw overflow(bytes, offset, length);
                case INEXACT ->
                        throw failure(
                                "NUMERIC_INEXACT",
                                bytes,
                                offset,
                                length,
                                "has more than " + scale + " fraction digits");
                case MALFORMED -> throw mismatch(bytes, offset, length);
            }
        }

        private void store(int row) {
            if (decimal.isShort()) {
                ((LongColumn) column()).set(row, parsed.longValue());
            } else {
                ((Int128Column) column()).set(row, parsed.high(), parsed.longValue());
            }
        }
    }

    static final class OfMoment extends ScalarReader {
        private final Parsed parsed = new Parsed();
        private final SqlType.Basic type;

        OfMoment(String name, SqlType.Basic type) {
            super(name, type);
            this.type = type;
        }

        @Override
        public void read(byte[] bytes, int offset, int length, int row) {
            switch (parse(bytes, offset, length)) {
                case OK -> ((LongColumn) column()).set(row, parsed.longValue());
                case OUT_OF_RANGE ->
                        throw failure(
                                "DATETIME_OUT_OF_RANGE",
                                bytes,
                                offset,
                                length,
                                "is out of range for " + type);
                case MALFORMED, INEXACT -> throw mismatch(bytes, offset, length);
            }
        }

        private Outcome parse(byte[] bytes, int offset, int length) {
            return switch (type) {
                case DATE -> DateTimeText.parseDate(bytes, offset, length, parsed);
                case TIME -> DateTimeText.parseTime(bytes, offset, length, parsed);
                case INTERVAL -> IntervalText.parse(bytes, offset, length, parsed);
                case INTERVAL_MONTH -> IntervalText.parseMonths(bytes, offset, length, parsed);
                default -> parseTimestamp(bytes, offset, length);
            };
        }

        private Outcome parseTimestamp(byte[] bytes, int offset, int length) {
            Outcome iso = DateTimeText.parseTimestamp(bytes, offset, length, parsed);
            if (iso != Outcome.MALFORMED) {
                return iso;
            }
            // Epoch milliseconds; three fraction digits make them micros.
            return DecimalText.parse(
                    bytes, offset, length, 18, 3, DecimalText.Excess.ROUND, parsed);
        }
    }

    static final class OfString extends ScalarReader {
        private final TextTarget target;

        OfString(String name, TextTarget target) {
            super(name, SqlType.Basic.STRING);
            this.target = target;
        }

        @Override
        public void begin(Column column, long rowsBefore) {
            super.begin(column, rowsBefore);
            target.begin((TextColumn) column, rowsBefore);
        }

        @Override
        public void read(byte[] bytes, int offset, int length, int row) {
            if (!Utf8.isValid(bytes, offset, length)) {
                throw failure("INVALID_UTF8", bytes, offset, length, "is not valid UTF-8");
            }
            target.set(bytes, offset, length, row);
        }

        @Override
        public void setNull(int row) {
            target.setNull(row);
        }
    }

    static final class OfBytes extends ScalarReader {
        private final TextTarget target;
        private byte[] decoded = new byte[64];

        OfBytes(String name, TextTarget target) {
            super(name, SqlType.Basic.BYTES);
            this.target = target;
        }

        @Override
        public void begin(Column column, long rowsBefore) {
            super.begin(column, rowsBefore);
            target.begin((TextColumn) column, rowsBefore);
        }

        @Override
        public void read(byte[] bytes, int offset, int length, int row) {
            // Eight bytes around the value are readable, as a dictionary wants it.
            if (decoded.length < length + 16) {
                decoded = new byte[length + 16 + length / 2];
            }
            int end = Base64Text.decode(bytes, offset, length, decoded, 8);
            if (end < 0) {
                throw mismatch(bytes, offset, length);
            }
            target.set(decoded, 8, end - 8, row);
        }

        @Override
        public void setNull(int row) {
            target.setNull(row);
        }
    }
}
