package io.velostream.planner.analysis;

import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.LogicalPlan.Project;
import io.velostream.planner.logical.LogicalPlan.SingleRow;
import io.velostream.planner.logical.LogicalPlan.Union;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Node;
import io.velostream.sql.tree.QueryBody;
import io.velostream.sql.tree.QueryBody.SetOperation;
import io.velostream.sql.tree.QueryBody.SetOperator;
import io.velostream.sql.tree.QueryBody.Values;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// UNION and VALUES: rows of several plans as the rows of one.
final class SetOperations {
    private final QueryAnalyzer queries;
    private final CommonTables tables;
    private final Optional<Emission> emission;
    private final boolean own;

    /// @param own as for [QueryAnalyzer#body]
    SetOperations(
            QueryAnalyzer queries, CommonTables tables, Optional<Emission> emission, boolean own) {
        this.queries = queries;
        this.tables = tables;
        this.emission = emission;
        this.own = own;
    }

    LogicalPlan analyze(SetOperation operation) {
        if (operation.operator() != SetOperator.UNION) {
            throw Faults.notSupportedYet(operation.right(), operation.operator().name());
        }
        List<LogicalPlan> plans = new ArrayList<>();
        List<Node> places = new ArrayList<>();
        collect(operation, operation.all(), plans, places);
        LogicalPlan union = union(plans, places);
        if (operation.all()) {
            return union;
        }
        return SelectAnalyzer.distinct(union, emission);
    }

    /// The branches of `a UNION ALL b UNION ALL c`, which the grammar nests to the left.
    private void collect(
            SetOperation operation, boolean all, List<LogicalPlan> plans, List<Node> places) {
        List<QueryBody> branches = new ArrayList<>();
        QueryBody rest = operation;
        while (rest instanceof SetOperation next
                && next.operator() == SetOperator.UNION
                && (next.all() == all)) {
            branches.addFirst(next.right());
            rest = next.left();
        }
        branches.addFirst(rest);
        for (QueryBody branch : branches) {
            plans.add(queries.body(branch, tables, emission, own, Ordering.NONE).plan());
            places.add(branch);
        }
    }

    /// The rows of all plans, with the names of the first and types that hold the values of all.
    static LogicalPlan union(List<LogicalPlan> plans, List<? extends Node> places) {
        Schema first = plans.getFirst().schema();
        for (int i = 1; i < plans.size(); i++) {
            if (plans.get(i).schema().size() != first.size()) {
                throw Faults.at(
                        places.get(i),
                        "COLUMN_COUNT",
                        "the first part of the UNION has %d columns, this one %d"
                                .formatted(first.size(), plans.get(i).schema().size()));
            }
        }
        List<SqlType.Field> fields = new ArrayList<>();
        for (int column = 0; column < first.size(); column++) {
            List<RowExpression> values = new ArrayList<>();
            for (LogicalPlan plan : plans) {
                values.add(column(plan, column));
            }
            SqlType type = Choices.commonType(values, places);
            fields.add(
                    new SqlType.Field(
                            first.name(column), type == Basic.NULL ? Basic.STRING : type));
        }
        Schema schema = new Schema(fields);
        return new Union(plans.stream().map(plan -> typed(plan, schema)).toList(), schema);
    }

    /// A branch's column; NULL if the branch says no more of it than that, and so leaves its type
    /// to the others.
    private static RowExpression column(LogicalPlan plan, int index) {
        SqlType type = plan.schema().type(index);
        if (plan instanceof Project project
                && project.expressions().get(index).equals(Literals.nullOf(Basic.STRING))) {
            return Literals.nullOf(Basic.NULL);
        }
        return new ColumnRef(index, plan.schema().name(index), type);
    }

    private static LogicalPlan typed(LogicalPlan plan, Schema schema) {
        List<RowExpression> expressions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        boolean cast = false;
        for (int i = 0; i < schema.size(); i++) {
            RowExpression column = column(plan, i);
            RowExpression typed = coerced(column, schema.type(i));
            cast |= !schema.type(i).equals(plan.schema().type(i));
            expressions.add(typed);
            names.add(schema.name(i));
        }
        return cast ? new Project(plan, expressions, names) : plan;
    }

    LogicalPlan values(Values values) {
        ExpressionAnalyzer analyzer =
                ExpressionAnalyzer.of(Scope.EMPTY, queries.functions(), Map.of(), "VALUES");
        int width = values.rows().getFirst().size();
        List<List<RowExpression>> rows = new ArrayList<>();
        for (List<Expression> row : values.rows()) {
            if (row.size() != width) {
                throw Faults.at(
                        row.getFirst(),
                        "COLUMN_COUNT",
                        "the first row of VALUES has %d columns, this one %d"
                                .formatted(width, row.size()));
            }
            rows.add(row.stream().map(analyzer::analyze).toList());
        }
        List<String> names = new ArrayList<>();
        List<SqlType> types = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            int index = column;
            List<RowExpression> cells = rows.stream().map(row -> row.get(index)).toList();
            List<Expression> places = values.rows().stream().map(row -> row.get(index)).toList();
            SqlType type = Choices.commonType(cells, places);
            types.add(type == Basic.NULL ? Basic.STRING : type);
            names.add("column" + (column + 1));
        }
        List<LogicalPlan> plans = new ArrayList<>();
        for (List<RowExpression> row : rows) {
            plans.add(new Project(new SingleRow(), coerced(row, types), names));
        }
        return plans.size() == 1 ? plans.getFirst() : new Union(plans, plans.getFirst().schema());
    }

    private static List<RowExpression> coerced(List<RowExpression> row, List<SqlType> types) {
        List<RowExpression> coerced = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            coerced.add(coerced(row.get(i), types.get(i)));
        }
        return coerced;
    }

    private static RowExpression coerced(RowExpression value, SqlType type) {
        return value.type() == Basic.NULL ? Literals.nullOf(type) : Coercions.coerce(value, type);
    }
}
