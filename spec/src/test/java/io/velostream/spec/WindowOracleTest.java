package io.velostream.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tumbling windows over rows in disorder: each query sees exactly the rows that are not late, and
/// groups them as DuckDB does by arithmetic.
///
/// `-Doracle.windows=N` sets how many queries, `-Doracle.seed=S` repeats a run.
class WindowOracleTest {
    private static final String COLUMNS = "ts BIGINT, k STRING, i BIGINT, x DOUBLE";

    private final long seed = Long.getLong("oracle.seed", System.nanoTime());
    private final int queries = Integer.getInteger("oracle.windows", 60);
    private final SplittableRandom random = new SplittableRandom(seed);

    @TempDir private Path folder;

    /// All in milliseconds.
    private record Windows(long size, long delay, long grace) {
        boolean isLate(long time, long greatestBefore) {
            long end = time - Math.floorMod(time, size) + size;
            return greatestBefore != Long.MIN_VALUE && end + grace <= greatestBefore - delay;
        }
    }

    private record Row(long time, String json) {}

    @Test
    void windowsHoldTheRowsThatAreNotLate() throws Exception {
        try (Oracle oracle = new Oracle(folder)) {
            for (int i = 0; i < queries; i++) {
                compare(oracle, i);
            }
        }
    }

    private void compare(Oracle oracle, int number) throws Exception {
        Windows windows =
                new Windows(
                        random.nextLong(1, 5000),
                        random.nextLong(0, 3000),
                        random.nextInt(3) * 500L);
        List<Row> rows = rows(windows.delay() + (random.nextBoolean() ? 0 : 2 * windows.size()));
        List<String> onTime = onTime(rows, windows);
        oracle.table(
                COLUMNS,
                ", WATERMARK FOR ts AS ts - INTERVAL '%d' MILLISECOND".formatted(windows.delay()),
                rows.stream().map(Row::json).toList(),
                onTime);

        boolean keyed = random.nextBoolean();
        String items = (keyed ? "k, " : "") + "%s AS w, " + aggregates() + " FROM t";
        String query =
                "SELECT "
                        + items.formatted("_window_start")
                        + (keyed ? " GROUP BY k" : "")
                        + " WINDOW TUMBLING (SIZE %d MILLISECONDS, GRACE PERIOD %d MILLISECONDS)"
                                .formatted(windows.size(), windows.grace());
        String start = "ts - ((ts % {n}) + {n}) % {n}".replace("{n}", "" + windows.size());
        List<List<String>> expected =
                oracle.duckdb(
                        "SELECT "
                                + items.formatted(start)
                                + " GROUP BY "
                                + (keyed ? "k, " : "")
                                + "w");

        String context = "seed " + seed + ", query " + number + ": " + query;
        VeloRun finals = oracle.run(query + " EMIT FINAL");
        checkLate(finals, rows.size() - onTime.size(), context);
        Oracle.assertSameRows(Oracle.rows(finals), expected, context);
        VeloRun changes = oracle.run(query + " EMIT CHANGES");
        checkLate(changes, rows.size() - onTime.size(), "changes, " + context);
        Oracle.assertSameRows(
                Oracle.lastOfEachKey(changes, keyed ? 2 : 1), expected, "changes, " + context);
    }

    private static void checkLate(VeloRun run, int late, String context) {
        String expected =
                late == 0
                        ? ""
                        : "velo: %,d late row%s left out\n".formatted(late, late == 1 ? "" : "s");
        assertThat(run.err()).as(context).isEqualTo(expected);
    }

    /// @param disorder how much earlier than in order a row may be
    private List<Row> rows(long disorder) {
        List<Row> rows = new ArrayList<>();
        // Around the epoch: windows before it are no different.
        long now = random.nextLong(-100_000, 10_000);
        int count = random.nextInt(8) == 0 ? random.nextInt(3) : random.nextInt(3000);
        for (int row = 0; row < count; row++) {
            now += random.nextInt(100) == 0 ? random.nextLong(20_000) : random.nextLong(100);
            long time = now - (disorder == 0 ? 0 : random.nextLong(disorder + 1));
            rows.add(
                    new Row(
                            time,
                            "{\"ts\":%d,\"k\":\"%s\",\"i\":%d,\"x\":%s}"
                                    .formatted(
                                            time,
                                            (char) ('a' + random.nextInt(5)),
                                            random.nextInt(1000),
                                            random.nextInt(1000) / 8.0)));
        }
        return rows;
    }

    private static List<String> onTime(List<Row> rows, Windows windows) {
        List<String> onTime = new ArrayList<>();
        long greatest = Long.MIN_VALUE;
        for (Row row : rows) {
            if (!windows.isLate(row.time(), greatest)) {
                onTime.add(row.json());
            }
            greatest = Math.max(greatest, row.time());
        }
        return onTime;
    }

    private String aggregates() {
        Set<String> aggregates = new TreeSet<>(Set.of("COUNT(*) AS n"));
        String[] all = {
            "SUM(i) AS a",
            "AVG(x) AS b",
            "MIN(x) AS c",
            "MAX(i) AS d",
            "COUNT(DISTINCT i) AS e",
            "SUM(x * i) AS f",
            "STDDEV_SAMP(x) AS g"
        };
        for (int i = 0; i < 3; i++) {
            aggregates.add(all[random.nextInt(all.length)]);
        }
        return String.join(", ", aggregates);
    }
}
