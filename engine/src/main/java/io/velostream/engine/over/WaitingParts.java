package io.velostream.engine.over;

import io.velostream.engine.TaskContext;
import io.velostream.engine.expression.ExpressionCompiler;
import io.velostream.engine.operator.NamedEvaluator;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.plan.Frame;
import io.velostream.planner.plan.Frame.Bound;
import io.velostream.planner.plan.OverCall;
import io.velostream.planner.plan.PhysicalPlan.Over;
import io.velostream.planner.plan.PhysicalPlan.SortKey;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a [WaitingOverOperator] is made of.
///
/// @param computed what the log holds behind the columns of the input
/// @param arrivals checks event times if the order is by them
/// @param isOrdered whether some rows are not peers
/// @param forgetAfterMicros a partition whose last row is older than that before the watermark is
///   as if it had never been; -1 if partitions are never forgotten
record WaitingParts(
        Schema schema,
        int inputColumns,
        Partitions partitions,
        List<NamedEvaluator> computed,
        @Nullable Arrivals arrivals,
        boolean isOrdered,
        OrderColumns order,
        Horizon horizon,
        RowLog log,
        RowLedger ledger,
        List<FrameCursor> cursors,
        List<WaitingCall> calls,
        long forgetAfterMicros) {
    WaitingParts {
        computed = List.copyOf(computed);
        cursors = List.copyOf(cursors);
        calls = List.copyOf(calls);
    }

    /// Whether the watermark may complete a frame.
    boolean waitsForWatermark() {
        return cursors.stream().anyMatch(c -> c.frame().unit() != Frame.Unit.ROWS);
    }

    static WaitingParts of(
            Over plan,
            Partitions partitions,
            @Nullable Arrivals arrivals,
            ExpressionCompiler expressions,
            TaskContext context) {
        int inputColumns = plan.schema().size() - plan.calls().size();
        Arguments arguments = new Arguments(inputColumns);
        List<Integer> orderNumbers =
                plan.orderBy().stream().map(SortKey::expression).map(arguments::numberOf).toList();
        // The calls are asked twice, since the log must know its columns before they are made.
        for (OverCall call : plan.calls()) {
            arguments.ofCall(call);
        }
        List<SqlType> types = new ArrayList<>();
        for (int i = 0; i < inputColumns; i++) {
            types.add(plan.schema().type(i));
        }
        arguments.expressions().forEach(expression -> types.add(expression.type()));
        RowLog log = new RowLog(types);
        RowLedger ledger = new RowLedger();
        Horizon horizon = new Horizon();
        OrderColumns order = new OrderColumns(log, orderNumbers, plan.orderBy());
        @Nullable SqlType timeType = plan.time().map(RowExpression::type).orElse(null);
        WaitingCalls maker = new WaitingCalls(log, order, horizon, ledger, timeType, false);
        List<WaitingCall> calls = new ArrayList<>();
        for (OverCall call : plan.calls()) {
            calls.add(maker.make(call, arguments));
        }
        return new WaitingParts(
                plan.schema(),
                inputColumns,
                partitions,
                OverBuilder.named(arguments.expressions(), expressions),
                arrivals,
                !plan.orderBy().isEmpty(),
                order,
                horizon,
                log,
                ledger,
                maker.cursors(),
                calls,
                forgetAfter(calls, maker.cursors(), timeType));
    }

    private static long forgetAfter(
            List<WaitingCall> calls, List<FrameCursor> cursors, @Nullable SqlType timeType) {
        if (timeType == null || !calls.stream().allMatch(WaitingCall::isForgetful)) {
            return -1;
        }
        long longest = 0;
        for (FrameCursor cursor : cursors) {
            Frame frame = cursor.frame();
            if (frame.unit() != Frame.Unit.RANGE
                    || !(frame.start() instanceof Bound.Offset(long distance))) {
                return -1;
            }
            longest = Math.max(longest, cursor.micros(-distance));
        }
        return longest;
    }
}
