package io.velostream.engine.over;

import io.velostream.planner.plan.Frame;
import io.velostream.planner.plan.Frame.Bound;
import io.velostream.planner.plan.OverCall;
import io.velostream.planner.plan.OverCall.Function;
import io.velostream.planner.plan.OverCall.Rank;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.Storage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes the [OverStep]s of calls that look at the current row and a few before it.
final class OverSteps {
    /// Frames and distances longer than this are left to the general way.
    private static final long LONGEST = 1 << 24;

    private OverSteps() {}

    /// Whether the call can be done by a step.
    static boolean isFor(OverCall call) {
        return switch (call.function()) {
            case Function.Aggregate aggregate -> isRunning(call.frame()) || isSliding(call);
            case Function.Ranking(Rank rank) -> rank == Rank.ROW_NUMBER;
            case Function.Shifted(long distance, boolean ignoreNulls) ->
                    distance < 0
                            && distance > -LONGEST
                            && !ignoreNulls
                            && isLong(call.arguments().getFirst().type());
            case Function.Tile _, Function.Nth _ -> false;
        };
    }

    private static boolean isLong(SqlType type) {
        return type.storage() == Storage.LONG || type.storage() == Storage.DOUBLE;
    }

    private static boolean isPlainRows(Frame frame) {
        return frame.unit() == Frame.Unit.ROWS && frame.exclusion() == Frame.Exclusion.NO_OTHERS;
    }

    private static boolean isRunning(Frame frame) {
        return isPlainRows(frame)
                && frame.start() instanceof Bound.UnboundedPreceding
                && frame.end() instanceof Bound.Offset(long distance)
                && distance == 0;
    }

    private static boolean isSliding(OverCall call) {
        return isPlainRows(call.frame())
                && call.function() instanceof Function.Aggregate(var aggregate)
                && SlidingFunction.of(aggregate).isPresent()
                && call.frame().start() instanceof Bound.Offset(long start)
                && call.frame().end() instanceof Bound.Offset(long end)
                && start > -LONGEST
                && end <= 0;
    }

    /// What aggregates must have in common to share their state.
    private record Shared(int argument, boolean floating, long start, long end) {}

    private record Sliding(Shared shared, SlidingStep.Result result) {}

    /// @param firstColumn where in the output the result of the first call goes
    static List<OverStep> build(List<OverCall> calls, Arguments arguments, int firstColumn) {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            columns.add(firstColumn + i);
        }
        return build(calls, columns, arguments);
    }

    /// @param columns where in the output the result of each call goes
    static List<OverStep> build(List<OverCall> calls, List<Integer> columns, Arguments arguments) {
        List<OverStep> steps = new ArrayList<>();
        Map<Shared, List<SlidingStep.Result>> sliding = new LinkedHashMap<>();
        for (int i = 0; i < calls.size(); i++) {
            OverCall call = calls.get(i);
            int column = columns.get(i);
            switch (call.function()) {
                case Function.Aggregate(var aggregate) -> {
                    if (isRunning(call.frame())) {
                        steps.add(
                                new RunningStep(
                                        call.name(),
                                        aggregate,
                                        arguments.ofAggregate(call),
                                        column));
                    } else {
                        Sliding one = sliding(call, arguments, column);
                        sliding.computeIfAbsent(one.shared(), _ -> new ArrayList<>())
                                .add(one.result());
                    }
                }
                case Function.Ranking _ -> steps.add(new NumberStep(column));
                case Function.Shifted(long distance, _) -> {
                    int value = arguments.numberOf(call.arguments().getFirst());
                    int otherwise =
                            call.arguments().size() < 2
                                    ? -1
                                    : arguments.numberOf(call.arguments().get(1));
                    steps.add(new LagStep(value, otherwise, (int) -distance, column));
                }
                case Function.Tile _, Function.Nth _ ->
                        throw new IllegalStateException(call.toString());
            }
        }
        sliding.forEach((shared, results) -> steps.add(step(shared, results)));
        return steps;
    }

    private static Sliding sliding(OverCall call, Arguments arguments, int column) {
        if (call.function() instanceof Function.Aggregate(var aggregate)
                && call.frame().start() instanceof Bound.Offset(long start)
                && call.frame().end() instanceof Bound.Offset(long end)) {
            SlidingFunction function = SlidingFunction.of(aggregate).orElseThrow();
            List<Integer> numbers = arguments.ofAggregate(call);
            int argument = numbers.isEmpty() ? -1 : numbers.getFirst();
            boolean floating =
                    argument >= 0 && arguments.expressions().get(argument).type() == Basic.DOUBLE;
            return new Sliding(
                    new Shared(argument, floating, start, end),
                    new SlidingStep.Result(
                            call.name(), function, SlidingFunction.morePlaces(aggregate), column));
        }
        throw new IllegalStateException(call.toString());
    }

    private static OverStep step(Shared shared, List<SlidingStep.Result> results) {
        boolean sum = results.stream().anyMatch(r -> r.function().needsSum());
        boolean extremes = results.stream().anyMatch(r -> r.function().needsExtremes());
        return new SlidingStep(
                new SlidingAggregate.Shape(shared.floating(), sum, extremes),
                shared.argument(),
                -shared.start(),
                -shared.end(),
                results);
    }
}
