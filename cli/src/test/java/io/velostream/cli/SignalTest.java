package io.velostream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process that is told to end while an endless source runs.
class SignalTest {
    private static final String APPLICATION =
            """
            CREATE STREAM numbers (n BIGINT)
            WITH ('connector' = 'generator', 'rate' = '2000', 'fields.n.kind' = 'sequence');
            CREATE STREAM kept AS SELECT n FROM numbers
            WITH ('connector' = 'file', 'path' = 'kept.jsonl', 'format' = 'json');
            CREATE STREAM shown AS SELECT n FROM numbers
            WITH ('connector' = 'stdout', 'format' = 'csv');
            """;

    @TempDir Path directory;

    private Process start() throws IOException {
        Files.writeString(directory.resolve("app.sql"), APPLICATION);
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Velo.class.getName(),
                        "run",
                        "app.sql");
        return new ProcessBuilder(command).directory(directory.toFile()).start();
    }

    private void assertStopsCleanly(String signal, int status) throws Exception {
        Process process = start();
        try (BufferedReader out = process.inputReader()) {
            assertThat(out.readLine()).isEqualTo("n");
            assertThat(out.readLine()).isNotNull();
            // It is reading now. The file has no final name before the end.
            assertThat(directory.resolve("kept.jsonl")).doesNotExist();
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            List<String> shown = out.lines().toList();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            String err = process.errorReader().readLine();
            assertThat(err).startsWith("velo: stopped, outputs are complete up to here, ");
            List<String> kept = Files.readAllLines(directory.resolve("kept.jsonl"));
            assertThat(kept).hasSize(shown.size() + 1).allMatch(line -> line.endsWith("}"));
            assertThat(kept.getLast()).isEqualTo("{\"n\":" + shown.getLast() + "}");
            assertThat(process.exitValue()).isEqualTo(status);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void sigtermEndsReadingAndFinishesTheOutputs() throws Exception {
        assertStopsCleanly("TERM", 143);
    }

    @Test
    void ctrlCDoesToo() throws Exception {
        // A shell starts background jobs with SIGINT ignored, and a JVM keeps it so.
        assumeTrue(!isInterruptIgnored(), "this process tree ignores SIGINT");
        assertStopsCleanly("INT", 130);
    }

    private static boolean isInterruptIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("SigIgn:")) {
                return (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0;
            }
        }
        return false;
    }
}
