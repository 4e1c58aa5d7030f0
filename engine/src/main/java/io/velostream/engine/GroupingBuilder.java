package io.velostream.engine;

import io.velostream.engine.expression.ExpressionCompiler;
import io.velostream.engine.group.AggregateStep;
import io.velostream.engine.operator.Grouping;
import io.velostream.engine.operator.NamedEvaluator;
import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Arithmetic;
import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.planner.plan.PhysicalPlan.Aggregate;
import io.velostream.planner.plan.PhysicalPlan.AggregateCall;
import io.velostream.types.SqlType.Basic;
import java.util.ArrayList;
import java.util.List;

/// Compiles the expressions of a grouped query; an argument that several aggregates have in common
/// is computed once.
final class GroupingBuilder {
    private GroupingBuilder() {}

    static Grouping build(Aggregate plan, ExpressionCompiler expressions) {
        List<RowExpression> arguments = new ArrayList<>();
        List<AggregateStep> steps = new ArrayList<>();
        for (AggregateCall call : plan.aggregates()) {
            List<Integer> positions = new ArrayList<>();
            for (RowExpression argument : call.arguments()) {
                if (!arguments.contains(argument)) {
                    arguments.add(argument);
                }
                positions.add(arguments.indexOf(argument));
            }
            steps.add(new AggregateStep(nameOf(call), call.function(), positions));
        }
        List<NamedEvaluator> keys =
                plan.keys().stream()
                        .map(key ->
                                new NamedEvaluator(key.toString(), expressions.compile(asKey(key))))
                        .toList();
        return new Grouping(
                keys,
                plan.keys().stream().map(RowExpression::type).toList(),
                named(arguments, expressions),
                steps);
    }

    /// Zero of both signs is one group, so that its changes must have one key: adding 0.0 makes
    /// -0.0 positive and leaves all else as it is.
    private static RowExpression asKey(RowExpression key) {
        return key.type() == Basic.DOUBLE
                ? new Arithmetic(ArithmeticOperator.ADD, key, Literals.ofDouble(0.0), Basic.DOUBLE)
                : key;
    }

    private static String nameOf(AggregateCall call) {
        String arguments =
                call.arguments().isEmpty()
                        ? "*"
                        : String.join(
                                ", ", call.arguments().stream().map(Object::toString).toList());
        String distinct = call.function().distinct() ? "DISTINCT " : "";
        return call.function().name() + "(" + distinct + arguments + ")";
    }

    private static List<NamedEvaluator> named(
            List<RowExpression> several, ExpressionCompiler expressions) {
        return several.stream()
                .map(one -> new NamedEvaluator(one.toString(), expressions.compile(one)))
                .toList();
    }
}
