package io.velostream.functions;

import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Values that are hard on accumulators: repeated, extreme, empty, of many bytes.
public final class RandomValues {
    private static final String[] WORDS = {
        "", "a", "ab", "b", "Zürich", "東京", "😀", "a longer text than sixteen bytes", "b\0c"
    };

    private RandomValues() {}

    /// Some values of one type; a `nullShare` of them null.
    public static List<@Nullable Object> of(
            SplittableRandom random, SqlType type, int count, double nullShare) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(random.nextDouble() < nullShare ? null : one(random, type));
        }
        return values;
    }

    static Object one(SplittableRandom random, SqlType type) {
        return switch (type) {
            case Basic basic ->
                    switch (basic) {
                        case BOOLEAN -> random.nextBoolean();
                        case DOUBLE -> oneDouble(random);
                        case STRING, BYTES -> oneText(random);
                        case INT -> (long) random.nextInt();
                        case BIGINT, DATE, TIME, TIMESTAMP, INTERVAL, INTERVAL_MONTH, NULL ->
                                oneLong(random);
                    };
            case SqlType.Decimal decimal -> oneDecimal(random, decimal);
            case SqlType.Array(SqlType element) -> of(random, element, random.nextInt(3), 0.2);
            case SqlType.Map _, SqlType.Struct _ ->
                    throw new IllegalArgumentException("not needed");
        };
    }

    private static Object oneDouble(SplittableRandom random) {
        return switch (random.nextInt(20)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> -0.0;
            case 3 -> random.nextDouble() * 1e300;
            default -> random.nextInt(-500, 500) / 4.0;
        };
    }

    private static Object oneLong(SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0 -> Long.MAX_VALUE;
            case 1 -> Long.MIN_VALUE;
            case 2 -> random.nextLong();
            default -> (long) random.nextInt(-20, 20);
        };
    }

    private static Object oneText(SplittableRandom random) {
        String word = WORDS[random.nextInt(WORDS.length)];
        return random.nextInt(4) == 0 ? word.repeat(random.nextInt(20)) : word;
    }

    private static Object oneDecimal(SplittableRandom random, SqlType.Decimal type) {
        int digits = random.nextInt(3) == 0 ? type.precision() : 1;
        BigInteger limit = BigInteger.TEN.pow(digits);
        BigInteger value = new BigInteger(140, new java.util.Random(random.nextLong())).mod(limit);
        BigInteger signed = random.nextBoolean() ? value.negate() : value;
        return type.isShort() ? (Object) signed.longValueExact() : signed;
    }
}
