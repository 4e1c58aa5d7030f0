package io.velostream.spec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Random window functions whose text means the same to Velostream and to DuckDB. Where a result
/// hangs on the order among equal rows, the order ends with a column that has each value once.
final class RandomOverSql {
    static final String COLUMNS =
            "id INT, ts TIMESTAMP, k STRING, g BIGINT, i BIGINT, x DOUBLE, d DECIMAL(8, 2), s"
                    + " STRING";

    private static final String[] PARTITIONS = {
        "", "PARTITION BY k ", "PARTITION BY g ", "PARTITION BY k, g ", "PARTITION BY i % 3 "
    };
    private static final String[] CONDITIONS = {
        "i > 0", "k = 'a'", "s IS NULL", "id % 3 <> 0", "x < i", "d >= 1.5 OR g = 1"
    };

    private final SplittableRandom random;

    RandomOverSql(SplittableRandom random) {
        this.random = random;
    }

    /// How the rows of a partition are ordered.
    ///
    /// @param unique whether no two rows are equal
    /// @param distance makes a length for RANGE, not there if there is no single column to measure
    private record Order(String text, boolean unique, List<Supplier<String>> distance) {}

    /// @param byTime whether rows are mostly ordered by `ts`
    /// @param uniqueTimes whether no two rows have the same
    String select(boolean byTime, boolean uniqueTimes) {
        List<String> items = new ArrayList<>(List.of("id"));
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            boolean time = byTime && random.nextInt(5) > 0;
            String call = call(time ? Boolean.valueOf(uniqueTimes) : null);
            items.add(random.nextInt(6) == 0 ? wrapped(call) : call);
        }
        String where = random.nextInt(4) == 0 ? " WHERE " + one(CONDITIONS) : "";
        String query = "SELECT " + String.join(", ", named(items)) + " FROM t" + where;
        return random.nextInt(6) == 0
                ? query + " QUALIFY RANK() OVER (" + partition() + "ORDER BY i NULLS LAST) <= 5"
                : query;
    }

    private static List<String> named(List<String> items) {
        List<String> named = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            named.add(items.get(i) + " AS c" + i);
        }
        return named;
    }

    private String wrapped(String call) {
        return "CASE WHEN " + call + " IS NULL THEN -1 ELSE id END";
    }

    /// The first rows of each partition by a number, as a subquery or with QUALIFY; no EMIT yet.
    String topN() {
        String partition = one("k", "g", "k, g", "");
        String columns = partition.isEmpty() ? "" : partition + ", ";
        String number =
                "ROW_NUMBER() OVER (%sORDER BY %sid%s)"
                        .formatted(
                                partition.isEmpty() ? "" : "PARTITION BY " + partition + " ",
                                keys(random.nextInt(3)),
                                down());
        String filter =
                one(
                        "= 1",
                        "<= 3",
                        "< 5",
                        "BETWEEN 2 AND 4",
                        "IN (1, 2)",
                        "<= " + random.nextInt(12));
        String where = random.nextBoolean() ? "" : " WHERE " + one(CONDITIONS);
        String ranked = "(SELECT *, " + number + " AS rn FROM t" + where + ") AS r";
        return switch (random.nextInt(4)) {
            case 0 -> "SELECT %sid, i, s FROM t QUALIFY %s %s".formatted(columns, number, filter);
            case 1 -> "SELECT %sid, d, x FROM %s WHERE rn %s".formatted(columns, ranked, filter);
            case 2 -> ofGroups(filter);
            default -> "SELECT %srn, id, i FROM %s WHERE rn %s".formatted(columns, ranked, filter);
        };
    }

    /// The groups that are first by an aggregate: their rows change, so any may rise or fall.
    private String ofGroups(String filter) {
        String aggregate = one("SUM(i)", "COUNT(*)", "MAX(d)", "COUNT(DISTINCT s)", "MIN(i)");
        String number =
                "ROW_NUMBER() OVER (%sORDER BY %s%s%s, k NULLS FIRST, g NULLS LAST)"
                        .formatted(one("", "PARTITION BY k "), aggregate, down(), nulls());
        return "SELECT %sk, g, a FROM (SELECT k, g, %s AS a, %s AS rn FROM t GROUP BY k, g) AS r WHERE rn %s"
                .formatted(one("", "rn, "), aggregate, number, filter);
    }

    /// @param times not null if the order is `ts`: whether no two rows have the same
    private String call(@Nullable Boolean times) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> ranking(order(times, false));
            case 2, 3 -> shifted(times);
            case 4, 5 -> nth(times);
            default -> aggregate(order(times, random.nextBoolean()));
        };
    }

    private Order order(@Nullable Boolean times, boolean unique) {
        if (times != null) {
            return !unique || times
                    ? new Order("ORDER BY ts", times, List.of(this::interval))
                    : new Order("ORDER BY ts, id", true, List.of());
        }
        if (unique) {
            return random.nextInt(3) == 0
                    ? new Order("ORDER BY id" + down(), true, List.of(this::number))
                    : new Order(
                            "ORDER BY " + keys(1 + random.nextInt(2)) + "id" + down(),
                            true,
                            List.of());
        }
        return switch (random.nextInt(4)) {
            case 0 -> new Order("ORDER BY i" + down() + nulls(), false, List.of(this::number));
            case 1 -> new Order("ORDER BY ts" + down(), false, List.of(this::interval));
            case 2 -> new Order("ORDER BY d" + down() + nulls(), false, List.of(this::decimal));
            default -> {
                String keys = keys(1 + random.nextInt(3));
                yield new Order(
                        "ORDER BY " + keys.substring(0, keys.length() - 2), false, List.of());
            }
        };
    }

    private String ranking(Order order) {
        String call =
                order.unique() && random.nextBoolean()
                        ? one("ROW_NUMBER()", "NTILE(" + (1 + random.nextInt(5)) + ")")
                        : one("RANK()", "DENSE_RANK()", "PERCENT_RANK()", "CUME_DIST()");
        return call + " OVER (" + partition() + order.text() + ")";
    }

    private String shifted(@Nullable Boolean times) {
        String[] value = {"i", "i * 2 + g", "s", "d", "x", "UPPER(s)"};
        String[] defaults = {"0", "id", "'none'", "1.5", "-1", "k"};
        int which = random.nextInt(value.length);
        String distance = random.nextInt(3) == 0 ? "" : ", " + random.nextInt(4);
        String otherwise = distance.isEmpty() || random.nextBoolean() ? "" : ", " + defaults[which];
        return "%s(%s%s%s%s) OVER (%s%s)"
                .formatted(
                        one("LAG", "LEAD"),
                        value[which],
                        distance,
                        otherwise,
                        ignoreNulls(),
                        partition(),
                        order(times, true).text());
    }

    private String nth(@Nullable Boolean times) {
        String value = one("i", "s", "d", "x", "id");
        String call =
                switch (random.nextInt(3)) {
                    case 0 -> "FIRST_VALUE(" + value;
                    case 1 -> "LAST_VALUE(" + value;
                    default -> "NTH_VALUE(" + value + ", " + (1 + random.nextInt(3));
                };
        Order order = order(times, true);
        return call + ignoreNulls() + ") OVER (" + partition() + order.text() + frame(order) + ")";
    }

    private String aggregate(Order order) {
        String call =
                one(
                        "COUNT(*)",
                        "COUNT(i)",
                        "SUM(i)",
                        "SUM(d)",
                        "SUM(x)",
                        "AVG(i)",
                        "AVG(x)",
                        "MIN(i)",
                        "MAX(s)",
                        "MIN(d)",
                        "MAX(x)",
                        "COUNT(DISTINCT s)",
                        "SUM(DISTINCT i)",
                        "STDDEV_POP(x)",
                        "VAR_SAMP(i)",
                        "SUM(i * id)");
        String filter = random.nextInt(4) == 0 ? " FILTER (WHERE " + one(CONDITIONS) + ")" : "";
        boolean whole = random.nextInt(8) == 0;
        return call
                + filter
                + " OVER ("
                + partition()
                + (whole ? "" : order.text() + frame(order))
                + ")";
    }

    private String ignoreNulls() {
        return random.nextInt(3) == 0 ? " IGNORE NULLS" : "";
    }

    /// A frame that gives one result whatever the order among equal rows, or none for the default.
    private String frame(Order order) {
        String unit =
                order.unique() ? one("", "ROWS", "GROUPS", "RANGE") : one("", "GROUPS", "RANGE");
        if (unit.isEmpty()) {
            return "";
        }
        if (unit.equals("RANGE") && order.distance().isEmpty()) {
            unit = "GROUPS";
        }
        Supplier<String> distance = unit.equals("RANGE") ? order.distance().getFirst() : this::few;
        String frame =
                switch (random.nextInt(7)) {
                    case 0 -> "UNBOUNDED PRECEDING";
                    case 1 -> distance.get() + " PRECEDING";
                    case 2 ->
                            "BETWEEN "
                                    + distance.get()
                                    + " PRECEDING AND "
                                    + distance.get()
                                    + " FOLLOWING";
                    case 3 -> "BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING";
                    case 4 -> "BETWEEN CURRENT ROW AND " + distance.get() + " FOLLOWING";
                    case 5 -> "BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING";
                    default -> "BETWEEN UNBOUNDED PRECEDING AND " + distance.get() + " PRECEDING";
                };
        String exclude =
                random.nextInt(3) == 0
                        ? one(
                                " EXCLUDE CURRENT ROW",
                                " EXCLUDE GROUP",
                                " EXCLUDE TIES",
                                " EXCLUDE NO OTHERS")
                        : "";
        return " " + unit + " " + frame + exclude;
    }

    private String few() {
        return String.valueOf(random.nextInt(5));
    }

    private String number() {
        return String.valueOf(random.nextInt(8));
    }

    private String decimal() {
        return one("0.01", "0.5", "1", "2.25");
    }

    private String interval() {
        return "INTERVAL '%d' %s"
                .formatted(random.nextInt(20), one("SECOND", "MILLISECOND", "MINUTE"));
    }

    private String partition() {
        return one(PARTITIONS);
    }

    /// Some keys that may be equal, each with a comma behind it.
    private String keys(int count) {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < count; i++) {
            keys.append(one("i", "g", "k", "s", "d", "x", "i % 2")).append(down()).append(nulls());
            keys.append(", ");
        }
        return keys.toString();
    }

    private String down() {
        return one("", " ASC", " DESC");
    }

    private String nulls() {
        return one(" NULLS FIRST", " NULLS LAST");
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /// Its `id` is `number`; anything but that and the time may be null.
    String jsonRow(int number, long millis) {
        return "{\"id\":%d,\"ts\":\"%s\",\"k\":%s,\"g\":%s,\"i\":%s,\"x\":%s,\"d\":%s,\"s\":%s}"
                .formatted(
                        number,
                        Instant.ofEpochMilli(millis).toString().replace("Z", ""),
                        value("\"" + (char) ('a' + random.nextInt(3)) + "\""),
                        value("" + random.nextInt(3)),
                        value("" + random.nextInt(-8, 12)),
                        value("" + random.nextInt(-80, 80) / 8.0),
                        value("%d.%02d".formatted(random.nextInt(5), random.nextInt(100))),
                        value("\"" + one("one", "two", "three", "Zoë", "") + "\""));
    }

    private String value(String json) {
        return random.nextInt(7) == 0 ? "null" : json;
    }
}
