package io.velostream.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Random tables and queries whose text means the same to Velostream and to DuckDB.
final class RandomSql {
    /// The table's columns, as both read them.
    static final String COLUMNS =
            "i BIGINT, j BIGINT, n INT, x DOUBLE, y DOUBLE, d DECIMAL(10, 2), s STRING, t STRING,"
                    + " b BOOLEAN, ts TIMESTAMP, dt DATE";

    private final SplittableRandom random;
    private final RandomExpressions expressions;

    RandomSql(long seed) {
        random = new SplittableRandom(seed);
        expressions = new RandomExpressions(random);
    }

    /// A query with groups: its first columns are the keys.
    record Grouped(String text, int keys) {}

    /// A row as JSON; any value may be null or absent.
    String jsonRow() {
        List<String> members = new ArrayList<>();
        add(members, "i", String.valueOf(random.nextInt(-5, 20)));
        add(members, "j", String.valueOf(random.nextLong(-1_000_000_000L, 1_000_000_000L)));
        add(members, "n", String.valueOf(random.nextInt(-1000, 1000)));
        add(members, "x", String.valueOf(random.nextInt(-2000, 2000) / 8.0));
        add(members, "y", String.valueOf(random.nextDouble() * 1000));
        add(members, "d", expressions.decimal());
        add(members, "s", "\"" + expressions.word() + "\"");
        add(members, "t", "\"" + expressions.word() + " " + expressions.word() + "\"");
        add(members, "b", String.valueOf(random.nextBoolean()));
        String time =
                "%02d:%02d:%02d"
                        .formatted(random.nextInt(24), random.nextInt(60), random.nextInt(60));
        add(members, "ts", "\"2024-01-%02d %s\"".formatted(expressions.day(), time));
        add(members, "dt", "\"2024-01-%02d\"".formatted(expressions.day()));
        return "{" + String.join(",", members) + "}";
    }

    private void add(List<String> members, String name, String json) {
        switch (random.nextInt(12)) {
            case 0 -> members.add("\"" + name + "\":null");
            case 1 -> {}
            default -> members.add("\"" + name + "\":" + json);
        }
    }

    /// A query without groups.
    String select() {
        List<String> items = items();
        String distinct = random.nextInt(8) == 0 ? "DISTINCT " : "";
        String where = random.nextInt(3) == 0 ? "" : " WHERE " + expressions.bool(3);
        return "SELECT " + distinct + String.join(", ", items) + " FROM " + relation() + where;
    }

    /// A query whose rows have one order only: it sorts by all of its columns.
    String sorted() {
        List<String> items = items();
        List<String> order = new ArrayList<>();
        for (int c = 0; c < items.size(); c++) {
            String way = expressions.pick("", " ASC", " DESC");
            order.add("c" + c + way + expressions.pick(" NULLS FIRST", " NULLS LAST"));
        }
        String limit = random.nextBoolean() ? "" : " LIMIT " + random.nextInt(50);
        String offset = random.nextBoolean() ? "" : " OFFSET " + random.nextInt(20);
        return "SELECT "
                + String.join(", ", items)
                + " FROM "
                + relation()
                + " ORDER BY "
                + String.join(", ", order)
                + limit
                + offset;
    }

    private List<String> items() {
        List<String> items = new ArrayList<>();
        int n = 1 + random.nextInt(4);
        for (int c = 0; c < n; c++) {
            items.add(expressions.any(3) + " AS c" + c);
        }
        return items;
    }

    /// The table, or a query that has its columns.
    private String relation() {
        return switch (random.nextInt(8)) {
            case 0 -> "(SELECT * FROM t WHERE " + expressions.bool(2) + ") AS t";
            case 1 -> "(SELECT * FROM t UNION ALL SELECT * FROM t WHERE i < 5) AS t";
            case 2 -> "(SELECT i + 1 AS i, j, n, x, y, d, s || '' AS s, t, b, ts, dt FROM t) AS t";
            default -> "t";
        };
    }

    /// A query with groups, perhaps HAVING.
    Grouped grouped() {
        List<String> keys = new ArrayList<>();
        int keyCount = random.nextInt(4);
        for (int k = 0; k < keyCount; k++) {
            keys.add(
                    random.nextInt(3) == 0
                            ? expressions.any(2)
                            : expressions.pick("i", "s", "b", "dt", "d", "n % 3", "s"));
        }
        List<String> items = new ArrayList<>();
        for (int k = 0; k < keyCount; k++) {
            items.add(keys.get(k) + " AS k" + k);
        }
        int aggregates = 1 + random.nextInt(4);
        for (int a = 0; a < aggregates; a++) {
            items.add(aggregate() + " AS a" + a);
        }
        String where = random.nextInt(3) == 0 ? " WHERE " + expressions.bool(2) : "";
        String groupBy = keys.isEmpty() ? "" : " GROUP BY " + String.join(", ", keys);
        String having = random.nextInt(4) == 0 && keyCount > 0 ? " HAVING COUNT(*) > 2" : "";
        String text =
                "SELECT "
                        + String.join(", ", items)
                        + " FROM "
                        + relation()
                        + where
                        + groupBy
                        + having;
        return new Grouped(text, keyCount);
    }

    /// An aggregate whose value does not depend on the order of the rows.
    String aggregate() {
        return switch (random.nextInt(16)) {
            case 0 -> "COUNT(*)";
            case 1 -> "COUNT(" + expressions.any(1) + ")";
            case 2 -> "COUNT(DISTINCT " + expressions.any(1) + ")";
            case 3 -> "SUM(" + expressions.integer(1) + ")";
            case 4 -> "SUM(" + expressions.dbl(1) + ")";
            case 5 -> "SUM(" + expressions.dec(1) + ")";
            case 6 -> "AVG(" + expressions.pick("i", "j", "n", "x", "y") + ")";
            case 7 -> "MIN(" + expressions.any(1) + ")";
            case 8 -> "MAX(" + expressions.any(1) + ")";
            case 9 ->
                    expressions.pick("STDDEV_SAMP", "STDDEV_POP", "VAR_SAMP", "VAR_POP")
                            + expressions.pick("(x)", "(i)", "(y)");
            case 10 -> "MAX(j) - MIN(j)";
            case 11 -> "COUNT(*) FILTER (WHERE " + expressions.bool(1) + ")";
            case 12 -> "SUM(DISTINCT " + expressions.pick("i", "d", "n") + ")";
            case 13 -> expressions.pick("BOOL_AND(", "BOOL_OR(") + expressions.bool(1) + ")";
            case 14 -> "MEDIAN(" + expressions.pick("x", "i", "y") + ")";
            default -> "SUM(CASE WHEN " + expressions.bool(1) + " THEN 1 ELSE 0 END)";
        };
    }
}
