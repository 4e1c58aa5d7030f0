package io.velostream.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Random tables, expressions and queries whose text means the same to Velostream and to DuckDB.
///
/// Left out on purpose, because the two differ: decimal division (DuckDB: DOUBLE), integer overflow
/// (DuckDB fails the query, we the row), rounding of halves of doubles.
final class RandomSql {
    /// The table's columns, as both read them.
    static final String COLUMNS =
            "i BIGINT, j BIGINT, x DOUBLE, y DOUBLE, d DECIMAL(10, 2), s STRING, t STRING,"
                    + " b BOOLEAN, ts TIMESTAMP, dt DATE";

    private enum Kind {
        INTEGER,
        DOUBLE,
        DECIMAL,
        STRING,
        BOOLEAN,
        TIMESTAMP,
        DATE
    }

    private final SplittableRandom random;

    RandomSql(long seed) {
        random = new SplittableRandom(seed);
    }

    /// A row as JSON; any value may be null or absent.
    String jsonRow() {
        List<String> members = new ArrayList<>();
        add(members, "i", String.valueOf(random.nextInt(-5, 20)));
        add(members, "j", String.valueOf(random.nextLong(-1_000_000_000L, 1_000_000_000L)));
        add(members, "x", String.valueOf(random.nextInt(-2000, 2000) / 8.0));
        add(members, "y", String.valueOf(random.nextDouble() * 1000));
        add(members, "d", decimal());
        add(members, "s", "\"" + word() + "\"");
        add(members, "t", "\"" + word() + " " + word() + "\"");
        add(members, "b", String.valueOf(random.nextBoolean()));
        add(
                members,
                "ts",
                "\"2024-01-%02d %02d:%02d:%02d\"".formatted(day(), hour(), minute(), minute()));
        add(members, "dt", "\"2024-01-%02d\"".formatted(day()));
        return "{" + String.join(",", members) + "}";
    }

    private void add(List<String> members, String name, String json) {
        switch (random.nextInt(12)) {
            case 0 -> members.add("\"" + name + "\":null");
            case 1 -> {}
            default -> members.add("\"" + name + "\":" + json);
        }
    }

    /// A query without grouping.
    String select(String table) {
        List<String> items = new ArrayList<>();
        int n = 1 + random.nextInt(4);
        for (int c = 0; c < n; c++) {
            items.add(expression(anyKind(), 3) + " AS c" + c);
        }
        String where = random.nextInt(3) == 0 ? "" : " WHERE " + bool(3);
        return "SELECT " + String.join(", ", items) + " FROM " + table + where;
    }

    /// A query with GROUP BY, perhaps HAVING.
    String grouped(String table) {
        List<String> keys = new ArrayList<>();
        int keyCount = random.nextInt(4);
        for (int k = 0; k < keyCount; k++) {
            keys.add(
                    random.nextInt(3) == 0
                            ? expression(anyKind(), 2)
                            : pick("i", "s", "b", "dt", "d", "i", "s"));
        }
        List<String> items = new ArrayList<>();
        for (int k = 0; k < keyCount; k++) {
            items.add(keys.get(k) + " AS k" + k);
        }
        int aggregates = 1 + random.nextInt(4);
        for (int a = 0; a < aggregates; a++) {
            items.add(aggregate() + " AS a" + a);
        }
        String where = random.nextInt(3) == 0 ? " WHERE " + bool(2) : "";
        String groupBy = keys.isEmpty() ? "" : " GROUP BY " + String.join(", ", keys);
        String having = random.nextInt(4) == 0 && keyCount > 0 ? " HAVING COUNT(*) > 2" : "";
        return "SELECT " + String.join(", ", items) + " FROM " + table + where + groupBy + having;
    }

    private String aggregate() {
        return switch (random.nextInt(12)) {
            case 0 -> "COUNT(*)";
            case 1 -> "COUNT(" + expression(anyKind(), 1) + ")";
            case 2 -> "COUNT(DISTINCT " + expression(anyKind(), 1) + ")";
            case 3 -> "SUM(" + integer(1) + ")";
            case 4 -> "SUM(" + dbl(1) + ")";
            case 5 -> "SUM(" + dec(1) + ")";
            case 6 -> "AVG(" + (random.nextBoolean() ? integer(1) : dbl(1)) + ")";
            case 7 -> "MIN(" + expression(anyKind(), 1) + ")";
            case 8 -> "MAX(" + expression(anyKind(), 1) + ")";
            case 9 -> pick("STDDEV_SAMP", "STDDEV_POP", "VAR_SAMP", "VAR_POP") + "(x)";
            case 10 -> "MAX(j) - MIN(j)";
            default -> "SUM(CASE WHEN " + bool(1) + " THEN 1 ELSE 0 END)";
        };
    }

    private Kind anyKind() {
        return Kind.values()[random.nextInt(Kind.values().length)];
    }

    private String expression(Kind kind, int depth) {
        if (depth > 0 && random.nextInt(6) == 0) {
            return "CASE WHEN "
                    + bool(depth - 1)
                    + " THEN "
                    + expression(kind, depth - 1)
                    + (random.nextBoolean() ? " ELSE " + expression(kind, depth - 1) : "")
                    + " END";
        }
        if (depth > 0 && random.nextInt(8) == 0) {
            String a = expression(kind, depth - 1);
            String b = expression(kind, depth - 1);
            return (random.nextBoolean() ? "COALESCE(" : "NULLIF(") + a + ", " + b + ")";
        }
        return switch (kind) {
            case INTEGER -> integer(depth);
            case DOUBLE -> dbl(depth);
            case DECIMAL -> dec(depth);
            case STRING -> string(depth);
            case BOOLEAN -> bool(depth);
            case TIMESTAMP -> timestamp(depth);
            case DATE -> random.nextInt(4) == 0 ? "DATE '2024-01-%02d'".formatted(day()) : "dt";
        };
    }

    private String integer(int depth) {
        if (depth == 0) {
            return pick("i", "i", "j", String.valueOf(random.nextInt(30)));
        }
        return switch (random.nextInt(8)) {
            case 0 -> "(" + integer(depth - 1) + " + " + integer(depth - 1) + ")";
            case 1 -> "(" + integer(depth - 1) + " - " + integer(depth - 1) + ")";
            case 2 -> "(i * " + random.nextInt(9) + ")";
            case 3 -> "(" + integer(depth - 1) + " % " + pick("3", "7", "i") + ")";
            case 4 -> "ABS(" + integer(depth - 1) + ")";
            case 5 -> "LENGTH(" + string(depth - 1) + ")";
            case 6 ->
                    pick("LEAST(", "GREATEST(")
                            + integer(depth - 1)
                            + ", "
                            + integer(depth - 1)
                            + ")";
            default -> "CAST(" + pick("i", "j") + " AS BIGINT)";
        };
    }

    private String dbl(int depth) {
        if (depth == 0) {
            return pick("x", "y", "x", random.nextInt(100) + ".5e0");
        }
        return switch (random.nextInt(8)) {
            case 0 -> "(" + dbl(depth - 1) + " + " + dbl(depth - 1) + ")";
            case 1 -> "(" + dbl(depth - 1) + " * " + dbl(depth - 1) + ")";
            case 2 -> "(" + integer(depth - 1) + " / " + integer(depth - 1) + ")";
            case 3 -> "(" + dbl(depth - 1) + " / " + dbl(depth - 1) + ")";
            case 4 -> pick("FLOOR(", "CEIL(", "ABS(") + dbl(depth - 1) + ")";
            case 5 -> "(- " + dbl(depth - 1) + ")";
            case 6 -> "CAST(" + integer(depth - 1) + " AS DOUBLE)";
            default -> "SQRT(ABS(" + dbl(depth - 1) + "))";
        };
    }

    private String dec(int depth) {
        if (depth == 0) {
            return pick("d", "d", decimal());
        }
        return switch (random.nextInt(5)) {
            case 0 -> "(" + dec(depth - 1) + " + " + dec(depth - 1) + ")";
            case 1 -> "(" + dec(depth - 1) + " - " + dec(depth - 1) + ")";
            case 2 -> "(d * " + decimal() + ")";
            case 3 -> "ABS(" + dec(depth - 1) + ")";
            default -> "CAST(" + integer(0) + " AS DECIMAL(12, 2))";
        };
    }

    private String string(int depth) {
        if (depth == 0) {
            return pick("s", "t", "'" + word() + "'");
        }
        return switch (random.nextInt(8)) {
            case 0 -> "(" + string(depth - 1) + " || " + string(depth - 1) + ")";
            case 1 -> pick("UPPER(", "LOWER(", "TRIM(") + string(depth - 1) + ")";
            case 2 -> "SUBSTRING(" + string(depth - 1) + ", 2, 3)";
            case 3 -> "REPLACE(" + string(depth - 1) + ", 'a', 'zz')";
            case 4 -> pick("LEFT(", "RIGHT(") + string(depth - 1) + ", 2)";
            case 5 -> "CAST(" + integer(depth - 1) + " AS STRING)";
            case 6 -> "SPLIT_PART(t, ' ', " + (1 + random.nextInt(3)) + ")";
            default -> "CONCAT(" + string(depth - 1) + ", " + string(depth - 1) + ")";
        };
    }

    private String timestamp(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(3)) {
            case 1 ->
                    "(ts + INTERVAL '"
                            + random.nextInt(90)
                            + "' "
                            + pick("MINUTE", "SECOND", "DAY")
                            + ")";
            case 2 -> "DATE_TRUNC('" + pick("hour", "day", "minute", "month") + "', ts)";
            default -> "ts";
        };
    }

    private String bool(int depth) {
        if (depth == 0) {
            return pick("b", "b", "i > 3", "s = 'kiwi'");
        }
        return switch (random.nextInt(12)) {
            case 0 -> "(" + bool(depth - 1) + " AND " + bool(depth - 1) + ")";
            case 1 -> "(" + bool(depth - 1) + " OR " + bool(depth - 1) + ")";
            case 2 -> "(NOT " + bool(depth - 1) + ")";
            case 3 -> "(" + integer(depth - 1) + compare() + integer(depth - 1) + ")";
            case 4 -> "(" + dbl(depth - 1) + compare() + integer(depth - 1) + ")";
            case 5 -> "(" + string(depth - 1) + compare() + string(depth - 1) + ")";
            case 6 -> "(" + dec(depth - 1) + compare() + dec(depth - 1) + ")";
            case 7 -> "(" + expression(anyKind(), depth - 1) + pick(" IS NULL)", " IS NOT NULL)");
            case 8 ->
                    "("
                            + integer(depth - 1)
                            + pick("", " NOT")
                            + " BETWEEN "
                            + integer(0)
                            + " AND 12)";
            case 9 ->
                    "("
                            + pick("i IN (1, 2, 5)", "s IN ('kiwi', 'fig')", "i NOT IN (3, NULL)")
                            + ")";
            case 10 ->
                    "("
                            + string(depth - 1)
                            + pick("", " NOT")
                            + " LIKE '"
                            + pick("%i%", "k_w%", "a%", "%g")
                            + "')";
            default ->
                    "(i"
                            + pick(" IS DISTINCT FROM ", " IS NOT DISTINCT FROM ")
                            + integer(depth - 1)
                            + ")";
        };
    }

    private String compare() {
        return pick(" = ", " <> ", " < ", " <= ", " > ", " >= ");
    }

    private String decimal() {
        return "%d.%02d".formatted(random.nextInt(0, 500), random.nextInt(100));
    }

    private String word() {
        return pick("kiwi", "fig", "apple", "Äpfel", "banana", "a", "日本");
    }

    private int day() {
        return 1 + random.nextInt(5);
    }

    private int hour() {
        return random.nextInt(24);
    }

    private int minute() {
        return random.nextInt(60);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
