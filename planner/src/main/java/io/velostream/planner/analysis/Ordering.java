package io.velostream.planner.analysis;

import io.velostream.functions.FunctionRegistry;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.Traits;
import io.velostream.planner.plan.PhysicalPlan.SortKey;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.SortItem;
import io.velostream.types.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ORDER BY of a query.
///
/// @param limit how many of the sorted rows are wanted, if not all
record Ordering(List<SortItem> items, Optional<Long> limit) {
    Ordering {
        items = List.copyOf(items);
    }

    /// Sorts rows of which only the columns are known, as those of a UNION.
    LogicalPlan sorted(LogicalPlan plan, FunctionRegistry functions) {
        if (items.isEmpty()) {
            return plan;
        }
        Scope.Relation relation =
                new Scope.Relation(
                        Optional.empty(), "the result", plan.schema(), 0, Optional.empty(), false);
        ExpressionAnalyzer analyzer =
                ExpressionAnalyzer.of(
                        new Scope(List.of(relation)), functions, Map.of(), "ORDER BY");
        List<RowExpression> keys = new ArrayList<>();
        for (SortItem item : items) {
            keys.add(
                    position(item, plan.schema())
                            .<RowExpression>map(c -> c)
                            .orElseGet(() -> analyzer.analyze(item.expression())));
        }
        return sorted(plan, keys);
    }

    /// `ORDER BY 2`: the output column; empty if the item is no number.
    static Optional<ColumnRef> position(SortItem item, Schema schema) {
        if (!(item.expression() instanceof Expression.IntegerLiteral number)) {
            return Optional.empty();
        }
        int index = index(number, schema.size());
        return Optional.of(new ColumnRef(index, schema.name(index), schema.type(index)));
    }

    /// A position in the select list, from 1, as an index.
    static int index(Expression.IntegerLiteral number, int size) {
        if (number.value().bitLength() > 31
                || number.value().intValue() < 1
                || number.value().intValue() > size) {
            throw Faults.at(
                    number,
                    "POSITION_INVALID",
                    "position " + number.value() + " is not in the select list of " + size);
        }
        return number.value().intValue() - 1;
    }

    /// Sorts by expressions over the plan's columns, one for each item.
    LogicalPlan sorted(LogicalPlan plan, List<RowExpression> keys) {
        Traits traits = Traits.of(plan);
        if (traits.updating()) {
            throw Faults.notSupportedYet(
                    items.getFirst(),
                    "ORDER BY over " + traits.changes().updates().orElseThrow(),
                    "add EMIT FINAL to sort the result that is there when the input ends");
        }
        if (!traits.bounded()) {
            throw Faults.notSupportedYet(items.getFirst(), "ORDER BY over an endless input");
        }
        List<SortKey> sortKeys = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            sortKeys.add(key(items.get(i), keys.get(i)));
        }
        return new LogicalPlan.Sort(plan, sortKeys, limit);
    }

    static SortKey key(SortItem item, RowExpression value) {
        boolean nullsFirst =
                switch (item.nulls()) {
                    case DEFAULT -> item.descending();
                    case FIRST -> true;
                    case LAST -> false;
                };
        return new SortKey(value, item.descending(), nullsFirst);
    }
}
