package io.velostream.planner.analysis;

import io.velostream.planner.analysis.FromClause.From;
import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.plan.Window;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Grouping;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Node;
import io.velostream.sql.tree.QueryBody.Select;
import io.velostream.sql.tree.SelectItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// By what a query groups: the keys, and the window wherever it is written.
final class GroupByClause {
    private final Select select;
    private final From from;
    private final long latenessMicros;
    private final ExpressionAnalyzer analyzer;
    private final Map<Identifier, Expression> aliases;
    private final List<RowExpression> keys = new ArrayList<>();
    private Optional<Window> window = Optional.empty();

    /// Whether GROUP BY names the window of Flink's table function.
    private boolean windowNamed;

    /// @param aliases those of the whole select list
    GroupByClause(
            Select select,
            From from,
            long latenessMicros,
            ExpressionAnalyzer analyzer,
            Map<Identifier, Expression> aliases) {
        this.aliases = aliases;
        this.select = select;
        this.from = from;
        this.latenessMicros = latenessMicros;
        this.analyzer = analyzer;
    }

    List<RowExpression> keys() {
        return keys;
    }

    Optional<Window> window() {
        return window;
    }

    GroupByClause analyze() {
        WindowClauses windows = new WindowClauses(analyzer.ungrouped("a window"));
        from.window().ifPresent(spec -> addWindow(windows.of(spec, latenessMicros), spec));
        select.window().ifPresent(spec -> addWindow(windows.of(spec, latenessMicros), spec));
        for (Grouping grouping : select.groupBy()) {
            switch (grouping) {
                case Grouping.Key key -> key(unaliased(key.expression()));
                case Grouping.Sets sets ->
                        throw Faults.notSupportedYet(sets, sets.kind().name().replace('_', ' '));
            }
        }
        if (from.window().isPresent() && !windowNamed) {
            throw Faults.notSupportedYet(
                    from.window().get(),
                    "a window table function without GROUP BY window_start, window_end");
        }
        return this;
    }

    private void addWindow(Window added, Node place) {
        if (window.isPresent()) {
            throw Faults.at(place, "WINDOW_INVALID", "a query has at most one window");
        }
        window = Optional.of(added);
    }

    /// What an alias stands for, where no column has its name.
    private Expression unaliased(Expression expression) {
        return expression instanceof Expression.Reference reference
                        && reference.name().isSimple()
                        && aliases.containsKey(reference.name().last())
                        && !isColumn(reference)
                ? aliases.get(reference.name().last())
                : expression;
    }

    private boolean isColumn(Expression.Reference reference) {
        return new ColumnNames(analyzer.scope(), Optional.empty()).column(reference).isPresent();
    }

    private void key(Expression expression) {
        if (expression instanceof Expression.IntegerLiteral number) {
            key(item(number));
        } else if (expression instanceof Expression.RowOf row) {
            row.values().forEach(this::key);
        } else if (isTumble(expression)) {
            Expression.Call call = (Expression.Call) expression;
            addWindow(
                    new WindowClauses(analyzer.ungrouped("a window")).of(call, latenessMicros),
                    call);
        } else if (isWindowBound(expression)) {
            windowNamed = true;
        } else {
            RowExpression key = analyzer.ungrouped("GROUP BY").analyze(expression);
            // Grouping twice by the same is grouping once.
            if (keys.stream().noneMatch(k -> ExpressionTree.same(k, key))) {
                keys.add(key);
            }
        }
    }

    private Expression item(Expression.IntegerLiteral number) {
        SelectItem item = select.items().get(Ordering.index(number, select.items().size()));
        return switch (item) {
            case SelectItem.Value value -> value.expression();
            case SelectItem.Star star ->
                    throw Faults.at(
                            star, "POSITION_INVALID", "a position cannot mean a column of *");
        };
    }

    private static boolean isTumble(Expression expression) {
        return expression instanceof Expression.Call call
                && call.name().isSimple()
                && call.name().last().lower().equals("tumble");
    }

    /// `window_start` and `window_end`, unless a column has that name: keys that the window brings.
    private boolean isWindowBound(Expression expression) {
        if (window.isEmpty()
                || !(expression instanceof Expression.Reference reference)
                || isColumn(reference)) {
            return false;
        }
        return ColumnNames.isWindowBound(reference.name().last());
    }
}
