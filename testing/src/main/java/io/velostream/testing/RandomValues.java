package io.velostream.testing;

import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Array;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.SqlType.Field;
import io.velostream.types.SqlType.Map;
import io.velostream.types.SqlType.Struct;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Random [BoxedValues]: small and ordinary ones mostly, so that they meet and are equal, and the
/// extremes often enough.
public final class RandomValues {
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final String[] TEXTS = {
        "",
        " ",
        "a",
        "b",
        "ab",
        "aab",
        "abc",
        "ABC",
        "a%b",
        "a_b",
        "100%",
        "ü",
        "日本",
        "😀",
        "\uffff",
        "0",
        "1",
        "-1",
        "42",
        " 7 ",
        "007",
        "3.5",
        "-0.005",
        "1e3",
        "1e400",
        "9223372036854775807",
        "9223372036854775808",
        "true",
        "F",
        "yes",
        "NaN",
        "-Infinity",
        "2024-02-29",
        "2024-02-30",
        "10:30:00",
        "24:00:00",
        "2024-01-15T10:30:00.25",
        "2024-01-15 10:30:00+02:00",
        "PT1H30M",
        "P1Y2M",
        "1 day",
        "a longer text that fills more than sixteen bytes",
        "longer than eight"
    };

    private final RandomGenerator random;

    public RandomValues(RandomGenerator random) {
        this.random = random;
    }

    /// A value that is null in one of `nulls` cases; never if that is 0.
    public @Nullable Object nullable(SqlType type, int nulls) {
        return nulls > 0 && random.nextInt(nulls) == 0 ? null : value(type);
    }

    /// A value that is not null; parts of it may be.
    public Object value(SqlType type) {
        return switch (type) {
            case Decimal decimal -> decimal(decimal);
            case Basic basic -> basic(basic);
            case Array(SqlType element) -> list(element);
            case Map(SqlType key, SqlType value) -> map(key, value);
            case Struct struct -> {
                List<@Nullable Object> fields = new ArrayList<>();
                for (Field field : struct.fields()) {
                    fields.add(nullable(field.type(), 4));
                }
                yield fields;
            }
        };
    }

    private Object basic(Basic type) {
        return switch (type) {
            case BOOLEAN -> random.nextBoolean();
            case INT -> (long) (int) integer(32);
            case BIGINT -> integer(64);
            case DOUBLE -> floating();
            case STRING -> text();
            case BYTES -> bytes();
            case DATE -> BoxedValues.ofLong(type, span(400_000));
            case TIME -> BoxedValues.ofLong(type, random.nextLong(MICROS_PER_DAY));
            case TIMESTAMP, INTERVAL ->
                    BoxedValues.ofLong(
                            type,
                            random.nextInt(20) == 0 ? integer(64) : span(20_000 * MICROS_PER_DAY));
            case INTERVAL_MONTH ->
                    BoxedValues.ofLong(type, random.nextInt(20) == 0 ? integer(32) : span(40));
            case NULL -> throw new IllegalArgumentException("NULL has no values");
        };
    }

    /// From `-limit` to `limit`, more often near 0.
    private long span(long limit) {
        return random.nextLong(-limit, limit + 1)
                >> (random.nextBoolean() ? 0 : random.nextInt(20));
    }

    private long integer(int bits) {
        long least = -1L << (bits - 1);
        return switch (random.nextInt(10)) {
            case 0 -> least;
            case 1 -> ~least;
            case 2 -> random.nextLong() >> (64 - bits);
            case 3 -> random.nextLong() >> (64 - bits + random.nextInt(bits));
            default -> random.nextLong(-5, 6);
        };
    }

    private Double floating() {
        double[] odd = {
            0.0,
            -0.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MAX_VALUE,
            Double.MIN_VALUE,
            0x1p63,
            -0x1p63,
            0.5,
            1.5,
            2.5,
            1e18,
            0.1
        };
        return switch (random.nextInt(4)) {
            case 0 -> odd[random.nextInt(odd.length)];
            case 1 -> random.nextInt(-500, 500) / 100.0;
            case 2 -> random.nextGaussian() * Math.pow(10, random.nextInt(-10, 25));
            default -> (double) random.nextInt(-5, 6);
        };
    }

    private BigDecimal decimal(Decimal type) {
        BigInteger limit = BigInteger.TEN.pow(type.precision());
        BigInteger unscaled =
                switch (random.nextInt(4)) {
                    case 0 -> limit.subtract(BigInteger.ONE);
                    case 1 -> BigInteger.valueOf(random.nextInt(0, 1000)).mod(limit);
                    case 2 ->
                            BigInteger.valueOf(random.nextInt(0, 6))
                                    .multiply(BigInteger.TEN.pow(type.scale()))
                                    .mod(limit);
                    default ->
                            new BigInteger(128, new java.util.Random(random.nextLong())).mod(limit);
                };
        return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), type.scale());
    }

    private String text() {
        if (random.nextInt(3) > 0) {
            return TEXTS[random.nextInt(TEXTS.length)];
        }
        String alphabet = "ab%_\\ü日";
        StringBuilder out = new StringBuilder();
        for (int length = random.nextInt(8); length > 0; length--) {
            out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return out.toString();
    }

    private ByteBuffer bytes() {
        byte[] bytes = new byte[random.nextInt(4)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt() : 'a');
        }
        return ByteBuffer.wrap(bytes);
    }

    private List<@Nullable Object> list(SqlType element) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int size = random.nextInt(4); size > 0; size--) {
            values.add(nullable(element, 4));
        }
        return values;
    }

    private java.util.Map<@Nullable Object, @Nullable Object> map(SqlType key, SqlType value) {
        java.util.Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        for (int size = random.nextInt(4); size > 0; size--) {
            entries.put(value(key), nullable(value, 4));
        }
        return entries;
    }
}
