package io.velostream.engine.over;

import io.velostream.engine.TaskContext;
import io.velostream.engine.expression.ExpressionCompiler;
import io.velostream.engine.operator.NamedEvaluator;
import io.velostream.engine.operator.Operator;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.plan.PhysicalPlan.Over;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        @Nullable NamedEvaluator time = plan.time().map(t -> named(t, expressions)).orElse(null);
        // A buffer takes the rows as they arrive: none is late.
        @Nullable Arrivals arrivals =
                time == null || plan.buffer().isPresent() ? null : new Arrivals(time, context);
        if (plan.buffer().isEmpty() && !plan.calls().stream().allMatch(OverSteps::isFor)) {
            return new WaitingOverOperator(
                    WaitingParts.of(plan, partitions, arrivals, expressions, context),
                    context,
                    next);
        }
        Arguments arguments = new Arguments(0);
        List<OverStep> steps =
                plan.buffer().isPresent()
                        ? BufferSteps.build(plan, arguments, inputColumns)
                        : OverSteps.build(plan.calls(), arguments, inputColumns);
        return new OverOperator(
                plan.schema(),
                partitions,
                arrivals,
                named(arguments.expressions(), expressions),
                steps,
                plan.buffer().map(BufferState::new).orElse(null),
                new BufferClock(time, context),
                inputColumns,
                context,
                next);
    }

    static NamedEvaluator named(RowExpression expression, ExpressionCompiler expressions) {
        return new NamedEvaluator(expression.toString(), expressions.compile(expression));
    }

    static List<NamedEvaluator> named(List<RowExpression> several, ExpressionCompiler expressions) {
        return several.stream().map(one -> named(one, expressions)).toList();
    }
}
