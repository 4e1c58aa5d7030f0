package io.velostream.engine;

import io.velostream.engine.expression.ExpressionCompiler;
import io.velostream.engine.operator.AssignWindowsOperator;
import io.velostream.engine.operator.Grouping;
import io.velostream.engine.operator.NamedEvaluator;
import io.velostream.engine.operator.Operator;
import io.velostream.engine.operator.SessionOperator;
import io.velostream.engine.operator.TimeWindows;
import io.velostream.engine.operator.WindowChangesOperator;
import io.velostream.engine.operator.WindowFinalOperator;
import io.velostream.engine.operator.WindowOptions;
import io.velostream.engine.operator.WindowPaneOperator;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.plan.PhysicalPlan.Aggregate;
import io.velostream.planner.plan.PhysicalPlan.AssignWindows;
import io.velostream.planner.plan.Window;
import io.velostream.planner.plan.WindowShape;

/// Builds the operators of windows.
final class WindowSteps {
    private final ExpressionCompiler expressions;
    private final TaskContext context;

    WindowSteps(ExpressionCompiler expressions, TaskContext context) {
        this.expressions = expressions;
        this.context = context;
    }

    Operator aggregate(Aggregate plan, Window window, Operator next) {
        boolean updating = plan.input().changelog().isUpdating();
        Grouping grouping = GroupingBuilder.build(plan, expressions);
        WindowOptions options =
                new WindowOptions(
                        named(window.time()),
                        window.latenessMicros(),
                        window.resultTime(),
                        updating,
                        plan.changelog());
        if (window.shape() instanceof WindowShape.Session(long gap)) {
            if (updating) {
                // What is left of a session without one of its rows is told by all the others.
                throw new IllegalStateException("sessions over an updating input: " + plan);
            }
            return new SessionOperator(
                    plan.schema(),
                    grouping,
                    gap,
                    plan.emission(),
                    window.late(),
                    options,
                    context,
                    next);
        }
        TimeWindows windows = TimeWindows.of(window.shape());
        return switch (plan.emission()) {
            case CHANGES ->
                    new WindowChangesOperator(
                            plan.schema(), grouping, windows, options, context, next);
            case FINAL ->
                    sharesSlices(plan, window)
                            ? new WindowFinalOperator(
                                    plan.schema(), grouping, windows, options, context, next)
                            : new WindowPaneOperator(
                                    plan.schema(),
                                    grouping,
                                    windows,
                                    window.late(),
                                    options,
                                    context,
                                    next);
        };
    }

    private static boolean sharesSlices(Aggregate plan, Window window) {
        boolean keepsOrder =
                window.shape() instanceof WindowShape.Tumbling
                        || plan.aggregates().stream()
                                .noneMatch(call -> call.function().dependsOnArrival());
        return window.late() == Window.Late.WAIT && keepsOrder;
    }

    Operator assign(AssignWindows plan, Operator next) {
        Window window = plan.window();
        return new AssignWindowsOperator(
                plan.schema(),
                TimeWindows.of(window.shape()),
                named(window.time()),
                window.resultTime(),
                context,
                next);
    }

    private NamedEvaluator named(RowExpression expression) {
        return new NamedEvaluator(expression.toString(), expressions.compile(expression));
    }
}
