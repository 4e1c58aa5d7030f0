package io.velostream.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.spec.WindowQueries.Query;
import io.velostream.spec.WindowQueries.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Windows of every shape over rows in disorder: each query sees exactly the rows that are not
/// late, in the windows for which they are not, and groups them as DuckDB does with all of them at
/// hand.
///
/// `-Doracle.windows=N` sets how many queries, `-Doracle.seed=S` repeats a run.
class WindowOracleTest {
    private static final String COLUMNS = "ts BIGINT, k STRING, i BIGINT, x DOUBLE";

    private final long seed = Long.getLong("oracle.seed", System.nanoTime());
    private final int queries = Integer.getInteger("oracle.windows", 60);

    @TempDir private Path folder;

    @Test
    void windowsHoldTheRowsThatAreNotLate() throws Exception {
        System.out.println("windows against DuckDB: seed " + seed);
        SplittableRandom seeds = new SplittableRandom(seed);
        try (Oracle oracle = new Oracle(folder)) {
            for (int i = 0; i < queries; i++) {
                new Comparison(oracle, seeds.split(), "seed " + seed + ", query " + i).run();
            }
        }
    }

    /// One query.
    private static final class Comparison {
        private final Oracle oracle;
        private final SplittableRandom random;
        private final String name;
        private final Shape shape;

        /// By how much rows may come out of order, and how long windows wait for later ones.
        private final long delay;

        private final long grace;

        Comparison(Oracle oracle, SplittableRandom random, String name) {
            this.oracle = oracle;
            this.random = random;
            this.name = name;
            shape = new WindowQueries(random).shape();
            delay = random.nextInt(4) == 0 ? 0 : random.nextLong(3000);
            grace = random.nextInt(3) * 500L;
        }

        void run() throws Exception {
            int files = random.nextInt(3) == 0 ? random.nextInt(2, 4) : 1;
            // Which row of which file comes first is open, so with several files none may be late.
            long excess = files > 1 || random.nextBoolean() ? 0 : 2 * shape.length();
            TimedRows rows = TimedRows.random(random, delay + excess);
            if (excess > 0) {
                rows.judge(shape, delay, grace);
            }
            List<List<String>> splits = rows.dealt(random, files);
            Query query = new WindowQueries(random).query(shape, files == 1);
            boolean keyed = query.keyed();
            int late = rows.late(keyed);
            oracle.duckTable(
                    COLUMNS + ", number BIGINT, closed BIGINT, free_run BIGINT, keyed_run BIGINT",
                    rows.inTime(keyed));
            List<List<String>> expected = oracle.duckdb(query.oracle());
            int key = query.keyColumns(shape);

            declare(splits, "drop");
            String context = name + ": " + query.text();
            VeloRun finals = oracle.run(query.text() + " EMIT FINAL");
            checkLate(finals, late, context);
            Oracle.assertSameRows(Oracle.rows(finals), expected, context);

            context = "changes, " + context;
            VeloRun changes = oracle.run(query.text() + " EMIT CHANGES", "upsert-json");
            checkLate(changes, late, context);
            Oracle.assertSameRows(Oracle.folded(changes, key), expected, context);

            declare(splits, "update");
            context = "updates, " + context;
            VeloRun updates = oracle.run(query.text() + " EMIT FINAL", "upsert-json");
            checkLate(updates, late, context);
            Oracle.assertSameRows(Oracle.folded(updates, key), expected, context);
        }

        private void declare(List<List<String>> splits, String lateStrategy) throws Exception {
            oracle.files(
                    COLUMNS,
                    ", WATERMARK FOR ts AS ts - INTERVAL '%d' MILLISECOND".formatted(delay),
                    ", 'allowed.lateness' = '%dms', 'late.data.strategy' = '%s'"
                            .formatted(grace, lateStrategy),
                    splits);
        }

        private static void checkLate(VeloRun run, int late, String context) {
            assertThat(run.exitCode()).as(context).isZero();
            if (late == 0) {
                assertThat(run.err()).as(context).isEmpty();
            } else {
                assertThat(run.err())
                        .as(context)
                        .startsWith(
                                "velo: %,d late row%s left out\n"
                                        .formatted(late, late == 1 ? "" : "s"));
            }
        }
    }
}
