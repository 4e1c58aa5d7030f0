package io.velostream.planner;

import io.velostream.planner.distribution.TaskSettings;
import io.velostream.planner.plan.Stages;
import io.velostream.types.UserException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every statement of the golden files that can be planned can be cut into stages of five tasks,
/// whether its sources are read in pieces or not.
class ParallelPlansTest {
    private static final List<String> FILES =
            List.of(
                    "applications.txt",
                    "bounded.txt",
                    "cascades.txt",
                    "changes.txt",
                    "changes_final.txt",
                    "event_time.txt",
                    "over.txt",
                    "queries.txt",
                    "rules.txt",
                    "state.txt",
                    "topn.txt",
                    "topn_bounded.txt",
                    "windows.txt");

    @TestFactory
    Stream<DynamicTest> everyStatement() {
        String tables = Planning.TABLES + Planning.CHANGING_TABLES;
        String inPieces =
                tables.replace(
                        "'connector' = 'memory'", "'connector' = 'memory', 'pieces' = 'true'");
        return FILES.stream()
                .flatMap(file -> GoldenFile.given(file).stream())
                .map(given ->
                        DynamicTest.dynamicTest(
                                given,
                                () -> {
                                    cut(tables + given);
                                    cut(inPieces + given);
                                }));
    }

    private static void cut(String text) {
        for (boolean boundedFinal : new boolean[] {false, true}) {
            PlannerSettings one = Planning.settings(boundedFinal);
            try {
                new Planner(one).plan(text);
            } catch (UserException _) {
                continue;
            }
            TaskSettings five = new TaskSettings(Optional.of(5), 1);
            Stages.of(new Planner(one.with(five)).plan(text).plan());
        }
    }
}
