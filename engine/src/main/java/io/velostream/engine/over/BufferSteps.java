package io.velostream.engine.over;

import io.velostream.planner.plan.Frame;
import io.velostream.planner.plan.Frame.Bound;
import io.velostream.planner.plan.OverCall;
import io.velostream.planner.plan.OverCall.Function;
import io.velostream.planner.plan.PhysicalPlan.Over;
import io.velostream.planner.plan.PhysicalPlan.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the steps of a node with a buffer. In order of arrival the newest row is the last of its
/// buffer, so that many a frame of the buffer is one of the last rows of the partition.
final class BufferSteps {
    private static final long LARGEST = 1 << 28;

    private BufferSteps() {}

    static List<OverStep> build(Over plan, Arguments arguments, int firstColumn) {
        int mostRows = (int) Math.min(plan.buffer().orElseThrow().rows(), LARGEST);
        boolean isByTime =
                plan.orderBy().size() == 1
                        && plan.time().isPresent()
                        && plan.orderBy().getFirst().expression().equals(plan.time().get());
        boolean sorts = !plan.orderBy().isEmpty() && !isByTime;
        List<OverCall> fast = new ArrayList<>();
        List<Integer> fastColumns = new ArrayList<>();
        List<OverCall> others = new ArrayList<>();
        List<Integer> otherColumns = new ArrayList<>();
        for (int i = 0; i < plan.calls().size(); i++) {
            OverCall call = plan.calls().get(i);
            Optional<OverCall> simple = sorts ? Optional.empty() : simplified(call, mostRows);
            fast.addAll(simple.stream().toList());
            (simple.isPresent() ? fastColumns : otherColumns).add(firstColumn + i);
            if (simple.isEmpty()) {
                others.add(call);
            }
        }
        List<OverStep> steps = new ArrayList<>(OverSteps.build(fast, fastColumns, arguments));
        if (!others.isEmpty()) {
            steps.add(general(plan, others, otherColumns, arguments, mostRows, sorts));
        }
        return steps;
    }

    /// The call over the last rows of its partition, if that is what it is and there is a step for
    /// it.
    private static Optional<OverCall> simplified(OverCall call, int mostRows) {
        return switch (call.function()) {
            case Function.Aggregate _ ->
                    lastRows(call.frame(), mostRows)
                            .map(frame -> with(call, frame))
                            .filter(OverSteps::isFor);
            case Function.Shifted(long distance, _) ->
                    Optional.of(call).filter(c -> -distance < mostRows).filter(OverSteps::isFor);
            case Function.Ranking _, Function.Tile _, Function.Nth _ -> Optional.empty();
        };
    }

    private static OverCall with(OverCall call, Frame frame) {
        return new OverCall(
                call.name(), call.function(), call.arguments(), call.filter(), frame, call.type());
    }

    private static Optional<Frame> lastRows(Frame frame, int mostRows) {
        long first = 1L - mostRows;
        boolean isRows = frame.unit() == Frame.Unit.ROWS;
        long start =
                switch (frame.start()) {
                    case Bound.UnboundedPreceding _ -> first;
                    case Bound.Offset(long distance) -> isRows ? Math.max(first, distance) : 1;
                    case Bound.UnboundedFollowing _ -> 1;
                };
        long end =
                switch (frame.end()) {
                    case Bound.UnboundedFollowing _ -> 0;
                    case Bound.Offset(long distance) ->
                            isRows || distance >= 0 ? Math.min(0, distance) : Long.MIN_VALUE;
                    case Bound.UnboundedPreceding _ -> Long.MIN_VALUE;
                };
        if (start > end || frame.exclusion() != Frame.Exclusion.NO_OTHERS) {
            return Optional.empty();
        }
        return Optional.of(
                new Frame(
                        Frame.Unit.ROWS,
                        new Bound.Offset(start),
                        new Bound.Offset(end),
                        Frame.Exclusion.NO_OTHERS));
    }

    private static OverStep general(
            Over plan,
            List<OverCall> calls,
            List<Integer> columns,
            Arguments arguments,
            int mostRows,
            boolean sorts) {
        List<Integer> orderNumbers =
                plan.orderBy().stream().map(SortKey::expression).map(arguments::numberOf).toList();
        calls.forEach(arguments::ofCall);
        // It has columns for the arguments of all steps, so it is made when those are known.
        RowLog log = new RowLog(arguments.expressions().stream().map(e -> e.type()).toList());
        OrderColumns order = new OrderColumns(log, orderNumbers, plan.orderBy());
        Horizon horizon = new Horizon();
        horizon.finished = true;
        WaitingCalls maker = new WaitingCalls(log, order, horizon, new RowLedger(), null, true);
        List<WaitingCall> made = calls.stream().map(call -> maker.make(call, arguments)).toList();
        return new BufferStep(mostRows, sorts, order, log, maker.cursors(), made, columns);
    }
}
