package io.velostream.testing;

import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Array;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.SqlType.Map;
import io.velostream.types.SqlType.Struct;
import io.velostream.types.text.BooleanText;
import io.velostream.types.text.DateTimeText;
import io.velostream.types.text.DoubleText;
import io.velostream.types.text.IntervalText;
import io.velostream.types.text.Outcome;
import io.velostream.types.text.Parsed;
import io.velostream.types.text.Swar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CAST on [BoxedValues]. The texts of times and doubles are those of `io.velostream.types.text`,
/// which has its own tests.
final class RowCasts {
    private RowCasts() {}

    static Object cast(Object value, SqlType from, SqlType to) {
        if (from.equals(to)) {
            return value;
        }
        return switch (to) {
            case Decimal decimal -> toDecimal(value, decimal);
            case Basic basic -> toBasic(value, basic);
            case Array(SqlType element) ->
                    castAll((List<?>) value, ((Array) from).element(), element);
            case Map map -> toMap((java.util.Map<?, ?>) value, (Map) from, map);
            case Struct struct -> toStruct((List<?>) value, (Struct) from, struct);
        };
    }

    private static RowFailure failure() {
        return new RowFailure("CAST_FAILED");
    }

    private static @Nullable Object castNullable(@Nullable Object value, SqlType from, SqlType to) {
        return value == null ? null : cast(value, from, to);
    }

    private static List<@Nullable Object> castAll(List<?> values, SqlType from, SqlType to) {
        List<@Nullable Object> results = new ArrayList<>();
        for (Object value : values) {
            results.add(castNullable(value, from, to));
        }
        return results;
    }

    private static Object toMap(java.util.Map<?, ?> entries, Map from, Map to) {
        java.util.Map<@Nullable Object, @Nullable Object> results = new LinkedHashMap<>();
        entries.forEach((key, value) ->
                results.put(
                        castNullable(key, from.key(), to.key()),
                        castNullable(value, from.value(), to.value())));
        return results;
    }

    private static Object toStruct(List<?> fields, Struct from, Struct to) {
        List<@Nullable Object> results = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            results.add(
                    castNullable(
                            fields.get(i), from.fields().get(i).type(), to.fields().get(i).type()));
        }
        return results;
    }

    private static BigDecimal toDecimal(Object value, Decimal to) {
        BigDecimal exact =
                switch (value) {
                    case Long l -> BigDecimal.valueOf(l);
                    case BigDecimal d -> d;
                    case Double d -> {
                        if (!Double.isFinite(d)) {
                            throw failure();
                        }
                        yield new BigDecimal(Double.toString(d));
                    }
                    case String s -> number(s);
                    default -> throw new IllegalArgumentException(value + " to " + to);
                };
        BigDecimal rounded = exact.setScale(to.scale(), RoundingMode.HALF_UP);
        if (rounded.unscaledValue().abs().compareTo(BigInteger.TEN.pow(to.precision())) >= 0) {
            throw failure();
        }
        return rounded;
    }

    private static BigDecimal number(String text) {
        String trimmed = trim(text);
        if (!trimmed.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            throw failure();
        }
        String[] parts = trimmed.split("[eE]", 2);
        BigDecimal mantissa = new BigDecimal(parts[0]);
        if (parts.length == 1) {
            return mantissa;
        }
        // Beyond a thousand all exponents have the same effect on any decimal type.
        BigInteger thousand = BigInteger.valueOf(1000);
        int exponent =
                new BigInteger(parts[1]).min(thousand).max(thousand.negate()).intValueExact();
        return mantissa.scaleByPowerOfTen(exponent);
    }

    private static String trim(String text) {
        return text.replaceAll("^[ \t-\r]+|[ \t-\r]+$", "");
    }

    private static Object toBasic(Object value, Basic to) {
        return switch (to) {
            case BOOLEAN -> value instanceof Long l ? (Object) (l != 0) : parse((String) value, to);
            case INT -> integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT ->
                    value instanceof LocalDateTime t
                            ? Math.floorDiv(BoxedValues.toLong(t), 1000L)
                            : integer(value, Long.MIN_VALUE, Long.MAX_VALUE);
            case DOUBLE ->
                    value instanceof Number n
                            ? (Object) n.doubleValue()
                            : parse((String) value, to);
            case STRING -> text(value);
            case BYTES -> ByteBuffer.wrap(((String) value).getBytes(StandardCharsets.UTF_8));
            case DATE ->
                    value instanceof LocalDateTime t ? t.toLocalDate() : parse((String) value, to);
            case TIME ->
                    value instanceof LocalDateTime t ? t.toLocalTime() : parse((String) value, to);
            case TIMESTAMP -> timestamp(value);
            case INTERVAL ->
                    value instanceof LocalTime t
                            ? Duration.ofNanos(t.toNanoOfDay())
                            : parse((String) value, to);
            case INTERVAL_MONTH -> parse((String) value, to);
            case NULL -> throw new IllegalArgumentException(value + " to NULL");
        };
    }

    private static Long integer(Object value, long least, long greatest) {
        BigInteger exact =
                switch (value) {
                    case Boolean b -> b ? BigInteger.ONE : BigInteger.ZERO;
                    case Long l -> BigInteger.valueOf(l);
                    case BigDecimal d -> d.setScale(0, RoundingMode.HALF_UP).toBigInteger();
                    case Double d -> rounded(d, RoundingMode.HALF_EVEN);
                    case String s -> {
                        if (!trim(s).matches("[+-]?\\d+")) {
                            throw failure();
                        }
                        yield new BigInteger(trim(s));
                    }
                    default -> throw new IllegalArgumentException(value.toString());
                };
        if (exact.compareTo(BigInteger.valueOf(least)) < 0
                || exact.compareTo(BigInteger.valueOf(greatest)) > 0) {
            throw failure();
        }
        return exact.longValueExact();
    }

    private static BigInteger rounded(double value, RoundingMode mode) {
        if (!Double.isFinite(value)) {
            throw failure();
        }
        return new BigDecimal(value).setScale(0, mode).toBigInteger();
    }

    /// For arithmetic: a double as a whole number.
    ///
    /// @throws RowFailure `NUMERIC_OVERFLOW` if it does not fit
    static long exactLong(double value, RoundingMode mode) {
        if (!Double.isFinite(value) || rounded(value, mode).bitLength() > 63) {
            throw new RowFailure("NUMERIC_OVERFLOW");
        }
        return rounded(value, mode).longValueExact();
    }

    private static Object timestamp(Object value) {
        try {
            return switch (value) {
                case Long millis ->
                        BoxedValues.ofLong(Basic.TIMESTAMP, Math.multiplyExact(millis, 1000L));
                case LocalDate d -> {
                    BoxedValues.toLong(d.atStartOfDay());
                    yield d.atStartOfDay();
                }
                default -> parse((String) value, Basic.TIMESTAMP);
            };
        } catch (ArithmeticException _) {
            throw failure();
        }
    }

    private static String text(Object value) {
        byte[] buffer = new byte[Swar.ROOM];
        int end =
                switch (value) {
                    case Double d -> DoubleText.print(buffer, 0, d);
                    case LocalDate d -> DateTimeText.printDate(buffer, 0, d.toEpochDay());
                    case LocalTime t -> DateTimeText.printTime(buffer, 0, BoxedValues.toLong(t));
                    case LocalDateTime t ->
                            DateTimeText.printTimestamp(buffer, 0, BoxedValues.toLong(t));
                    case Duration d -> IntervalText.print(buffer, 0, BoxedValues.toLong(d));
                    case Period p -> IntervalText.printMonths(buffer, 0, p.toTotalMonths());
                    default -> -1;
                };
        if (end >= 0) {
            return new String(buffer, 0, end, StandardCharsets.US_ASCII);
        }
        return switch (value) {
            case BigDecimal d -> d.toPlainString();
            case ByteBuffer b -> decode(b);
            default -> value.toString();
        };
    }

    private static String decode(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException _) {
            throw failure();
        }
    }

    private static Object parse(String text, Basic to) {
        byte[] bytes =
                (" ".repeat(8) + trim(text) + " ".repeat(8)).getBytes(StandardCharsets.UTF_8);
        int length = bytes.length - 16;
        Parsed parsed = new Parsed();
        Outcome outcome =
                switch (to) {
                    case BOOLEAN -> BooleanText.parse(bytes, 8, length, parsed);
                    case DOUBLE -> DoubleText.parse(bytes, 8, length, parsed);
                    case DATE -> DateTimeText.parseDate(bytes, 8, length, parsed);
                    case TIME -> DateTimeText.parseTime(bytes, 8, length, parsed);
                    case TIMESTAMP -> DateTimeText.parseTimestamp(bytes, 8, length, parsed);
                    case INTERVAL -> IntervalText.parse(bytes, 8, length, parsed);
                    case INTERVAL_MONTH -> IntervalText.parseMonths(bytes, 8, length, parsed);
                    default -> throw new IllegalArgumentException(to.toString());
                };
        if (outcome == Outcome.MALFORMED && to == Basic.DATE) {
            return ((LocalDateTime) parse(text, Basic.TIMESTAMP)).toLocalDate();
        }
        boolean tooManyMonths =
                to == Basic.INTERVAL_MONTH && parsed.longValue() != (int) parsed.longValue();
        if (outcome != Outcome.OK || tooManyMonths) {
            throw failure();
        }
        return switch (to) {
            case BOOLEAN -> parsed.booleanValue();
            case DOUBLE -> parsed.doubleValue();
            default -> BoxedValues.ofLong(to, parsed.longValue());
        };
    }
}
