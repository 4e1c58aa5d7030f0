package io.velostream.planner.analysis;

import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.logical.WindowTimes;
import io.velostream.planner.plan.PhysicalPlan.AggregateCall;
import io.velostream.planner.plan.Window;
import io.velostream.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What grouping adds to the columns of its input while the clauses after it are read: behind the
/// input's `n` columns, number `n` is the window's start, `n + 1` its end, and from `n + 2` on come
/// the aggregates, in the order in which they were first met.
final class GroupedColumns {
    private final int inputSize;
    private final Optional<Window> window;
    private final List<AggregateCall> calls = new ArrayList<>();

    GroupedColumns(int inputSize, Optional<Window> window) {
        this.inputSize = inputSize;
        this.window = window;
    }

    Optional<Window> window() {
        return window;
    }

    List<AggregateCall> calls() {
        return calls;
    }

    boolean isInput(ColumnRef column) {
        return column.index() < inputSize;
    }

    /// The column of an aggregate, the same one for equal calls.
    ColumnRef add(AggregateCall call) {
        int index = 0;
        while (index < calls.size() && !same(calls.get(index), call)) {
            index++;
        }
        if (index == calls.size()) {
            calls.add(call);
        }
        String name = call.function().name().toLowerCase(Locale.ROOT);
        return new ColumnRef(inputSize + 2 + index, name, call.function().result());
    }

    private static boolean same(AggregateCall a, AggregateCall b) {
        return a.function().name().equals(b.function().name())
                && a.function().distinct() == b.function().distinct()
                && a.function().parameters().equals(b.function().parameters())
                && ExpressionTree.sameAll(a.arguments(), b.arguments());
    }

    /// Only with a window.
    ColumnRef windowStart() {
        return new ColumnRef(inputSize, "window_start", timeType());
    }

    /// Only with a window.
    ColumnRef windowEnd() {
        return new ColumnRef(inputSize + 1, "window_end", timeType());
    }

    /// The last millisecond before the window's end. Only with a window.
    RowExpression windowTime() {
        return WindowTimes.last(windowEnd());
    }

    private SqlType timeType() {
        return window.orElseThrow().time().type();
    }

    /// Where a column of this numbering is in the aggregate's output, which begins with the keys.
    int outputPosition(ColumnRef column, int keys) {
        int behindInput = column.index() - inputSize;
        return keys + (window.isPresent() ? behindInput : behindInput - 2);
    }
}
