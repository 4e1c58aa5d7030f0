package io.velostream.planner.analysis;

import io.velostream.planner.analysis.SelectItems.Item;
import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.expression.RowExpression.RowPosition;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.LogicalPlan.Aggregate;
import io.velostream.planner.logical.Traits;
import io.velostream.planner.plan.PhysicalPlan.AggregateCall;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.Window;
import io.velostream.planner.plan.WindowShape;
import io.velostream.sql.tree.Node;
import io.velostream.sql.tree.QueryBody.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A SELECT that groups: makes the aggregate, and turns what was said over its input's columns and
/// its aggregates into what can be said over its output.
final class GroupedSelect {
    private final QueryAnalyzer queries;
    private final ExpressionAnalyzer analyzer;
    private final List<RowExpression> keys;
    private final Optional<Window> window;
    private final GroupedColumns grouped;
    private final Optional<Emission> emission;

    GroupedSelect(
            QueryAnalyzer queries,
            ExpressionAnalyzer analyzer,
            GroupByClause groupBy,
            GroupedColumns grouped,
            Optional<Emission> emission) {
        this.queries = queries;
        this.analyzer = analyzer;
        this.keys = groupBy.keys();
        this.window = groupBy.window();
        this.grouped = grouped;
        this.emission = emission;
    }

    Aggregate aggregate(LogicalPlan input, Select select, List<Item> output) {
        Traits traits = Traits.of(input);
        LogicalPlan timed = input;
        if (window.isPresent()) {
            refuseSessionOfChanges(traits, select);
            timed =
                    Faults.placed(
                            select.window().<Node>map(w -> w).orElse(select),
                            () -> queries.watermarks().require(input, window.map(Window::time)));
        }
        return new Aggregate(timed, keys, window, grouped.calls(), emission(traits), names(output));
    }

    /// A row that is taken back may have held a session together: it would have to fall apart.
    private void refuseSessionOfChanges(Traits input, Select select) {
        if (input.updating() && window.orElseThrow().shape() instanceof WindowShape.Session) {
            throw Faults.notSupportedYet(
                    select.window().<Node>map(w -> w).orElse(select),
                    "a session of rows that change",
                    "use a window of fixed length, or let the inner query EMIT FINAL");
        }
    }

    private Emission emission(Traits input) {
        boolean ends = queries.isBoundedFinal() && input.bounded();
        return emission.orElse(window.isPresent() || ends ? Emission.FINAL : Emission.CHANGES);
    }

    private List<String> names(List<Item> output) {
        List<String> names = new ArrayList<>();
        for (RowExpression key : keys) {
            names.add(
                    output.stream()
                            .filter(item -> ExpressionTree.same(item.expression(), key))
                            .map(Item::name)
                            .findFirst()
                            .orElse(key.toString()));
        }
        if (window.isPresent()) {
            names.add("window_start");
            names.add("window_end");
        }
        for (AggregateCall call : grouped.calls()) {
            names.add(call.function().name().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    /// The expression over the aggregate's output.
    ///
    /// @param place for the fault, should a column without place be in it
    RowExpression overGroups(RowExpression expression, Node place) {
        if (OverColumns.isOver(expression)) {
            return expression;
        }
        for (int i = 0; i < keys.size(); i++) {
            if (ExpressionTree.same(keys.get(i), expression)) {
                return new ColumnRef(i, keyName(expression), expression.type());
            }
        }
        if (expression instanceof ColumnRef column) {
            if (grouped.isInput(column)) {
                throw notGrouped(column, place);
            }
            return new ColumnRef(
                    grouped.outputPosition(column, keys.size()), column.name(), column.type());
        }
        if (expression instanceof RowPosition) {
            throw notGrouped(expression, place);
        }
        return ExpressionTree.mapChildren(expression, child -> overGroups(child, place));
    }

    private static String keyName(RowExpression key) {
        return key instanceof ColumnRef column ? column.name() : key.toString();
    }

    private RuntimeException notGrouped(RowExpression column, Node place) {
        String hint =
                keys.isEmpty()
                        ? "add GROUP BY %s, or put it into an aggregate such as MAX(%s)"
                        : "add it to GROUP BY, or put it into an aggregate such as MAX(%2$s)";
        return Faults.at(
                analyzer.place(column).orElse(place),
                "COLUMN_NOT_GROUPED",
                "column \"" + column + "\" is neither grouped nor in an aggregate",
                hint.formatted(column, column));
    }
}
