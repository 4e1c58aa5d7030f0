package io.velostream.functions.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Aggregates as one would write them without a thought of speed, over plain Java values.
final class NaiveAggregates {
    private static final Decimal SHORT = new Decimal(18, 4);
    private static final Decimal WIDE = new Decimal(38, 8);
    private static final BigInteger LIMIT = BigInteger.TEN.pow(38);

    static final List<Case> CASES = cases();

    private NaiveAggregates() {}

    /// One aggregate over certain types.
    ///
    /// @param naive the result over the values that are not null, of which there is at least one
    /// @param ofNone the result over no values
    record Case(
            String name,
            boolean distinct,
            List<SqlType> arguments,
            Function<List<List<Object>>, @Nullable Object> naive,
            @Nullable Object ofNone) {
        @Nullable Object result(List<List<@Nullable Object>> rows) {
            Map<Object, List<Object>> byKey = new LinkedHashMap<>();
            List<List<Object>> kept = new ArrayList<>();
            for (List<@Nullable Object> row : rows) {
                if (!row.isEmpty() && row.getFirst() == null) {
                    continue;
                }
                @SuppressWarnings({
                    "NullAway",
                    "unchecked"
                }) // Only separators may be null, and the naive way knows.
                List<Object> values = (List<Object>) (List<?>) row;
                kept.add(values);
                if (!row.isEmpty()) {
                    byKey.putIfAbsent(key(row.getFirst()), values);
                }
            }
            List<List<Object>> counted = distinct ? new ArrayList<>(byKey.values()) : kept;
            return counted.isEmpty() ? ofNone : naive.apply(counted);
        }

        private static Object key(@Nullable Object value) {
            return value instanceof Double d && d == 0 ? 0.0 : Objects.requireNonNull(value);
        }

        /// The same, but sums of DOUBLE exact, as they are where rows are taken back.
        Case exact() {
            boolean isAverage = name.equals("AVG");
            if (!(isAverage || name.equals("SUM")) || arguments.getFirst() != Basic.DOUBLE) {
                return this;
            }
            return new Case(
                    name,
                    distinct,
                    arguments,
                    rows -> {
                        double sum = exactSum(rows.stream().map(List::getFirst).toList());
                        return isAverage ? sum / rows.size() : sum;
                    },
                    ofNone);
        }

        /// @param inOrder whether the rows were added one by one, not parts of them merged: the
        ///   last bits of sums of DOUBLE depend on it
        void check(
                String where, boolean inOrder, @Nullable Object actual, @Nullable Object expected) {
            boolean isSpread = name.startsWith("STDDEV") || name.startsWith("VAR");
            if ((isSpread || !inOrder)
                    && actual instanceof Double a
                    && expected instanceof Double e) {
                boolean near = Math.abs(a - e) <= 1e-9 * Math.max(1, Math.abs(e));
                assertThat(near || a.equals(e) || e.isInfinite() || e.isNaN())
                        .as(where + ": " + a + " for " + e)
                        .isTrue();
            } else {
                assertThat(actual).as(where).isEqualTo(expected);
            }
        }

        @Override
        public String toString() {
            return name + (distinct ? " DISTINCT " : " ") + arguments;
        }
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        List<SqlType> comparable =
                List.of(
                        Basic.BOOLEAN,
                        Basic.BIGINT,
                        Basic.DOUBLE,
                        SHORT,
                        WIDE,
                        Basic.STRING,
                        Basic.TIMESTAMP,
                        Basic.DATE);
        List<SqlType> all = new ArrayList<>(comparable);
        all.add(new SqlType.Array(Basic.STRING));
        cases.add(new Case("COUNT", false, List.of(), List::size, 0L));
        for (SqlType type : all) {
            add(cases, "COUNT", type, List::size, 0L);
            cases.add(new Case("COUNT", true, List.of(type), List::size, 0L));
            add(cases, "FIRST_VALUE", type, List::getFirst, null);
            add(cases, "LAST_VALUE", type, List::getLast, null);
            add(cases, "EARLIEST_BY_OFFSET", type, List::getFirst, null);
        }
        for (SqlType type : comparable) {
            add(cases, "MIN", type, v -> v.stream().min(NaiveAggregates::compare).get(), null);
            add(cases, "MAX", type, v -> v.stream().max(NaiveAggregates::compare).get(), null);
        }
        addArgs(cases, comparable);
        addSums(cases);
        addSpreads(cases);
        addLists(cases);
        cases.replaceAll(NaiveAggregates::longCounts);
        return List.copyOf(cases);
    }

    private static Case longCounts(Case c) {
        return new Case(
                c.name(),
                c.distinct(),
                c.arguments(),
                rows ->
                        c.naive().apply(rows) instanceof Integer n
                                ? (Object) n.longValue()
                                : c.naive().apply(rows),
                c.ofNone());
    }

    private static void add(
            List<Case> cases,
            String name,
            SqlType type,
            Function<List<Object>, @Nullable Object> naive,
            @Nullable Object ofNone) {
        cases.add(
                new Case(
                        name,
                        false,
                        List.of(type),
                        rows -> naive.apply(rows.stream().map(List::getFirst).toList()),
                        ofNone));
    }

    private static void addArgs(List<Case> cases, List<SqlType> comparable) {
        SqlType nested = new SqlType.Array(Basic.STRING);
        for (SqlType order : comparable) {
            addArg(cases, "ARG_MIN", Basic.DOUBLE, order, false);
            addArg(cases, "MAX_BY", nested, order, true);
        }
        for (SqlType value : comparable) {
            addArg(cases, "ARG_MAX", value, Basic.STRING, true);
            addArg(cases, "FIRST_VALUE", value, Basic.BIGINT, false);
            addArg(cases, "LAST_VALUE", value, Basic.TIMESTAMP, true);
        }
    }

    private static void addArg(
            List<Case> cases, String name, SqlType value, SqlType order, boolean greatest) {
        cases.add(new Case(name, false, List.of(value, order), rows -> arg(rows, greatest), null));
    }

    @SuppressWarnings("NullAway") // Second arguments may be null.
    private static @Nullable Object arg(List<List<Object>> rows, boolean greatest) {
        @Nullable List<Object> best = null;
        for (List<Object> row : rows) {
            if (row.get(1) != null) {
                int order = best == null ? 0 : compare(row.get(1), best.get(1));
                if (best == null || (greatest ? order >= 0 : order < 0)) {
                    best = row;
                }
            }
        }
        return best == null ? null : best.get(0);
    }

    private static void addSums(List<Case> cases) {
        add(cases, "SUM", Basic.BIGINT, v -> fitting(sum(v), 63), null);
        add(cases, "SUM", SHORT, NaiveAggregates::sum, null);
        add(cases, "SUM", WIDE, v -> below(sum(v)), null);
        Function<List<Object>, @Nullable Object> plain =
                v -> v.stream().map(x -> (Double) x).reduce((Double) 0.0, Double::sum);
        add(cases, "SUM", Basic.DOUBLE, plain, null);
        add(
                cases,
                "AVG",
                Basic.DOUBLE,
                v -> (Double) Objects.requireNonNull(plain.apply(v)) / v.size(),
                null);
        add(cases, "AVG", SHORT, v -> average(v, 2), null);
        add(cases, "AVG", WIDE, v -> average(v, 0), null);
        // Within the digits of a double; LongAverage says what happens beyond.
        add(cases, "AVG", Basic.INT, v -> sum(v).doubleValue() / v.size(), null);
        cases.add(
                new Case(
                        "SUM",
                        true,
                        List.of(SHORT),
                        rows -> sum(rows.stream().map(List::getFirst).toList()),
                        null));
    }

    private static void addSpreads(List<Case> cases) {
        add(cases, "VAR_POP", Basic.INT, v -> variance(v, 0), null);
        add(cases, "VARIANCE", Basic.INT, v -> variance(v, 1), null);
        add(cases, "STDDEV_POP", Basic.INT, v -> root(variance(v, 0)), null);
        add(cases, "STDDEV", Basic.INT, v -> root(variance(v, 1)), null);
        add(cases, "MEDIAN", Basic.DOUBLE, NaiveAggregates::median, null);
        add(cases, "BOOL_AND", Basic.BOOLEAN, v -> !v.contains(false), null);
        add(cases, "BOOL_OR", Basic.BOOLEAN, v -> v.contains(true), null);
    }

    private static void addLists(List<Case> cases) {
        add(
                cases,
                "LISTAGG",
                Basic.STRING,
                v -> String.join(",", v.stream().map(Object::toString).toList()),
                null);
        for (boolean distinct : new boolean[] {false, true}) {
            cases.add(
                    new Case(
                            "STRING_AGG",
                            distinct,
                            List.of(Basic.STRING, Basic.STRING),
                            NaiveAggregates::join,
                            null));
        }
    }

    private static String join(List<List<Object>> rows) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            String separator = Objects.toString(rows.get(i).get(1), "");
            out.append(i == 0 ? "" : separator).append(rows.get(i).getFirst());
        }
        return out.toString();
    }

    private static int compare(Object a, Object b) {
        return switch (a) {
            case Boolean x -> Boolean.compare(x, (Boolean) b);
            case Long x -> Long.compare(x, (Long) b);
            case Double x -> Double.compare(x, (Double) b);
            case BigInteger x -> x.compareTo((BigInteger) b);
            case String x -> Arrays.compareUnsigned(utf8(x), utf8((String) b));
            default -> throw new IllegalArgumentException("not comparable: " + a);
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static BigInteger sum(List<Object> values) {
        return values.stream()
                .map(v -> new BigInteger(v.toString()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /// The double that is nearest to the true sum.
    static double exactSum(List<Object> values) {
        double special = 0;
        BigDecimal sum = BigDecimal.ZERO;
        for (Object value : values) {
            double number = (Double) value;
            if (Double.isFinite(number)) {
                sum = sum.add(new BigDecimal(number));
            } else {
                special += number;
            }
        }
        return special == 0 ? sum.doubleValue() : special;
    }

    private static Object fitting(BigInteger value, int bits) {
        return value.bitLength() <= bits ? (Object) value.longValue() : "error";
    }

    private static Object below(BigInteger value) {
        return value.abs().compareTo(LIMIT) < 0 ? value : "error";
    }

    private static Object average(List<Object> values, int morePlaces) {
        return below(
                new BigDecimal(sum(values))
                        .movePointRight(morePlaces)
                        .divide(BigDecimal.valueOf(values.size()), 0, RoundingMode.HALF_UP)
                        .toBigInteger());
    }

    private static @Nullable Object variance(List<Object> values, int less) {
        if (values.size() <= less) {
            return null;
        }
        double mean = sum(values).doubleValue() / values.size();
        double squares = 0;
        for (Object value : values) {
            squares += ((Long) value - mean) * ((Long) value - mean);
        }
        return squares / (values.size() - less);
    }

    private static @Nullable Object root(@Nullable Object value) {
        return value == null ? null : (Object) Math.sqrt((Double) value);
    }

    private static Object median(List<Object> values) {
        List<Double> sorted =
                values.stream().map(v -> (Double) v).sorted(Comparator.naturalOrder()).toList();
        double upper = sorted.get(values.size() / 2);
        return values.size() % 2 == 1 ? upper : sorted.get(values.size() / 2 - 1) / 2 + upper / 2;
    }
}
