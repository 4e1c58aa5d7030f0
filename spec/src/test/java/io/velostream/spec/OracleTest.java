package io.velostream.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.spec.RandomSql.Grouped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random queries over random tables must give the rows that DuckDB gives.
///
/// `-Doracle.queries=N` sets how many, `-Doracle.seed=S` repeats a run.
class OracleTest {
    private static final int QUERIES_OF_A_TABLE = 20;

    private final long seed = Long.getLong("oracle.seed", System.nanoTime());
    private final int queries = Integer.getInteger("oracle.queries", 400);
    private final RandomSql sql = new RandomSql(seed);

    private int unanswered;

    @TempDir private Path folder;

    @Test
    void answersAsDuckDbDoes() throws Exception {
        try (Oracle oracle = new Oracle(folder)) {
            for (int i = 0; i < queries; i++) {
                if (i % QUERIES_OF_A_TABLE == 0) {
                    newTable(oracle, i / QUERIES_OF_A_TABLE);
                }
                switch (i % 5) {
                    case 0, 1 -> compare(oracle, sql.select(), i);
                    case 2 -> compareInOrder(oracle, sql.sorted(), i);
                    default -> compareGroups(oracle, sql.grouped(), i);
                }
            }
        }
        assertThat(unanswered)
                .as("queries DuckDB failed on, seed %d", seed)
                .isLessThan(5 + queries / 50);
    }

    private void newTable(Oracle oracle, int number) throws Exception {
        // Empty, tiny, and such as fill some batches.
        int count = number % 8 == 0 ? number / 8 : number % 8 == 1 ? 2500 : 300;
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            rows.add(sql.jsonRow());
        }
        oracle.table(RandomSql.COLUMNS, "", rows);
    }

    private Optional<List<List<String>>> expected(Oracle oracle, String query, String context) {
        Optional<List<List<String>>> expected = oracle.duckdb(query, context);
        if (expected.isEmpty()) {
            unanswered++;
        }
        return expected;
    }

    private String context(String query, int number) {
        return "seed " + seed + ", query " + number + ": " + query;
    }

    private void compare(Oracle oracle, String query, int number) {
        String context = context(query, number);
        List<List<String>> actual = oracle.velostream(query, context);
        expected(oracle, query, context)
                .ifPresent(expected -> Oracle.assertSameRows(actual, expected, context));
    }

    private void compareInOrder(Oracle oracle, String query, int number) {
        String context = context(query, number);
        List<List<String>> actual = oracle.velostream(query, context);
        expected(oracle, query, context)
                .ifPresent(expected -> assertThat(actual).as(context).isEqualTo(expected));
    }

    /// The final rows are DuckDB's, and so are the last ones of each group among the changes.
    private void compareGroups(Oracle oracle, Grouped query, int number) {
        String context = context(query.text(), number);
        Optional<List<List<String>>> answer = expected(oracle, query.text(), context);
        if (answer.isEmpty()) {
            return;
        }
        List<List<String>> expected = answer.get();
        Oracle.assertSameRows(
                oracle.velostream(query.text() + " EMIT FINAL", context), expected, context);
        VeloRun changes = oracle.run(query.text() + " EMIT CHANGES");
        // A HAVING may turn false, though those made here never do.
        if (!changes.err().startsWith("warning: DELETES_NOT_WRITTEN ")) {
            assertThat(changes.err()).as(context).isEmpty();
        }
        assertThat(changes.exitCode()).as(context).isZero();
        if (query.keys() == 0 && changes.out().isEmpty()) {
            // Without keys there is a row even when nothing ever changed it.
            return;
        }
        Oracle.assertSameRows(
                Oracle.lastOfEachKey(changes, query.keys()), expected, "changes, " + context);
    }
}
