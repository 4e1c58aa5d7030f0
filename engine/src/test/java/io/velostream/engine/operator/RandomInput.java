package io.velostream.engine.operator;

import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Field;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Seeded random rows with a column of every storage, few distinct values each, nulls everywhere
/// but in the sequence, and event times with disorder around 1970.
final class RandomInput {
    static final int SEQUENCE = 0;
    static final int TIME = 1;
    static final int SYMBOL = 2;
    static final int TRADER = 3;
    static final int QUANTITY = 4;
    static final int PRICE = 5;
    static final int FLAG = 6;
    static final int AMOUNT = 7;
    static final int TAGS = 8;
    static final int LABELS = 9;
    static final int PLACE = 10;

    static final Schema SCHEMA =
            Schema.of(
                    new Field("sequence", Basic.BIGINT),
                    new Field("ts", Basic.TIMESTAMP),
                    new Field("symbol", Basic.STRING),
                    new Field("trader", Basic.STRING),
                    new Field("quantity", Basic.BIGINT),
                    new Field("price", Basic.DOUBLE),
                    new Field("flag", Basic.BOOLEAN),
                    new Field("amount", new SqlType.Decimal(30, 2)),
                    new Field("tags", new SqlType.Array(Basic.STRING)),
                    new Field("labels", new SqlType.Map(Basic.STRING, Basic.BIGINT)),
                    new Field(
                            "place",
                            new SqlType.Struct(
                                    List.of(
                                            new Field("x", Basic.DOUBLE),
                                            new Field("y", Basic.BIGINT)))));

    /// One second of event time.
    static final long SECOND = 1_000_000L;

    private static final double[] PRICES = {
        0.0, -0.0, 1.5, -2.25, 1e300, Double.NaN, Double.POSITIVE_INFINITY
    };
    private static final long[] QUANTITIES = {0, 1, -1, 13, 42, Long.MIN_VALUE, Long.MAX_VALUE};
    private static final String[] TEXTS = {
        "", "a", "ab", "eightchr", "a somewhat longer value", "a somewhat longer velue", "ü€𝄞"
    };

    private final SplittableRandom random;

    RandomInput(SplittableRandom random) {
        this.random = random;
    }

    List<InputRow> rows(int count) {
        List<InputRow> rows = new ArrayList<>();
        long now = -300 * SECOND;
        long watermark = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            now += random.nextLong(SECOND / 2);
            // Up to 20 s of disorder, of which the watermark allows 5: some rows are late.
            long disorder = random.nextInt(10) == 0 ? 20 * SECOND : 4 * SECOND;
            long time = now - random.nextLong(disorder);
            @Nullable Object eventTime = orNull(() -> time);
            rows.add(new InputRow(values((long) i, eventTime), watermark));
            if (eventTime != null) {
                watermark = Math.max(watermark, time - 5 * SECOND);
            }
        }
        return rows;
    }

    private List<@Nullable Object> values(Object sequence, @Nullable Object eventTime) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(sequence);
        values.add(eventTime);
        values.add(orNull(this::text));
        values.add(orNull(() -> "trader " + random.nextInt(5)));
        values.add(orNull(() -> QUANTITIES[random.nextInt(QUANTITIES.length)]));
        values.add(orNull(() -> PRICES[random.nextInt(PRICES.length)]));
        values.add(orNull(random::nextBoolean));
        values.add(orNull(() -> BigInteger.TWO.pow(random.nextInt(90)).negate()));
        values.add(orNull(() -> List.of(text(), text()).subList(0, random.nextInt(3))));
        values.add(orNull(this::labels));
        values.add(orNull(() -> List.of(PRICES[random.nextInt(2)], (long) random.nextInt(2))));
        return values;
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private Map<String, Long> labels() {
        Map<String, Long> map = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            map.put(text(), (long) random.nextInt(2));
        }
        return map;
    }

    private @Nullable Object orNull(Supplier<Object> value) {
        return random.nextInt(10) == 0 ? null : value.get();
    }
}
