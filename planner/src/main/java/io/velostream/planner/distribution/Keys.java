package io.velostream.planner.distribution;

import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.planner.plan.PhysicalPlan.Aggregate;
import io.velostream.planner.plan.PhysicalPlan.Normalize;
import io.velostream.planner.plan.PhysicalPlan.Project;
import io.velostream.types.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Follows the keys by which rows are together through the steps.
final class Keys {
    private Keys() {}

    /// The keys over the rows of a step, given over those of its input; empty if the step does not
    /// show all of them.
    static List<RowExpression> above(PhysicalPlan step, List<RowExpression> keys) {
        List<RowExpression> moved = new ArrayList<>();
        for (RowExpression key : keys) {
            Optional<RowExpression> above =
                    switch (step) {
                        case Project project -> shown(key, project.expressions(), project.schema());
                        case Aggregate aggregate -> shown(key, aggregate.keys(), step.schema());
                        // All others put their columns behind those of their input.
                        case PhysicalPlan _ -> Optional.of(key);
                    };
            if (above.isEmpty()) {
                return List.of();
            }
            moved.add(above.get());
        }
        return moved;
    }

    /// @param columns what the first columns of `schema` are
    private static Optional<RowExpression> shown(
            RowExpression key, List<RowExpression> columns, Schema schema) {
        for (int i = 0; i < columns.size(); i++) {
            if (ExpressionTree.same(key, columns.get(i))) {
                return Optional.of(column(schema, i));
            }
        }
        return Optional.empty();
    }

    /// Whether rows that are together by `keys` are so for a step that looks at `wanted`.
    static boolean serve(List<RowExpression> keys, List<RowExpression> wanted) {
        return !keys.isEmpty()
                && keys.stream()
                        .allMatch(
                                key -> wanted.stream().anyMatch(w -> ExpressionTree.same(key, w)));
    }

    static List<RowExpression> of(Normalize normalize) {
        return normalize.key().stream().map(i -> column(normalize.schema(), i)).toList();
    }

    static RowExpression column(Schema schema, int index) {
        return new ColumnRef(index, schema.name(index), schema.type(index));
    }

    static String text(List<RowExpression> keys) {
        return keys.stream().map(RowExpression::toString).collect(Collectors.joining(", "));
    }
}
