package io.velostream.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// However many tasks there are, the result is that of one: over a file of many pieces, with rows
/// that come late and rows that cannot be read.
@TestInstance(Lifecycle.PER_CLASS)
class ParallelTest {
    private static final int ROWS = 60_000;
    private static final Pattern KEY = Pattern.compile("\"k\":(\"[^\"]*\"|null|[-0-9]+)");

    @TempDir private static Path folder;
    private long seed;

    /// @param sameOrder whether all rows come in the order of one task, not only those of a key
    private record Query(String name, boolean sameOrder, String select) {}

    private static final List<Query> QUERIES =
            List.of(
                    new Query("filter", true, "SELECT k, i, x * 2 AS y FROM rows WHERE i > 300"),
                    new Query("limit", true, "SELECT k, i FROM rows WHERE i > 300 LIMIT 1000"),
                    new Query(
                            "sorted",
                            true,
                            "SELECT k, i, ts FROM rows ORDER BY ts, i, k, x LIMIT 99"),
                    new Query(
                            "failing",
                            true,
                            "SELECT k, 100 / i AS q, CAST(s AS INT) AS n FROM rows"),
                    new Query(
                            "groups",
                            true,
                            "SELECT k, COUNT(*) AS n, SUM(i) AS s, MIN(x) AS lo, MAX(x) AS hi FROM"
                                    + " rows GROUP BY k EMIT FINAL"),
                    new Query(
                            "groups by number",
                            true,
                            "SELECT i AS k, COUNT(*) AS n, COUNT(DISTINCT k) AS d FROM rows GROUP"
                                    + " BY i EMIT FINAL"),
                    new Query(
                            "everything",
                            true,
                            "SELECT COUNT(*) AS n, SUM(i) AS s FROM rows EMIT FINAL"),
                    new Query("distinct", false, "SELECT DISTINCT k FROM rows"),
                    new Query(
                            "first and last",
                            false,
                            "SELECT k, EARLIEST_BY_OFFSET(i) AS f, LATEST_BY_OFFSET(i) AS l FROM"
                                    + " rows GROUP BY k EMIT FINAL"),
                    new Query(
                            "changes",
                            false,
                            "SELECT k, COUNT(*) AS n, SUM(i) AS s FROM rows GROUP BY k EMIT"
                                    + " CHANGES"),
                    new Query(
                            "tumbling",
                            false,
                            "SELECT k, window_start, COUNT(*) AS n, SUM(i) AS s FROM rows GROUP BY"
                                    + " k WINDOW TUMBLING(ts, INTERVAL '1' SECOND) EMIT FINAL"),
                    new Query(
                            "tumbling changes",
                            false,
                            "SELECT k, window_start, COUNT(*) AS n, MAX(x) AS hi FROM rows GROUP BY"
                                    + " k WINDOW TUMBLING(ts, INTERVAL '1' SECOND) EMIT CHANGES"),
                    new Query(
                            "hopping over everything",
                            true,
                            "SELECT window_start, COUNT(*) AS n, SUM(i) AS s FROM rows WINDOW"
                                    + " HOPPING(ts, INTERVAL '4' SECOND, INTERVAL '1' SECOND) EMIT"
                                    + " FINAL"),
                    new Query(
                            "sessions",
                            false,
                            "SELECT k, window_start, window_end, COUNT(*) AS n FROM rows GROUP BY k"
                                    + " WINDOW SESSION(ts, INTERVAL '20' MILLISECOND) EMIT FINAL"),
                    new Query(
                            "over",
                            false,
                            "SELECT k, ts, i, SUM(i) OVER (PARTITION BY k ORDER BY ts"
                                    + " ROWS BETWEEN 9 PRECEDING AND CURRENT ROW) AS s FROM rows"),
                    new Query(
                            "top",
                            false,
                            "SELECT k, i, p FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY k ORDER"
                                    + " BY i DESC) AS p FROM rows) WHERE p <= 3 EMIT CHANGES"),
                    new Query(
                            "windows of windows",
                            false,
                            "SELECT window_start, MAX(n) AS most FROM (SELECT k, window_start,"
                                    + " window_end, COUNT(*) AS n FROM rows GROUP BY k WINDOW"
                                    + " TUMBLING(ts, INTERVAL '1' SECOND) EMIT FINAL) WINDOW"
                                    + " TUMBLING(window_end, INTERVAL '10' SECOND) EMIT FINAL"),
                    new Query(
                            "groups of groups",
                            false,
                            "SELECT n, COUNT(*) AS k FROM (SELECT k, i, COUNT(*) AS n FROM rows"
                                    + " GROUP BY k, i EMIT FINAL) GROUP BY n EMIT FINAL"));

    @BeforeAll
    void write() throws IOException {
        seed = Long.getLong("parallel.seed", System.nanoTime());
        System.out.println("parallel tasks against one: seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("rows.jsonl"))) {
            long now = 0;
            for (int row = 0; row < ROWS; row++) {
                out.write(row(random, now));
                out.write('\n');
                now += random.nextInt(3);
            }
        }
    }

    private static String row(SplittableRandom random, long now) {
        if (random.nextInt(20_000) == 0) {
            return "{\"ts\": broken";
        }
        // Some rows are later than the declared delay.
        long ts = now - (random.nextInt(50) == 0 ? random.nextInt(2000) : random.nextInt(200));
        String k = random.nextInt(30) == 0 ? "null" : "\"key" + random.nextInt(40) + "\"";
        String s = random.nextInt(20_000) == 0 ? "many" : String.valueOf(random.nextInt(100));
        String pad = "x".repeat(random.nextInt(100));
        return "{\"ts\":%d,\"k\":%s,\"i\":%d,\"x\":%s,\"s\":\"%s\",\"pad\":\"%s\"}"
                .formatted(ts, k, random.nextInt(1000), random.nextInt(4000) / 8.0, s, pad);
    }

    @TestFactory
    Stream<DynamicTest> everyQuery() {
        return QUERIES.stream()
                .map(query -> DynamicTest.dynamicTest(query.name(), () -> compare(query)));
    }

    private void compare(Query query) throws IOException {
        Answer one = run(query, 1);
        assertThat(one.lines()).as("seed %d", seed).isNotEmpty();
        for (int tasks : new int[] {2, 3, 5}) {
            Answer several = run(query, tasks);
            String what = "%s with %d tasks, seed %d".formatted(query.name(), tasks, seed);
            assertThat(several.err()).as(what).isEqualTo(one.err());
            if (query.sameOrder()) {
                assertThat(several.lines()).as(what).isEqualTo(one.lines());
            } else {
                assertThat(byKey(several)).as(what).isEqualTo(byKey(one));
            }
        }
    }

    /// The rows of each key in their order, key by key.
    private static List<String> byKey(Answer answer) {
        return answer.lines().stream()
                .collect(Collectors.groupingBy(ParallelTest::key))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    private static String key(String line) {
        Matcher key = KEY.matcher(line);
        return key.find() ? key.group(1) : "";
    }

    private record Answer(List<String> lines, String err) {}

    private Answer run(Query query, int tasks) throws IOException {
        Files.writeString(
                folder.resolve("query.sql"),
                """
                CREATE STREAM rows (ts BIGINT, k STRING, i BIGINT, x DOUBLE, s STRING)
                WITH ('connector' = 'file', 'path' = 'rows.jsonl', 'event.time.field' = 'ts',
                      'event.time.format' = 'epoch_millis', 'watermark.max.out.of.orderness' = '500ms');
                CREATE STREAM answer WITH ('connector' = 'file', 'path' = 'answer.jsonl') AS
                %s;
                """
                        .formatted(query.select()));
        VeloRun run = VeloRun.of(folder, "run", "query.sql", "--parallelism", "" + tasks);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new Answer(Files.readAllLines(folder.resolve("answer.jsonl")), run.err());
    }
}
