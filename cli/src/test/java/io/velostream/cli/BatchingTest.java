package io.velostream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows that come at a steady rate, so that the task sleeps and wakes, leave whole and in order
/// whatever is said of batches.
class BatchingTest {
    private static final int ROWS = 3000;

    @TempDir Path directory;

    private void assertAllRowsInOrder(int rate, String options) throws Exception {
        Files.writeString(
                directory.resolve("app.sql"),
                """
                CREATE STREAM numbers (n BIGINT) WITH ('connector' = 'generator', 'rate' = '%d',
                    'rows' = '%d', 'fields.n.kind' = 'sequence');
                CREATE STREAM shown AS SELECT n FROM numbers
                WITH ('connector' = 'stdout', 'format' = 'csv'%s);
                CREATE STREAM sums AS SELECT COUNT(*) AS c, SUM(n) AS s FROM numbers EMIT FINAL
                WITH ('connector' = 'file', 'path' = 'sums.csv', 'format' = 'csv'%s);
                """
                        .formatted(rate, ROWS, options, options));
        CommandRun run = CommandRun.of(directory, "", "run", "app.sql");
        assertThat(run.err()).isEmpty();
        List<String> lines = run.out().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("n");
        assertThat(lines.subList(1, lines.size()))
                .as(options)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, ROWS).mapToObj(Long::toString).toList());
        assertThat(directory.resolve("sums.csv")).hasContent("c,s\n3000,4501500\n");
    }

    @Test
    void byDefault() throws Exception {
        assertAllRowsInOrder(20_000, "");
        assertAllRowsInOrder(10_000_000, "");
    }

    @Test
    void oneByOne() throws Exception {
        assertAllRowsInOrder(20_000, ", 'batch.timeout' = '0'");
    }

    @Test
    void inLargeBatches() throws Exception {
        assertAllRowsInOrder(20_000, ", 'batch.timeout' = '1 hour'");
        assertAllRowsInOrder(
                20_000,
                ", 'batch.timeout' = '1 hour', 'sink.batch.strategy' = 'fixed_size',"
                        + " 'sink.batch.size' = '100'");
    }
}
