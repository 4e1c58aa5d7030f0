package io.velostream.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir Path directory;

    private static Outcome outcome(String question, Engine engine, long millis, String agreement) {
        List<Long> passes = List.of(millis * 2_000_000, millis * 1_000_000, millis * 500_000);
        return new Outcome(
                question, engine, new Timing("9", 1_000_000, 12_345, passes, 7_000_000), agreement);
    }

    @Test
    void showsRatesRatiosAndPasses() {
        Report report =
                new Report(
                        List.of(
                                outcome("S0", Engine.VELOSTREAM, 100, "agree"),
                                outcome("S0", Engine.FLINK, 1000, "agree"),
                                outcome("S0", Engine.DUCKDB, 50, "agree"),
                                outcome("S2c", Engine.VELOSTREAM, 200, "agree"),
                                outcome("S2c", Engine.FLINK, 2000, "1 rows instead of 2")),
                        List.of("S2c Esper ended"));
        assertThat(report.toText())
                .isEqualTo(
                        """
                        M records/s on one core
                             Velostream  Flink  DuckDB (batch)
                        S0        10.00   1.00           20.00
                        S2c        5.00   0.50               –

                        Velostream's rate divided by the engine's
                             Flink  DuckDB (batch)
                        S0    10.0             0.5
                        S2c   10.0               –

                        Passes (start: the fastest pass over one record, which is part of every pass)
                             engine            records  passes  median s  least s  most s  start s  rows out  answer
                        S0   Velostream      1,000,000       3     0.100    0.050   0.200    0.007    12,345
                        S0   Flink           1,000,000       3     1.000    0.500   2.000    0.007    12,345  agree
                        S0   DuckDB (batch)  1,000,000       3     0.050    0.025   0.100    0.007    12,345  agree
                        S2c  Velostream      1,000,000       3     0.200    0.100   0.400    0.007    12,345
                        S2c  Flink           1,000,000       3     2.000    1.000   4.000    0.007    12,345  1 rows instead of 2

                        Failed: S2c Esper ended
                        """);
        assertThat(report.versions().keySet())
                .containsExactly("Velostream", "Flink", "DuckDB (batch)");
    }

    @Test
    void aTimingIsReadAsItWasWritten() throws Exception {
        Timing timing = new Timing("v2.0.0", 5, 6, List.of(3L, 1L, 2L, 4L), 1);
        timing.write(directory.resolve("timing"));
        assertThat(Timing.read(directory.resolve("timing"))).isEqualTo(timing);
        assertThat(timing.median()).isEqualTo(3);
    }
}
