package io.velostream.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/// Random queries over the changes of the table `t` of [RandomChanges], whose text means the same
/// to DuckDB over what is there in the end.
final class RandomChangeSql {
    private final SplittableRandom random;

    RandomChangeSql(SplittableRandom random) {
        this.random = random;
    }

    /// A query.
    ///
    /// @param key which of its columns say which row is replaced or deleted; none if rows are known
    ///   as a whole only
    /// @param ofTable whether that is the table's own key
    /// @param global whether there is one row, also when nothing has come
    record ChangeQuery(String text, List<String> key, boolean ofTable, boolean global) {}

    ChangeQuery query() {
        return switch (random.nextInt(13)) {
            case 0 -> ofTable("SELECT * FROM t WHERE " + condition());
            case 1 -> ofTable("SELECT x + 1 AS y, id, k FROM t WHERE " + condition());
            case 2 -> keyed("SELECT k, x FROM t WHERE " + condition());
            case 3, 4 -> grouped();
            case 5 -> keyed("SELECT " + aggregates() + " FROM t WHERE " + condition(), true);
            case 6 -> keyed("SELECT DISTINCT k, g FROM t WHERE " + condition(), "k", "g");
            case 7 -> union();
            case 8 ->
                    keyed(
                            "SELECT n, COUNT(*) AS groups, SUM(s) AS total, MAX(s) AS greatest FROM"
                                    + " (SELECT k, g, COUNT(*) AS n, SUM(x) AS s FROM t WHERE "
                                    + condition()
                                    + " GROUP BY k, g"
                                    + having()
                                    + ") AS i GROUP BY n",
                            "n");
            case 9 ->
                    keyed(
                            "SELECT k, COUNT(*) AS n, SUM(g) AS s FROM (SELECT DISTINCT k, g FROM t"
                                    + " WHERE "
                                    + condition()
                                    + ") AS i GROUP BY k",
                            "k");
            case 10 -> topOfTable();
            case 11 -> topOfGroups();
            default ->
                    keyed(
                            "SELECT k, n FROM (SELECT k, COUNT(*) AS n, MIN(x) AS m FROM t GROUP BY"
                                    + " k) AS i WHERE MOD(n, 2) = 1 OR m < 0",
                            "k");
        };
    }

    private static ChangeQuery ofTable(String text) {
        return new ChangeQuery(text, List.of("id"), true, false);
    }

    private static ChangeQuery keyed(String text, String... key) {
        return new ChangeQuery(text, List.of(key), false, false);
    }

    private static ChangeQuery keyed(String text, boolean global) {
        return new ChangeQuery(text, List.of(), false, global);
    }

    private ChangeQuery grouped() {
        String[] key = pick("k", "g", "k, g", "g, k").split(", ");
        String text = "SELECT " + String.join(", ", key) + ", " + aggregates() + " FROM t";
        if (random.nextBoolean()) {
            text += " WHERE " + condition();
        }
        return keyed(text + " GROUP BY " + String.join(", ", key) + having(), key);
    }

    private ChangeQuery union() {
        String both =
                "SELECT k, g, x FROM t WHERE %s UNION ALL SELECT k, x, g FROM t WHERE %s"
                        .formatted(condition(), condition());
        return switch (random.nextInt(3)) {
            case 0 -> keyed(both);
            case 1 -> keyed(both.replace("UNION ALL", "UNION"), "k", "g", "x");
            default ->
                    keyed(
                            "SELECT k, "
                                    + aggregates()
                                    + " FROM (SELECT *, 0.5 AS d FROM ("
                                    + both
                                    + ") AS b) AS u GROUP BY k"
                                    + having(),
                            "k");
        };
    }

    private ChangeQuery topOfTable() {
        String partition = pick("k", "g", "");
        String columns = partition.isEmpty() ? "" : partition + ", ";
        String rows =
                "SELECT id, %sx, ROW_NUMBER() OVER (%sORDER BY x %s NULLS LAST, id) AS r FROM t"
                        .formatted(
                                columns,
                                partition.isEmpty() ? "" : "PARTITION BY " + partition + " ",
                                pick("ASC", "DESC"));
        String last = pick("= 1", "<= 2", "<= 5", "BETWEEN 2 AND 3");
        // Without its number a row is known as a whole.
        boolean numbered = random.nextInt(3) > 0;
        String text =
                "SELECT %sid, x%s FROM (%s) AS i WHERE r %s"
                        .formatted(columns, numbered ? ", r" : "", rows, last);
        if (!numbered) {
            return keyed(text);
        }
        List<String> key = new ArrayList<>();
        if (!partition.isEmpty()) {
            key.add(partition);
        }
        if (!last.equals("= 1")) {
            key.add("r");
        }
        return new ChangeQuery(text, key, false, false);
    }

    private ChangeQuery topOfGroups() {
        return keyed(
                "SELECT r, g, k, n FROM (SELECT *, ROW_NUMBER() OVER (ORDER BY n DESC, k NULLS"
                    + " LAST, g NULLS LAST) AS r FROM (SELECT k, g, COUNT(*) AS n FROM t GROUP BY"
                    + " k, g) AS c) AS i WHERE r <= "
                        + random.nextInt(2, 6),
                "r");
    }

    private String having() {
        return switch (random.nextInt(4)) {
            case 0 -> " HAVING COUNT(*) " + pick("> 1", "= 2", "< 4");
            case 1 -> " HAVING SUM(x) > " + random.nextInt(0, 20) + " OR MIN(x) < 0";
            default -> "";
        };
    }

    private String aggregates() {
        Set<String> some = new TreeSet<>();
        String[] all = {
            "COUNT(*) AS a0",
            "COUNT(x) AS a1",
            "SUM(x) AS a2",
            "SUM(d) AS a3",
            "AVG(x) AS a4",
            "MIN(x) AS a5",
            "MAX(d) AS a6",
            "COUNT(DISTINCT g) AS a7",
            "STDDEV_POP(x) AS a8",
            "MEDIAN(x) AS a9",
            "COUNT(*) FILTER (WHERE x > 3) AS b0",
            "BOOL_OR(x > 8) AS b1",
            "SUM(DISTINCT x) AS b2",
            "MAX(k) AS b3"
        };
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            some.add(all[random.nextInt(all.length)]);
        }
        return String.join(", ", some);
    }

    private String condition() {
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(1, 3); i > 0; i--) {
            int n = random.nextInt(8);
            parts.add(
                    pick(
                            "x > " + n,
                            "x IS NULL",
                            "k <> '" + (char) ('a' + n % 4) + "'",
                            "g = " + n % 3,
                            "MOD(x, 2) = 0",
                            "id < " + 3 * n,
                            "k IS NOT NULL",
                            "d < " + n + ".50",
                            "TRUE"));
        }
        return String.join(pick(" AND ", " OR "), parts);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
