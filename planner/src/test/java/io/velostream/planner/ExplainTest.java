package io.velostream.planner;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Statements and the plans that become of them, as text.
class ExplainTest {
    @TestFactory
    Stream<DynamicTest> queries() {
        return GoldenFile.tests("queries.txt", Planning::explain);
    }

    @TestFactory
    Stream<DynamicTest> windows() {
        return GoldenFile.tests("windows.txt", Planning::explain);
    }

    @TestFactory
    Stream<DynamicTest> windowsOnWindows() {
        return GoldenFile.tests("cascades.txt", Planning::explain);
    }

    @TestFactory
    Stream<DynamicTest> eventTime() {
        return GoldenFile.tests("event_time.txt", Planning::explain);
    }

    @TestFactory
    Stream<DynamicTest> windowFaults() {
        return GoldenFile.tests("window_faults.txt", Planning::explain);
    }

    @TestFactory
    Stream<DynamicTest> applications() {
        return GoldenFile.tests("applications.txt", Planning::explain);
    }

    @TestFactory
    Stream<DynamicTest> answers() {
        return GoldenFile.tests("answers.txt", Planning::explain);
    }

    @TestFactory
    Stream<DynamicTest> boundedQueriesEmitFinalRows() {
        return GoldenFile.tests("bounded.txt", text -> Planning.explain(text, true));
    }

    @TestFactory
    Stream<DynamicTest> changes() {
        return GoldenFile.tests("changes.txt", text -> Planning.explainChanges(text, false));
    }

    @TestFactory
    Stream<DynamicTest> changesThatEnd() {
        return GoldenFile.tests("changes_final.txt", text -> Planning.explainChanges(text, true));
    }

    @TestFactory
    Stream<DynamicTest> changesAsResults() {
        return GoldenFile.tests("changes_results.txt", Planning::explainResults);
    }

    @TestFactory
    Stream<DynamicTest> faultsOfChanges() {
        return GoldenFile.tests("changes_faults.txt", text -> Planning.explainChanges(text, false));
    }

    @TestFactory
    Stream<DynamicTest> state() {
        return GoldenFile.tests("state.txt", text -> Planning.explainChanges(text, false));
    }

    @TestFactory
    Stream<DynamicTest> parallelTasks() {
        return GoldenFile.tests("parallel.txt", Planning::explainParallel);
    }

    @TestFactory
    Stream<DynamicTest> faults() {
        return GoldenFile.tests("faults.txt", Planning::explain);
    }
}
