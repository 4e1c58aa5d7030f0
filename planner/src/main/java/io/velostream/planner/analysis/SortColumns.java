package io.velostream.planner.analysis;

import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import java.util.ArrayList;
import java.util.List;

/// Finds a column for each sort key, behind the output's columns if none of those has its value.
final class SortColumns {
    private SortColumns() {}

    /// @param keys over the input of the projection
    /// @param expressions the projection, to which hidden columns are added
    /// @param names of the projection's columns
    /// @param distinct whether equal rows will be one, so that nothing can be hidden behind them
    /// @return the keys as columns of the projection
    static List<RowExpression> place(
            List<RowExpression> keys,
            List<RowExpression> expressions,
            List<String> names,
            boolean distinct,
            Ordering ordering) {
        List<RowExpression> columns = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            RowExpression key = keys.get(i);
            int index = 0;
            while (index < expressions.size()
                    && !ExpressionTree.same(expressions.get(index), key)) {
                index++;
            }
            if (index == expressions.size()) {
                if (distinct) {
                    throw Faults.at(
                            ordering.items().get(i),
                            "ORDER_BY_NOT_SELECTED",
                            "with DISTINCT, ORDER BY takes columns of the result only");
                }
                expressions.add(key);
                names.add("_sort_" + (i + 1));
            }
            columns.add(new ColumnRef(index, names.get(index), key.type()));
        }
        return columns;
    }
}
