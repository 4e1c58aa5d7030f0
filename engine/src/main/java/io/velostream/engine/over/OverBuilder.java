package io.velostream.engine.over;

import io.velostream.engine.TaskContext;
import io.velostream.engine.expression.ExpressionCompiler;
import io.velostream.engine.operator.NamedEvaluator;
import io.velostream.engine.operator.Operator;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.plan.PhysicalPlan.Over;
import java.util.List;
import java.util.Optional;

/// Builds the operator of an [Over] node: the simplest that can do all of its calls.
public final class OverBuilder {
    private OverBuilder() {}

    public static Operator build(
            Over plan, ExpressionCompiler expressions, TaskContext context, Operator next) {
        int inputColumns = plan.schema().size() - plan.calls().size();
        Partitions partitions =
                new Partitions(
                        named(plan.partitionBy(), expressions),
                        plan.partitionBy().stream().map(RowExpression::type).toList());
        Optional<NamedEvaluator> time = plan.time().map(t -> named(t, expressions));
        Arguments arguments = new Arguments();
        Optional<List<OverStep>> steps =
                plan.calls().stream().allMatch(OverSteps::isFor)
                        ? Optional.of(OverSteps.build(plan.calls(), arguments, inputColumns))
                        : Optional.empty();
        if (steps.isPresent()) {
            return new OverOperator(
                    plan.schema(),
                    partitions,
                    time,
                    named(arguments.expressions(), expressions),
                    steps.get(),
                    inputColumns,
                    context,
                    next);
        }
        throw new IllegalStateException(plan.toString());
    }

    static NamedEvaluator named(RowExpression expression, ExpressionCompiler expressions) {
        return new NamedEvaluator(expression.toString(), expressions.compile(expression));
    }

    static List<NamedEvaluator> named(List<RowExpression> several, ExpressionCompiler expressions) {
        return several.stream().map(one -> named(one, expressions)).toList();
    }
}
