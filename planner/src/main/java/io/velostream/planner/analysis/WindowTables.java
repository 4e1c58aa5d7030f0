package io.velostream.planner.analysis;

import io.velostream.planner.analysis.FromClause.From;
import io.velostream.planner.logical.LateRows;
import io.velostream.planner.logical.LogicalPlan.AssignWindows;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Expression.Reference;
import io.velostream.sql.tree.Grouping;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.QueryBody.Select;
import io.velostream.sql.tree.SelectItem;
import io.velostream.sql.tree.WindowSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Flink's window table functions. Where a query groups by `window_start` and `window_end` they are
/// the window of that query; else each row gets three columns more for each window that it is in.
final class WindowTables {
    private WindowTables() {}

    /// Whether GROUP BY names what tells one window from all others.
    static boolean isGroupedBy(Select select, WindowSpec window) {
        Set<String> named = new HashSet<>();
        for (Grouping grouping : select.groupBy()) {
            if (grouping instanceof Grouping.Key key) {
                collect(key.expression(), select, named);
            }
        }
        // Windows that begin together differ in their end only.
        boolean needsBoth =
                window.kind() == WindowSpec.Kind.CUMULATE
                        || window.kind() == WindowSpec.Kind.SESSION;
        boolean start = named.contains("window_start");
        boolean end = named.contains("window_end") || named.contains("window_time");
        return needsBoth ? start && end : start || end;
    }

    private static void collect(Expression expression, Select select, Set<String> named) {
        switch (expression) {
            case Expression.IntegerLiteral number -> {
                if (number.value().bitLength() < 31
                        && number.value().intValue() >= 1
                        && number.value().intValue() <= select.items().size()
                        && select.items().get(number.value().intValue() - 1)
                                instanceof SelectItem.Value value) {
                    collect(value.expression(), select, named);
                }
            }
            case Expression.RowOf row ->
                    row.values().forEach(value -> collect(value, select, named));
            case Reference reference -> {
                Identifier name = reference.name().last();
                named.add(name.lower());
                for (SelectItem item : select.items()) {
                    if (item
                                    instanceof
                                    SelectItem.Value(Reference meant, Optional<Identifier> as, _, _)
                            && as.equals(Optional.of(name))) {
                        named.add(meant.name().last().lower());
                    }
                }
            }
            case Expression _ -> {
                // An expression over a bound is a key like any other.
            }
        }
    }

    /// The rows with their windows.
    static From assigned(From from, ExpressionAnalyzer analyzer) {
        WindowSpec spec = from.window().orElseThrow();
        if (spec.kind() == WindowSpec.Kind.SESSION) {
            throw Faults.notSupportedYet(
                    spec,
                    "SESSION without GROUP BY window_start, window_end",
                    "the end of a session is known when it is over: group by the key,"
                            + " window_start and window_end");
        }
        AssignWindows plan =
                new AssignWindows(
                        from.plan(), new WindowClauses(analyzer, LateRows.UNSAID).of(spec));
        Scope.Relation old = from.scope().relations().getFirst();
        Scope.Relation relation =
                new Scope.Relation(
                        old.qualifier(),
                        old.description(),
                        plan.schema(),
                        0,
                        old.time(),
                        old.timeField(),
                        old.outside());
        return new From(plan, new Scope(List.of(relation)), Optional.empty());
    }
}
