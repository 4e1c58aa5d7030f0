package io.velostream.planner.analysis;

import io.velostream.planner.analysis.FromClause.From;
import io.velostream.planner.analysis.SelectItems.Item;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.logical.LateRows;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.LogicalPlan.Aggregate;
import io.velostream.planner.logical.LogicalPlan.Filter;
import io.velostream.planner.logical.LogicalPlan.Project;
import io.velostream.planner.logical.Traits;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.QueryBody.Select;
import io.velostream.sql.tree.SelectItem;
import io.velostream.sql.tree.SortItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One SELECT: from its clauses, in the order in which they take effect, to a plan.
final class SelectAnalyzer {
    private final QueryAnalyzer queries;
    private final CommonTables tables;
    private final Optional<Emission> emission;
    private final boolean own;
    private final Map<Identifier, Expression> aliases = new LinkedHashMap<>();

    /// How many of the last sort keys are the bounds of the window, of each of which the first rows
    /// are wanted.
    private int bounds;

    /// @param emission what the query says it emits, or the one around it
    /// @param own as for [QueryAnalyzer#body]
    SelectAnalyzer(
            QueryAnalyzer queries, CommonTables tables, Optional<Emission> emission, boolean own) {
        this.queries = queries;
        this.tables = tables;
        this.emission = emission;
        this.own = own;
    }

    AnalyzedQuery analyze(Select select, Ordering ordering) {
        refuseWhatIsNotBuilt(select);
        // Under an outer EMIT CHANGES a query that is grouped over still gives its final rows.
        Optional<Emission> inner =
                select.groupBy().isEmpty() && select.window().isEmpty()
                        ? emission
                        : emission.filter(e -> e == Emission.FINAL);
        From from =
                withWindows(select, new FromClause(queries, tables, inner).analyze(select.from()));
        ExpressionAnalyzer analyzer =
                ExpressionAnalyzer.of(from.scope(), queries.functions(), aliases, "WHERE");
        LogicalPlan plan = from.plan();
        if (select.where().isPresent()) {
            plan = filtered(plan, analyzer.condition(select.where().get()), inner);
        }
        addAliases(select);
        GroupByClause groupBy =
                new GroupByClause(select, from, late(plan), analyzer, aliases).analyze();
        aliases.clear();

        GroupedColumns grouped = new GroupedColumns(from.scope().size(), groupBy.window());
        OverColumns overs = new OverColumns(select.namedWindows());
        ExpressionAnalyzer items = analyzer.grouped(grouped, "the select list").withOver(overs);
        List<Item> output = new SelectItems(items, aliases).analyze(select.items());
        Optional<RowExpression> having =
                select.having().map(analyzer.grouped(grouped, "HAVING")::condition);
        Optional<RowExpression> qualify =
                qualify(select, analyzer.grouped(grouped, "QUALIFY").withOver(overs));
        List<RowExpression> sortKeys =
                sortKeys(ordering, output, analyzer.grouped(grouped, "ORDER BY").withOver(overs));
        OverCalls.check(overs, items.insideOver());
        if (groupBy.window().isPresent() && ordering.isTop()) {
            sortKeys.add(grouped.windowEnd());
            sortKeys.add(grouped.windowStart());
            bounds = 2;
        }
        Selection selection =
                new Selection(select, output, qualify, sortKeys, ordering.withMore(bounds));

        boolean isGrouped =
                !groupBy.keys().isEmpty()
                        || groupBy.window().isPresent()
                        || !grouped.calls().isEmpty()
                        || having.isPresent();
        if (!isGrouped) {
            plan = FinalRows.of(plan, select, emission, own, queries.isBoundedFinal());
            Selection.Change none = (expression, _) -> expression;
            return overs(plan, selection, overs, none, items);
        }
        refuseWindowWithoutGroups(select, groupBy, grouped);
        GroupedSelect groups = new GroupedSelect(queries, items, groupBy, grouped, emission);
        plan = groups.aggregate(plan, select, output);
        if (having.isPresent()) {
            plan = new Filter(plan, groups.overGroups(having.get(), select.having().get()));
        }
        Selection overGroups = selection.map(groups::overGroups);
        return overs(plan, overGroups, overs, groups::overGroups, items);
    }

    /// The windows of a table function are those of the query, or columns of its rows.
    private From withWindows(Select select, From from) {
        if (from.window().isEmpty() || WindowTables.isGroupedBy(select, from.window().get())) {
            return from;
        }
        ExpressionAnalyzer analyzer =
                ExpressionAnalyzer.of(from.scope(), queries.functions(), Map.of(), "a window");
        return WindowTables.assigned(from, analyzer);
    }

    private LateRows late(LogicalPlan input) {
        return queries.late().or(Traits.of(input).late());
    }

    private static Optional<RowExpression> qualify(Select select, ExpressionAnalyzer analyzer) {
        Optional<RowExpression> condition = select.qualify().map(analyzer::condition);
        if (condition.isPresent() && analyzer.overColumns().orElseThrow().calls().isEmpty()) {
            throw Faults.at(
                    select.qualify().get(),
                    "OVER_MISSING",
                    "QUALIFY filters by window functions, and there is none",
                    "write WHERE instead");
        }
        return condition;
    }

    /// A condition upon rows; one on their numbers makes a Top-N of them.
    private LogicalPlan filtered(
            LogicalPlan plan, RowExpression condition, Optional<Emission> emits) {
        return new TopNFilter(emits, queries).apply(new Filter(plan, condition));
    }

    /// What stands above the rows: window functions, and what is said over them.
    ///
    /// @param change applied to what is inside the functions
    private AnalyzedQuery overs(
            LogicalPlan rows,
            Selection selection,
            OverColumns columns,
            Selection.Change change,
            ExpressionAnalyzer analyzer) {
        OverPlan overs =
                OverPlan.of(
                        new OverPlan.Rows(
                                rows, change, columns.titles(selection), selection.expressions()),
                        columns,
                        analyzer);
        Selection above = selection.map((expression, _) -> overs.over(expression));
        LogicalPlan plan = overs.plan();
        if (above.qualify().isPresent()) {
            plan = filtered(plan, above.qualify().get(), emission);
        }
        return new AnalyzedQuery(finish(above, plan), selection.markedKey());
    }

    private static void refuseWhatIsNotBuilt(Select select) {
        if (!select.partitionBy().isEmpty()) {
            throw Faults.notSupportedYet(select.partitionBy().getFirst(), "PARTITION BY");
        }
    }

    private static void refuseWindowWithoutGroups(
            Select select, GroupByClause groupBy, GroupedColumns grouped) {
        if (groupBy.keys().isEmpty() && grouped.calls().isEmpty() && select.window().isPresent()) {
            throw Faults.at(
                    select.window().get(),
                    "WINDOW_WITHOUT_AGGREGATE",
                    "a window needs an aggregate or a GROUP BY to give rows",
                    "add one, such as COUNT(*)");
        }
    }

    private void addAliases(Select select) {
        for (SelectItem item : select.items()) {
            if (item instanceof SelectItem.Value value) {
                value.alias().ifPresent(alias -> aliases.putIfAbsent(alias, value.expression()));
            }
        }
    }

    /// The sort keys over the same columns as the select list: a position, an output column's name,
    /// or any expression.
    private List<RowExpression> sortKeys(
            Ordering ordering, List<Item> output, ExpressionAnalyzer analyzer) {
        List<RowExpression> keys = new ArrayList<>();
        for (SortItem item : ordering.items()) {
            keys.add(sortKey(item.expression(), output, analyzer));
        }
        return keys;
    }

    private static RowExpression sortKey(
            Expression expression, List<Item> output, ExpressionAnalyzer analyzer) {
        if (expression instanceof Expression.IntegerLiteral number) {
            return output.get(Ordering.index(number, output.size())).expression();
        }
        if (expression instanceof Expression.Reference reference && reference.name().isSimple()) {
            String name = reference.name().last().name();
            for (Item item : output) {
                if (item.name().equalsIgnoreCase(name)) {
                    return item.expression();
                }
            }
        }
        return analyzer.analyze(expression);
    }

    /// Projection, DISTINCT and ORDER BY. What only the order needs is computed beside the output
    /// and dropped after sorting.
    private LogicalPlan finish(Selection selection, LogicalPlan input) {
        List<Item> output = selection.output();
        Ordering ordering = selection.ordering();
        boolean distinct = selection.select().distinct();
        List<RowExpression> expressions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        output.forEach(item -> {
            expressions.add(item.expression());
            names.add(item.name());
        });
        List<RowExpression> keyColumns =
                SortColumns.place(selection.sortKeys(), expressions, names, distinct, ordering);
        LogicalPlan plan = new Project(input, expressions, names);
        if (distinct) {
            plan = distinct(plan, emission);
        }
        if (keyColumns.isEmpty()) {
            return ordering.limited(plan);
        }
        int keys = keyColumns.size() - bounds;
        plan =
                bounds == 0
                        ? ordering.limited(ordering.sorted(plan, keyColumns))
                        : ordering.top(
                                plan,
                                keyColumns.subList(keys, keyColumns.size()),
                                keyColumns.subList(0, keys));
        return names.size() == output.size() ? plan : first(plan, output.size());
    }

    /// Each different row once: as soon as it comes, unless FINAL is asked for.
    static LogicalPlan distinct(LogicalPlan plan, Optional<Emission> emission) {
        List<RowExpression> keys = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < plan.schema().size(); i++) {
            keys.add(new ColumnRef(i, plan.schema().name(i), plan.schema().type(i)));
            names.add(plan.schema().name(i));
        }
        return new Aggregate(
                plan, keys, Optional.empty(), List.of(), emission.orElse(Emission.CHANGES), names);
    }

    private static LogicalPlan first(LogicalPlan plan, int count) {
        List<RowExpression> columns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(new ColumnRef(i, plan.schema().name(i), plan.schema().type(i)));
            names.add(plan.schema().name(i));
        }
        return new Project(plan, columns, names);
    }
}
