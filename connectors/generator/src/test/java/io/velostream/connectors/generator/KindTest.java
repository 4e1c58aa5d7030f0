package io.velostream.connectors.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KindTest {
    private static final int ROWS = 100_000;
    private static final SqlType MONEY = new SqlType.Decimal(10, 2);

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    }

    private static Map<String, Integer> counts(List<String> values) {
        Map<String, Integer> counts = new HashMap<>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts;
    }

    @Test
    void sequence() {
        assertThat(Made.values(Basic.BIGINT, 3, "start", "10", "step", "-5"))
                .containsExactly("10", "5", "0");
        assertThat(Made.values(MONEY, 3, "kind", "sequence", "step", "0.25"))
                .containsExactly("100", "125", "150");
        assertThat(Made.values(Basic.DOUBLE, 3, "start", "0", "step", "0.1"))
                .containsExactly("0.0", "0.1", "0.2");
        assertThat(Made.values(Basic.STRING, 2, "kind", "sequence", "prefix", "order-"))
                .containsExactly("order-1", "order-2");
        assertThat(Made.values(Basic.DATE, 2, "start", "1970-01-02", "step", "7"))
                .containsExactly("1", "8");
        assertThat(Made.values(Basic.INT, 100, "start", "1", "end", "9", "step", "3"))
                .containsExactly("1", "4", "7");
        assertThat(Made.values(Basic.INT, 3, "kind", "sequence", "start", "2147483646"))
                .containsExactly("2147483646", "2147483647", "2147483646");
    }

    @Test
    void uniform() {
        double[] values = Made.numbers(Basic.INT, ROWS, "min", "-10", "max", "10");
        assertThat(mean(values)).isCloseTo(0, within(0.1));
        assertThat(Arrays.stream(values).distinct().count()).isEqualTo(21);
        assertThat(Arrays.stream(values).min()).hasValue(-10);
        assertThat(Arrays.stream(values).max()).hasValue(10);
        assertThat(mean(Made.numbers(Basic.DOUBLE, ROWS, "min", "1", "max", "2")))
                .isCloseTo(1.5, within(0.01));
        assertThat(mean(Made.numbers(MONEY, ROWS, "min", "1.00", "max", "2.00")))
                .isCloseTo(150, within(0.5));
        assertThat(Made.numbers(Basic.BIGINT, 10, "min", "-5", "max", "-5")).containsOnly(-5);
        assertThat(
                        Made.numbers(
                                Basic.BIGINT,
                                10,
                                "min",
                                Long.toString(Long.MIN_VALUE),
                                "max",
                                Long.toString(Long.MAX_VALUE)))
                .doesNotHaveDuplicates();
        assertThat(counts(Made.values(Basic.BOOLEAN, ROWS)).get("true"))
                .isCloseTo(ROWS / 2, within(500));
    }

    @Test
    void doublesAreRoundedToDecimals() {
        for (String kind : List.of("uniform", "normal", "random_walk")) {
            assertThat(Made.values(Basic.DOUBLE, 1000, "kind", kind, "decimals", "2"))
                    .as(kind)
                    .allMatch(text -> text.matches("-?\\d+\\.\\d{1,2}"));
        }
    }

    @Test
    void textsAreTheSameWithAndWithoutADictionary() {
        assertThat(Made.values(Basic.STRING, 100, "min", "0", "max", "199", "prefix", "S"))
                .allMatch(text -> text.matches("S\\d{1,3}"));
        assertThat(Made.values(Basic.STRING, 100, "min", "0", "max", "1000000000"))
                .allMatch(text -> text.matches("x_\\d+"));
        assertThat(Made.values(Basic.STRING, 3, "kind", "sequence"))
                .containsExactly("x_1", "x_2", "x_3");
    }

    @Test
    void normal() {
        double[] values = Made.numbers(Basic.DOUBLE, ROWS, "mean", "50", "stddev", "5");
        assertThat(mean(values)).isCloseTo(50, within(0.1));
        assertThat(deviation(values)).isCloseTo(5, within(0.05));
        double[] cut =
                Made.numbers(Basic.INT, ROWS, "mean", "0", "stddev", "10", "min", "-5", "max", "5");
        assertThat(Arrays.stream(cut).max()).hasValue(5);
        assertThat(Arrays.stream(cut).min()).hasValue(-5);
    }

    @Test
    void zipf() {
        Map<String, Integer> counts =
                counts(Made.values(Basic.STRING, ROWS, "exponent", "1", "n", "10"));
        double harmonic = 0;
        for (int rank = 1; rank <= 10; rank++) {
            harmonic += 1.0 / rank;
        }
        for (int rank = 1; rank <= 10; rank++) {
            assertThat((double) counts.getOrDefault("x_" + rank, 0))
                    .isCloseTo(ROWS / harmonic / rank, within(600.0));
        }
    }

    @Test
    void randomWalk() {
        double[] values =
                Made.numbers(
                        Basic.DOUBLE,
                        ROWS,
                        "start",
                        "100",
                        "volatility",
                        "0.01",
                        "min",
                        "50",
                        "max",
                        "200");
        assertThat(values[0]).isEqualTo(100);
        assertThat(Arrays.stream(values).min().orElseThrow()).isBetween(50.0, 60.0);
        assertThat(Arrays.stream(values).max().orElseThrow()).isBetween(190.0, 200.0);
        for (int i = 1; i < values.length; i++) {
            assertThat(Math.abs(values[i] / values[i - 1] - 1)).isLessThan(0.06);
        }
    }

    @Test
    void choice() {
        Map<String, Integer> counts =
                counts(
                        Made.values(
                                Basic.STRING,
                                ROWS,
                                "values",
                                "BUY, SELL,HOLD",
                                "weights",
                                "6,3,1"));
        assertThat(counts.get("BUY")).isCloseTo(60_000, within(600));
        assertThat(counts.get("SELL")).isCloseTo(30_000, within(600));
        assertThat(counts.get("HOLD")).isCloseTo(10_000, within(600));
        assertThat(counts(Made.values(MONEY, 1000, "values", "1.50,2")))
                .containsOnlyKeys("150", "200");
        assertThat(counts(Made.values(Basic.STRING, 1000, "values", "a,b,a")))
                .containsOnlyKeys("a", "b");
    }

    @Test
    void constant() {
        assertThat(Made.values(Basic.TIMESTAMP, 2, "value", "1970-01-01T00:00:01"))
                .containsExactly("1000000", "1000000");
        assertThat(Made.values(new SqlType.Decimal(38, 2), 1, "value", "1" + "0".repeat(30)))
                .containsExactly("1" + "0".repeat(32));
        assertThat(Made.values(Basic.STRING, 2, "value", "a, b")).containsExactly("a, b", "a, b");
    }

    @Test
    void timestamp() {
        assertThat(Made.values(Basic.TIMESTAMP, 3, "start", "1970-01-01T00:00:00", "step", "10 ms"))
                .containsExactly("0", "10000", "20000");
        assertThat(
                        Made.values(
                                Basic.BIGINT,
                                3,
                                "kind",
                                "timestamp",
                                "start",
                                "1000",
                                "interval",
                                "2"))
                .containsExactly("1000", "1002", "1004");
        assertThat(Made.values(Basic.TIMESTAMP, 2, "start", "0", "rate", "1000000"))
                .containsExactly("0", "1");
    }

    @Test
    void disorderOfTimestampsIsBounded() {
        double[] values =
                Made.numbers(
                        Basic.TIMESTAMP, ROWS, "start", "0", "step", "10 ms", "disorder", "2 s");
        double greatestDelay = 0;
        for (int i = 0; i < values.length; i++) {
            greatestDelay = Math.max(greatestDelay, i * 10_000.0 - values[i]);
        }
        assertThat(greatestDelay).isBetween(1_990_000.0, 2_000_000.0);
    }

    @Test
    void nullsDoNotMoveTheOtherValues() {
        List<String> whole = Made.values(Basic.INT, ROWS);
        List<String> holed = Made.values(Basic.INT, ROWS, "null_share", "0.25");
        int nulls = 0;
        for (int i = 0; i < ROWS; i++) {
            if (holed.get(i).equals("NULL")) {
                nulls++;
            } else {
                assertThat(holed.get(i)).isEqualTo(whole.get(i));
            }
        }
        assertThat(nulls).isCloseTo(ROWS / 4, within(600));
    }
}
