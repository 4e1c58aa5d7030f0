package io.velostream.planner.analysis;

import io.velostream.planner.analysis.FromClause.From;
import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.logical.LateRows;
import io.velostream.planner.plan.Window;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Expression.Call;
import io.velostream.sql.tree.Grouping;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Node;
import io.velostream.sql.tree.QueryBody.Select;
import io.velostream.sql.tree.SelectItem;
import io.velostream.sql.tree.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// By what a query groups: the keys, and the window wherever it is written.
final class GroupByClause {
    private final Select select;
    private final From from;
    private final ExpressionAnalyzer analyzer;
    private final WindowClauses windows;
    private final Map<Identifier, Expression> aliases;
    private final List<RowExpression> keys = new ArrayList<>();
    private Optional<Window> window = Optional.empty();

    /// @param late what a window does with late rows, unless it says it itself
    /// @param aliases those of the whole select list
    GroupByClause(
            Select select,
            From from,
            LateRows late,
            ExpressionAnalyzer analyzer,
            Map<Identifier, Expression> aliases) {
        this.aliases = aliases;
        this.select = select;
        this.from = from;
        this.analyzer = analyzer;
        this.windows = new WindowClauses(analyzer.ungrouped("a window"), late);
    }

    List<RowExpression> keys() {
        return keys;
    }

    Optional<Window> window() {
        return window;
    }

    GroupByClause analyze() {
        from.window().ifPresent(spec -> addWindow(windows.of(spec), spec));
        select.window().ifPresent(spec -> addWindow(windows.of(spec), spec));
        List<Expression> written = new ArrayList<>();
        for (Grouping grouping : select.groupBy()) {
            switch (grouping) {
                case Grouping.Key key -> collect(key.expression(), written);
                case Grouping.Sets sets ->
                        throw Faults.notSupportedYet(sets, sets.kind().name().replace('_', ' '));
            }
        }
        // The window first: its bounds may be named before it.
        for (Expression expression : written) {
            windowOf(expression)
                    .ifPresent(kind -> {
                        Call call = (Call) expression;
                        addWindow(windows.of(call, kind), call);
                    });
        }
        written.stream().filter(e -> windowOf(e).isEmpty()).forEach(this::key);
        from.window().ifPresent(this::checkPartition);
        select.window().ifPresent(spec -> spec.keys().forEach(this::checkSessionKey));
        return this;
    }

    private void addWindow(Window added, Node place) {
        if (window.isPresent()) {
            throw Faults.at(place, "WINDOW_INVALID", "a query has at most one window");
        }
        window = Optional.of(added);
    }

    /// The expressions behind positions and aliases, one by one.
    private void collect(Expression expression, List<Expression> written) {
        switch (expression) {
            case Expression.IntegerLiteral number -> {
                Expression item = item(number);
                if (item instanceof Expression.IntegerLiteral) {
                    // The item is a number itself, not one more position.
                    written.add(item);
                } else {
                    collect(item, written);
                }
            }
            case Expression.RowOf row -> row.values().forEach(value -> collect(value, written));
            case Expression other -> written.add(unaliased(other));
        }
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
        if (isOfWindow(expression)) {
            return;
        }
        RowExpression key = analyzer.ungrouped("GROUP BY").analyze(expression);
        // Grouping twice by the same is grouping once.
        if (keys.stream().noneMatch(k -> ExpressionTree.same(k, key))) {
            keys.add(key);
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

    private static Optional<WindowFunction.Kind> windowOf(Expression expression) {
        return expression instanceof Call call
                ? WindowFunction.of(call)
                        .filter(function -> function.read().isEmpty())
                        .map(WindowFunction::kind)
                : Optional.empty();
    }

    /// `window_start`, `TUMBLE_END(…)` and their like: keys that the window brings.
    private boolean isOfWindow(Expression expression) {
        if (window.isEmpty()) {
            return false;
        }
        return switch (expression) {
            case Expression.Reference reference ->
                    ColumnNames.isWindowBound(reference.name().last())
                            && (reference.name().isSimple() || !isColumn(reference));
            case Call call -> {
                Optional<WindowFunction> function = WindowFunction.of(call);
                function.ifPresent(f -> windows.checkSame(call, f.kind(), window.get()));
                yield function.isPresent();
            }
            case Expression _ -> false;
        };
    }

    /// The sessions of a table function are those of its PARTITION BY, ours those of a group: they
    /// must be the same.
    private void checkPartition(WindowSpec spec) {
        if (spec.kind() != WindowSpec.Kind.SESSION) {
            return;
        }
        spec.keys().forEach(this::checkSessionKey);
        List<RowExpression> partition =
                spec.keys().stream().map(analyzer.ungrouped("PARTITION BY")::analyze).toList();
        for (RowExpression key : keys) {
            if (partition.stream().noneMatch(p -> ExpressionTree.same(p, key))) {
                throw Faults.notSupportedYet(
                        spec,
                        "a GROUP BY of sessions that are not those of \"" + key + "\"",
                        "add it to the PARTITION BY of the SESSION: sessions are kept for each"
                                + " group");
            }
        }
    }

    private void checkSessionKey(Expression expression) {
        RowExpression key = analyzer.ungrouped("a window").analyze(expression);
        if (keys.stream().noneMatch(k -> ExpressionTree.same(k, key))) {
            throw Faults.at(
                    expression,
                    "WINDOW_INVALID",
                    "sessions are kept for each group, but \"" + key + "\" is not grouped by",
                    "add it to the query: GROUP BY " + key);
        }
    }
}
