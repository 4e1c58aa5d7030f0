package io.velostream.planner.analysis;

import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.sql.tree.Node;
import io.velostream.sql.tree.Query;
import io.velostream.sql.tree.QueryBody;
import io.velostream.sql.tree.SelectItem;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/// Puts the columns of a query into the columns of a table.
public final class Assignments {
    private Assignments() {}

    /// @param targets the table's column for each of the query's; the others become NULL
    /// @param place the query, for faults
    public static LogicalPlan assign(
            LogicalPlan plan, Schema table, List<Integer> targets, Query place) {
        List<RowExpression> expressions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            int source = targets.indexOf(i);
            SqlType type = table.type(i);
            expressions.add(
                    source < 0
                            ? Literals.nullOf(type)
                            : value(plan, source, table.field(i), place));
            names.add(table.name(i));
        }
        return new LogicalPlan.Project(plan, expressions, names);
    }

    private static RowExpression value(
            LogicalPlan plan, int source, SqlType.Field target, Query place) {
        Schema schema = plan.schema();
        SqlType from = schema.type(source);
        if (!Coercions.isAssignable(from, target.type())) {
            throw Faults.at(
                    itemPlace(place, source, schema.size()),
                    "TYPE_MISMATCH",
                    "column \"%s\" is %s, but this is %s"
                            .formatted(target.name(), target.type(), from),
                    "cast it: CAST(… AS " + target.type() + ")");
        }
        // A constant is converted now, so that a wrong one is not found row by row.
        if (plan instanceof LogicalPlan.Project project
                && project.expressions().get(source) instanceof Literal literal) {
            RowExpression converted = Coercions.coerce(literal, target.type());
            if (Coercions.isTextConstant(literal) && !(converted instanceof Literal)) {
                throw Constants.unreadable(
                        itemPlace(place, source, schema.size()),
                        String.valueOf(literal.value().orElse("")),
                        target.type());
            }
            return converted;
        }
        return Coercions.coerce(new ColumnRef(source, schema.name(source), from), target.type());
    }

    /// The select item of a column, if the two can be told to belong together.
    private static Node itemPlace(Query query, int column, int columns) {
        if (query.body() instanceof QueryBody.Select select
                && select.items().size() == columns
                && select.items().stream().allMatch(SelectItem.Value.class::isInstance)) {
            return select.items().get(column);
        }
        if (query.body() instanceof QueryBody.Values values && values.rows().size() == 1) {
            return values.rows().getFirst().get(column);
        }
        return query;
    }
}
