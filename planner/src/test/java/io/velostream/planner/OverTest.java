package io.velostream.planner;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Window functions and Top-N: the plans they become, and what is refused.
class OverTest {
    /// `ticks` comes in order of its event time from one split, `parts` does so from each of three,
    /// `events` is endless and has no event time, `past` ends and has one.
    private static final String TABLES =
            """
            CREATE STREAM ticks (symbol STRING, price DECIMAL(10, 2), ts TIMESTAMP, \
            WATERMARK FOR ts AS ts) WITH ('connector' = 'memory');
            CREATE STREAM parts (symbol STRING, price DECIMAL(10, 2), ts TIMESTAMP, \
            WATERMARK FOR ts AS ts) WITH ('connector' = 'memory', 'splits' = '3');
            CREATE STREAM events (id BIGINT, name STRING, ts TIMESTAMP) \
            WITH ('connector' = 'memory');
            CREATE STREAM past (symbol STRING, price DECIMAL(10, 2), ts TIMESTAMP, \
            WATERMARK FOR ts AS ts - INTERVAL '5' SECOND) \
            WITH ('connector' = 'memory', 'bounded' = 'true');
            """;

    @TestFactory
    Stream<DynamicTest> plans() {
        return GoldenFile.tests("over.txt", text -> explain(text, false));
    }

    @TestFactory
    Stream<DynamicTest> topN() {
        return GoldenFile.tests("topn.txt", text -> explain(text, false));
    }

    @TestFactory
    Stream<DynamicTest> topNOfBoundedQueries() {
        return GoldenFile.tests("topn_bounded.txt", text -> explain(text, true));
    }

    @TestFactory
    Stream<DynamicTest> faults() {
        return GoldenFile.tests("over_faults.txt", Planning::explain);
    }

    private static String explain(String text, boolean boundedFinal) {
        return Planning.explain(TABLES + text, boundedFinal)
                .lines()
                .filter(line -> !line.endsWith(" declared"))
                .collect(Collectors.joining("\n"));
    }
}
