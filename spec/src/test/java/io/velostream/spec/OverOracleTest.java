package io.velostream.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Window functions over random tables, sorted at the end of the input or by event time in spite of
/// disorder, and Top-N as a result and as changes: all give the rows that DuckDB gives.
///
/// `-Doracle.over=N` sets how many queries, `-Doracle.seed=S` repeats a run.
class OverOracleTest {
    private static final int QUERIES_OF_A_TABLE = 10;

    private final long seed = Long.getLong("oracle.seed", System.nanoTime());
    private final int queries = Integer.getInteger("oracle.over", 80);
    private final SplittableRandom random = new SplittableRandom(seed);
    private final RandomOverSql sql = new RandomOverSql(random);

    private int unanswered;

    @TempDir private Path folder;

    @Test
    void windowFunctionsSeeWhatTheySeeInDuckDb() throws Exception {
        try (Oracle oracle = new Oracle(folder)) {
            boolean byTime = false;
            boolean uniqueTimes = false;
            for (int i = 0; i < queries; i++) {
                if (i % QUERIES_OF_A_TABLE == 0) {
                    byTime = random.nextBoolean();
                    uniqueTimes = random.nextBoolean();
                    newTable(oracle, byTime, uniqueTimes);
                }
                String query = sql.select(byTime, uniqueTimes);
                String context = context(query, i);
                List<List<String>> actual = oracle.velostream(query, context);
                check(oracle, actual, query, context);
            }
        }
        checkUnanswered();
    }

    @Test
    void theFirstRowsAreThoseOfDuckDb() throws Exception {
        try (Oracle oracle = new Oracle(folder)) {
            for (int i = 0; i < queries; i++) {
                if (i % QUERIES_OF_A_TABLE == 0) {
                    newTable(oracle, random.nextBoolean(), false);
                }
                String query = sql.topN();
                String context = context(query, i);
                check(oracle, oracle.velostream(query + " EMIT FINAL", context), query, context);
                String changes = "changes, " + context;
                check(oracle, oracle.folded(query + " EMIT CHANGES", changes), query, changes);
            }
        }
        checkUnanswered();
    }

    private void check(Oracle oracle, List<List<String>> actual, String query, String context) {
        oracle.duckdb(query, context)
                .ifPresentOrElse(
                        expected -> Oracle.assertSameRows(actual, expected, context),
                        () -> unanswered++);
    }

    private void checkUnanswered() {
        assertThat(unanswered)
                .as("queries DuckDB failed on, seed %d", seed)
                .isLessThan(5 + queries / 50);
    }

    private String context(String query, int number) {
        return "seed " + seed + ", query " + number + ": " + query;
    }

    /// @param byTime whether event time is declared, with a delay that no row exceeds
    private void newTable(Oracle oracle, boolean byTime, boolean uniqueTimes) throws Exception {
        long disorder = random.nextInt(3) == 0 ? 0 : random.nextLong(20_000);
        // Around the epoch: times before it are no different.
        long now = random.nextLong(-100_000, 100_000);
        int count = random.nextInt(6) == 0 ? 2000 : random.nextInt(120);
        List<String> rows = new ArrayList<>();
        Set<Long> times = new HashSet<>();
        for (int row = 0; row < count; row++) {
            now += random.nextInt(3) == 0 ? 0 : random.nextLong(2000);
            long time = now - (disorder == 0 ? 0 : random.nextLong(disorder + 1));
            if (times.add(time) || !uniqueTimes) {
                rows.add(sql.jsonRow(row, time));
            }
        }
        String watermark =
                ", WATERMARK FOR ts AS ts - INTERVAL '%d' MILLISECOND".formatted(disorder);
        oracle.table(RandomOverSql.COLUMNS, byTime ? watermark : "", rows);
    }
}
