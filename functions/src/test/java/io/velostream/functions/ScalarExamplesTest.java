package io.velostream.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Runs what the functions' own documentation promises.
class ScalarExamplesTest {
    private static final FunctionCatalog CATALOG = FunctionCatalog.standard();

    /// Resolved by the planner: there is nothing to call here.
    private static final List<String> PLANNER =
            PlannerFunctions.byName().keySet().stream().toList();

    private static Stream<FunctionInfo> scalars() {
        return CATALOG.all().stream()
                .filter(f -> f.kind() == FunctionInfo.Kind.SCALAR && !PLANNER.contains(f.name()));
    }

    @TestFactory
    Stream<DynamicTest> examplesGiveTheirResults() {
        return scalars()
                .flatMap(f -> f.examples().stream())
                .map(example ->
                        DynamicTest.dynamicTest(
                                example.expression(),
                                () ->
                                        assertThat(Examples.evaluate(CATALOG, example.expression()))
                                                .isEqualTo(example.result())));
    }

    @Test
    void everyFunctionIsDescribedOnceAndHasAnExample() {
        assertThat(scalars())
                .allSatisfy(f -> {
                    assertThat(f.description()).as(f.name()).endsWith(".");
                    assertThat(f.description()).as(f.name()).doesNotContain(".  ");
                    assertThat(f.examples()).as(f.name()).isNotEmpty();
                });
    }
}
