package io.velostream.planner.analysis;

import io.velostream.functions.FunctionRegistry;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.Traits;
import io.velostream.planner.logical.WindowBounds;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.PhysicalPlan.SortKey;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.SortItem;
import io.velostream.types.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ORDER BY of a query, with its LIMIT and OFFSET.
///
/// @param offset how many of the first rows are not wanted
/// @param count how many of those after them are, if not all
record Ordering(List<SortItem> items, long offset, Optional<Long> count) {
    static final Ordering NONE = new Ordering(List.of(), 0, Optional.empty());

    Ordering {
        items = List.copyOf(items);
    }

    /// How many of the sorted rows are needed, if not all.
    private Optional<Long> limit() {
        return count.filter(c -> c < Long.MAX_VALUE - offset).map(c -> c + offset);
    }

    /// Whether only the first rows of an order are wanted.
    boolean isTop() {
        return !items.isEmpty() && limit().isPresent() && count.get() > 0;
    }

    /// The same with as many more keys, of which only the place matters.
    Ordering withMore(int keys) {
        List<SortItem> more = new ArrayList<>(items);
        for (int i = 0; i < keys; i++) {
            more.add(items.getLast());
        }
        return new Ordering(more, offset, count);
    }

    /// The rows that are left of a plan.
    LogicalPlan limited(LogicalPlan plan) {
        return offset == 0 && count.isEmpty()
                ? plan
                : new LogicalPlan.Limit(plan, offset, count.orElse(Long.MAX_VALUE));
    }

    /// The first rows of each partition, in this order.
    ///
    /// @param keys one for each of the first items
    LogicalPlan top(LogicalPlan plan, List<RowExpression> partitionBy, List<RowExpression> keys) {
        boolean updating = Traits.of(plan).updating();
        return new LogicalPlan.TopN(
                plan,
                partitionBy,
                sortKeys(keys),
                offset + 1,
                limit().orElseThrow(),
                Optional.empty(),
                updating ? Emission.CHANGES : Emission.FINAL,
                updating ? Optional.empty() : WindowBounds.closing(plan, partitionBy));
    }

    /// Sorts and limits rows of which only the columns are known, as those of a UNION.
    LogicalPlan applied(LogicalPlan plan, FunctionRegistry functions) {
        return limited(sorted(plan, functions));
    }

    private LogicalPlan sorted(LogicalPlan plan, FunctionRegistry functions) {
        if (items.isEmpty()) {
            return plan;
        }
        Scope.Relation relation =
                new Scope.Relation(
                        Optional.empty(),
                        "the result",
                        plan.schema(),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        false);
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
        return new LogicalPlan.Sort(plan, sortKeys(keys), limit());
    }

    private List<SortKey> sortKeys(List<RowExpression> keys) {
        List<SortKey> sortKeys = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            sortKeys.add(key(items.get(i), keys.get(i)));
        }
        return sortKeys;
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
