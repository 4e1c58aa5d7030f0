package io.velostream.engine.expression;

import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.TextColumn;
import io.velostream.types.text.BooleanText;
import io.velostream.types.text.DateTimeText;
import io.velostream.types.text.DecimalText;
import io.velostream.types.text.DoubleText;
import io.velostream.types.text.IntervalText;
import io.velostream.types.text.LongText;
import io.velostream.types.text.Outcome;
import io.velostream.types.text.Parsed;

/// Casts from STRING. White space around the value does not matter; further fraction digits of a
/// decimal are rounded away, half up.
final class ParseCasts {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private ParseCasts() {}

    /// Reads one value; the range is where a text lies without its white space.
    @FunctionalInterface
    private interface Parser {
        Outcome parse(byte[] from, int offset, int length, Parsed into);
    }

    static CastKernel to(SqlType type) {
        if (type instanceof Decimal decimal) {
            return new DictionaryCast(SqlType.Basic.STRING, type, parsing(decimalParser(decimal)));
        }
        if (!(type instanceof Basic basic)) {
            throw new IllegalArgumentException("STRING has no cast to " + type);
        }
        return switch (basic) {
            case STRING, BYTES -> TextCasts::copy;
            case BOOLEAN -> cached(basic, BooleanText::parse);
            case INT -> cached(basic, ParseCasts::parseInt);
            case BIGINT -> cached(basic, LongText::parse);
            case DOUBLE -> cached(basic, DoubleText::parse);
            case DATE -> cached(basic, ParseCasts::parseDate);
            case TIME -> cached(basic, DateTimeText::parseTime);
            case TIMESTAMP -> cached(basic, DateTimeText::parseTimestamp);
            case INTERVAL -> cached(basic, IntervalText::parse);
            case INTERVAL_MONTH -> cached(basic, ParseCasts::parseMonths);
            case NULL -> throw new IllegalArgumentException("STRING has no cast to NULL");
        };
    }

    private static CastKernel cached(Basic type, Parser parser) {
        return new DictionaryCast(Basic.STRING, type, parsing(parser));
    }

    private static Parser decimalParser(Decimal type) {
        return (from, offset, length, into) ->
                DecimalText.parse(
                        from,
                        offset,
                        length,
                        type.precision(),
                        type.scale(),
                        DecimalText.Excess.ROUND,
                        into);
    }

    private static Outcome parseInt(byte[] from, int offset, int length, Parsed into) {
        return within32Bits(LongText.parse(from, offset, length, into), into);
    }

    private static Outcome parseMonths(byte[] from, int offset, int length, Parsed into) {
        return within32Bits(IntervalText.parseMonths(from, offset, length, into), into);
    }

    private static Outcome within32Bits(Outcome outcome, Parsed into) {
        return outcome == Outcome.OK && into.longValue() != (int) into.longValue()
                ? Outcome.OUT_OF_RANGE
                : outcome;
    }

    /// A date, or the day of a timestamp.
    private static Outcome parseDate(byte[] from, int offset, int length, Parsed into) {
        Outcome outcome = DateTimeText.parseDate(from, offset, length, into);
        if (outcome != Outcome.MALFORMED) {
            return outcome;
        }
        outcome = DateTimeText.parseTimestamp(from, offset, length, into);
        return outcome == Outcome.OK
                ? into.set(Math.floorDiv(into.longValue(), MICROS_PER_DAY))
                : outcome;
    }

    private static CastKernel parsing(Parser parser) {
        Parsed parsed = new Parsed();
        return (from, rows, count, out, failures) -> {
            TextColumn texts = (TextColumn) from;
            byte[] bytes = ValueOrder.textBytes(texts);
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                int start = texts.start(row);
                int end = start + texts.length(row);
                while (start < end && isSpace(bytes[start])) {
                    start++;
                }
                while (start < end && isSpace(bytes[end - 1])) {
                    end--;
                }
                if (parser.parse(bytes, start, end - start, parsed) == Outcome.OK) {
                    store(parsed, row, out);
                } else {
                    failures.fail(from, row, out);
                }
            }
        };
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    private static void store(Parsed parsed, int row, Column out) {
        switch (out) {
            case LongColumn c -> c.set(row, parsed.longValue());
            case DoubleColumn c -> c.set(row, parsed.doubleValue());
            case BooleanColumn c -> c.set(row, parsed.booleanValue());
            case Int128Column c -> c.set(row, parsed.high(), parsed.longValue());
            default -> throw new IllegalStateException("no cast to " + out.type());
        }
    }
}
