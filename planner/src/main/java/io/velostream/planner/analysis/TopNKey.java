package io.velostream.planner.analysis;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.LogicalPlan.Filter;
import io.velostream.planner.logical.LogicalPlan.Limit;
import io.velostream.planner.logical.LogicalPlan.Project;
import io.velostream.planner.logical.LogicalPlan.Sort;
import io.velostream.planner.logical.LogicalPlan.TopN;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// The key of the rows of a Top-N: its partition and, where that has more than one row, the row's
/// number.
final class TopNKey {
    private TopNKey() {}

    /// Which columns of the plan are the key; none if there is no Top-N or a part of the key is not
    /// there.
    static List<Integer> of(LogicalPlan plan) {
        return switch (plan) {
            case TopN top -> ofTopN(top);
            case Project project -> {
                List<RowExpression> columns = project.expressions();
                yield moved(of(project.input()), old -> indexOf(columns, old));
            }
            case Filter(LogicalPlan input, _) -> of(input);
            case Sort(LogicalPlan input, _, _) -> of(input);
            case Limit(LogicalPlan input, _, _) -> of(input);
            case LogicalPlan _ -> List.of();
        };
    }

    private static List<Integer> ofTopN(TopN top) {
        List<Integer> key = new ArrayList<>();
        for (RowExpression part : top.partitionBy()) {
            if (!(part instanceof ColumnRef column)) {
                return List.of();
            }
            key.add(column.index());
        }
        if (top.first() < top.last()) {
            if (top.number().isEmpty()) {
                return List.of();
            }
            key.add(top.input().schema().size());
        }
        return key;
    }

    private static int indexOf(List<RowExpression> columns, int old) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) instanceof ColumnRef column && column.index() == old) {
                return i;
            }
        }
        return -1;
    }

    private static List<Integer> moved(List<Integer> key, ToIntFunction<Integer> position) {
        List<Integer> moved = key.stream().map(position::applyAsInt).toList();
        return moved.contains(-1) ? List.of() : moved;
    }
}
