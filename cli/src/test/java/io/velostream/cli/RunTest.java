package io.velostream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
    @TempDir Path directory;

    private CommandRun run(String sql) throws IOException {
        Files.writeString(directory.resolve("app.sql"), sql);
        return CommandRun.of(directory, "", "run", "app.sql");
    }

    private List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theExampleComputesCandles() {
        Path examples = Path.of("..", "examples").toAbsolutePath().normalize();
        CommandRun run = CommandRun.of(examples, "", "run", "candles/candles.sql");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out().lines().limit(3))
                .containsExactly(
                        " symbol   | minute              |   open |   high |    low |  close |"
                                + " volume",
                        "----------+---------------------+--------+--------+--------+--------+--------",
                        " INITECH  | 2026-01-05T14:30:00 |  12.40 |  12.40 |  12.29 |  12.34 | "
                                + " 10615");
        assertThat(run.out()).endsWith("(40 rows)\n");
    }

    @Test
    void everySinkGetsItsRowsOfOneReading() throws IOException {
        Files.writeString(directory.resolve("in.csv"), "a,b\n1,x\n2,y\n3,x\n");
        CommandRun run =
                run(
                        """
                        CREATE STREAM input (a BIGINT, b STRING)
                        WITH ('connector' = 'file', 'path' = 'in.csv', 'format' = 'csv');
                        CREATE STREAM xs AS SELECT a FROM input WHERE b = 'x'
                        WITH ('connector' = 'file', 'path' = 'xs.jsonl', 'format' = 'json');
                        CREATE STREAM counts AS SELECT b, COUNT(*) AS n FROM input GROUP BY b EMIT FINAL
                        WITH ('connector' = 'file', 'path' = 'counts.csv', 'format' = 'csv');
                        """);
        assertThat(run).isEqualTo(new CommandRun(0, "", ""));
        assertThat(directory.resolve("xs.jsonl")).hasContent("{\"a\":1}\n{\"a\":3}\n");
        assertThat(directory.resolve("counts.csv")).hasContent("b,n\nx,2\ny,1\n");
        assertThat(filesIn(directory))
                .containsExactly("app.sql", "counts.csv", "in.csv", "xs.jsonl");
    }

    @Test
    void anOutputThatCannotBeWrittenLeavesNothingBehind() throws IOException {
        Files.writeString(directory.resolve("in.csv"), "a\n1\n");
        Files.writeString(directory.resolve("file"), "in the way");
        CommandRun run =
                run(
                        """
                        CREATE STREAM good AS SELECT a FROM 'in.csv'
                        WITH ('connector' = 'file', 'path' = 'good.csv', 'format' = 'csv');
                        CREATE STREAM bad AS SELECT a FROM 'in.csv'
                        WITH ('connector' = 'file', 'path' = 'file/bad.csv', 'format' = 'csv');
                        """);
        assertThat(run.status()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("bad").doesNotContain("\tat ");
        assertThat(filesIn(directory)).containsExactly("app.sql", "file", "in.csv");
    }
}
