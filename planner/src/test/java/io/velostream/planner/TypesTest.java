package io.velostream.planner;

import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.types.UserException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Which type an expression has, and what it has become: one line an expression.
class TypesTest {
    @TestFactory
    Stream<DynamicTest> types() {
        return GoldenFile.tests(
                "types.txt",
                given -> given.lines().map(TypesTest::line).collect(Collectors.joining("\n")));
    }

    private static String line(String expression) {
        return "%-36s %s".formatted(expression, typed(expression)).stripTrailing();
    }

    private static String typed(String expression) {
        try {
            PhysicalPlan plan =
                    Planning.plan("SELECT " + expression + " AS x FROM orders")
                            .plan()
                            .jobs()
                            .getFirst()
                            .plan();
            String value =
                    plan instanceof PhysicalPlan.Project project
                            ? project.expressions().getFirst().toString()
                            : "";
            return "%-16s %s".formatted(plan.schema().type(0), value);
        } catch (UserException e) {
            return e.diagnostic().code() + ": " + e.diagnostic().message();
        }
    }
}
