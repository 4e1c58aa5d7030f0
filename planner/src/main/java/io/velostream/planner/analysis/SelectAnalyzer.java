package io.velostream.planner.analysis;

import io.velostream.planner.analysis.FromClause.From;
import io.velostream.planner.analysis.SelectItems.Item;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
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
    private final Map<Identifier, Expression> aliases = new LinkedHashMap<>();

    /// @param emission what the query says it emits, or the one around it
    SelectAnalyzer(QueryAnalyzer queries, CommonTables tables, Optional<Emission> emission) {
        this.queries = queries;
        this.tables = tables;
        this.emission = emission;
    }

    AnalyzedQuery analyze(Select select, Ordering ordering) {
        refuseWhatIsNotBuilt(select);
        // Under an outer EMIT CHANGES a query that is grouped over still gives its final rows.
        Optional<Emission> inner =
                select.groupBy().isEmpty() && select.window().isEmpty()
                        ? emission
                        : emission.filter(e -> e == Emission.FINAL);
        From from = new FromClause(queries, tables, inner).analyze(select.from());
        ExpressionAnalyzer analyzer =
                ExpressionAnalyzer.of(from.scope(), queries.functions(), aliases, "WHERE");
        LogicalPlan plan = from.plan();
        if (select.where().isPresent()) {
            plan = new Filter(plan, analyzer.condition(select.where().get()));
        }
        addAliases(select);
        Traits input = Traits.of(plan);
        GroupByClause groupBy =
                new GroupByClause(select, from, input.latenessMicros(), analyzer, aliases)
                        .analyze();
        aliases.clear();

        GroupedColumns grouped = new GroupedColumns(from.scope().size(), groupBy.window());
        ExpressionAnalyzer items = analyzer.grouped(grouped, "the select list");
        List<Item> output = new SelectItems(items, aliases).analyze(select.items());
        Optional<RowExpression> having =
                select.having().map(analyzer.grouped(grouped, "HAVING")::condition);
        List<RowExpression> sortKeys =
                sortKeys(ordering, output, analyzer.grouped(grouped, "ORDER BY"));

        boolean isGrouped =
                !groupBy.keys().isEmpty()
                        || groupBy.window().isPresent()
                        || !grouped.calls().isEmpty()
                        || having.isPresent();
        if (!isGrouped) {
            plan = FinalRows.of(plan, select, emission, queries.isBoundedFinal());
            return new AnalyzedQuery(
                    finish(select, plan, output, sortKeys, ordering), marked(output));
        }
        refuseWindowWithoutGroups(select, groupBy, grouped);
        GroupedSelect groups = new GroupedSelect(queries, items, groupBy, grouped, emission);
        plan = groups.aggregate(plan, select, output);
        if (having.isPresent()) {
            plan = new Filter(plan, groups.overGroups(having.get(), select.having().get()));
        }
        return overGroups(groups, select, plan, output, sortKeys, ordering);
    }

    /// What stands above the aggregate, said over its output.
    private AnalyzedQuery overGroups(
            GroupedSelect groups,
            Select select,
            LogicalPlan aggregate,
            List<Item> output,
            List<RowExpression> sortKeys,
            Ordering ordering) {
        List<Item> items = new ArrayList<>();
        for (Item item : output) {
            RowExpression value = groups.overGroups(item.expression(), item.place());
            items.add(new Item(item.name(), value, item.key(), item.place()));
        }
        List<RowExpression> keys = new ArrayList<>();
        for (int i = 0; i < sortKeys.size(); i++) {
            keys.add(groups.overGroups(sortKeys.get(i), ordering.items().get(i)));
        }
        return new AnalyzedQuery(finish(select, aggregate, items, keys, ordering), marked(output));
    }

    private static void refuseWhatIsNotBuilt(Select select) {
        if (!select.namedWindows().isEmpty()) {
            throw Faults.notSupportedYet(select.namedWindows().getFirst().name(), "a named window");
        }
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

    private static List<Integer> marked(List<Item> output) {
        List<Integer> key = new ArrayList<>();
        for (int i = 0; i < output.size(); i++) {
            if (output.get(i).key()) {
                key.add(i);
            }
        }
        return key;
    }

    /// Projection, DISTINCT and ORDER BY. What only the order needs is computed beside the output
    /// and dropped after sorting.
    private LogicalPlan finish(
            Select select,
            LogicalPlan input,
            List<Item> output,
            List<RowExpression> sortKeys,
            Ordering ordering) {
        List<RowExpression> expressions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        output.forEach(item -> {
            expressions.add(item.expression());
            names.add(item.name());
        });
        List<RowExpression> keyColumns =
                SortColumns.place(sortKeys, expressions, names, select.distinct(), ordering);
        LogicalPlan plan = new Project(input, expressions, names);
        if (select.distinct()) {
            plan = distinct(plan, emission);
        }
        if (keyColumns.isEmpty()) {
            return plan;
        }
        plan = ordering.sorted(plan, keyColumns);
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
