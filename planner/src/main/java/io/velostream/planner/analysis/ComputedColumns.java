package io.velostream.planner.analysis;

import io.velostream.functions.FunctionRegistry;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.Traits;
import io.velostream.sql.tree.ColumnDefinition;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Identifier;
import io.velostream.types.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The columns `name AS expression` of a CREATE.
public final class ComputedColumns {
    private ComputedColumns() {}

    /// The plan's columns and behind them the computed ones, which may use earlier ones.
    ///
    /// @param description of the table, for messages
    public static LogicalPlan add(
            LogicalPlan plan,
            List<ColumnDefinition> computed,
            String description,
            FunctionRegistry functions) {
        Schema schema = plan.schema();
        Optional<RowExpression> time = Traits.of(plan).time();
        List<RowExpression> expressions =
                new ArrayList<>(relation(schema, time, description).columns());
        expressions.addAll(analyze(schema, time, computed, description, functions));
        List<String> names = new ArrayList<>();
        schema.fields().forEach(field -> names.add(field.name()));
        computed.forEach(column -> names.add(column.name().name()));
        return new LogicalPlan.Project(plan, expressions, names);
    }

    private static Scope.Relation relation(
            Schema schema, Optional<RowExpression> time, String description) {
        return new Scope.Relation(
                Optional.empty(), description, schema, 0, time, Optional.empty(), true);
    }

    /// The computed columns over a table's other columns.
    public static List<RowExpression> analyze(
            Schema schema,
            Optional<RowExpression> time,
            List<ColumnDefinition> computed,
            String description,
            FunctionRegistry functions) {
        Map<Identifier, Expression> earlier = new LinkedHashMap<>();
        ExpressionAnalyzer analyzer =
                ExpressionAnalyzer.of(
                        new Scope(List.of(relation(schema, time, description))),
                        functions,
                        earlier,
                        "a computed column");
        List<RowExpression> expressions = new ArrayList<>();
        for (ColumnDefinition column : computed) {
            if (!(column.origin() instanceof ColumnDefinition.Origin.Computed origin)) {
                throw new IllegalArgumentException(column.name() + " is not computed");
            }
            expressions.add(analyzer.analyze(origin.expression()));
            earlier.put(column.name(), origin.expression());
        }
        return expressions;
    }
}
