package io.velostream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `velo bench --sql`: others can run what the benchmark runs.
class BenchSqlTest {
    @TempDir Path directory;

    private CommandRun velo(String... arguments) {
        return CommandRun.of(directory, "", arguments);
    }

    @Test
    void printsSqlThatRunsOverTheFileItMade() throws Exception {
        CommandRun bench = velo("bench", "S2f", "--sql", "--records", "1000", "--data", "data");
        assertThat(bench.status()).isZero();
        assertThat(bench.out()).startsWith("CREATE STREAM input").contains("EMIT FINAL");
        Files.writeString(directory.resolve("s2f.sql"), bench.out());
        CommandRun run = velo("run", "s2f.sql");
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
    }
}
