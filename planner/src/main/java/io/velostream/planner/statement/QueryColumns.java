package io.velostream.planner.statement;

import io.velostream.planner.analysis.AnalyzedQuery;
import io.velostream.planner.analysis.Assignments;
import io.velostream.planner.analysis.Faults;
import io.velostream.planner.analysis.TypeNames;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.sql.tree.ColumnDefinition;
import io.velostream.sql.tree.ColumnDefinition.Origin;
import io.velostream.sql.tree.Query;
import io.velostream.sql.tree.Statement;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The columns of `CREATE … (columns) AS SELECT`: other names, and perhaps types, for the query's.
final class QueryColumns {
    private QueryColumns() {}

    static AnalyzedQuery apply(Statement.Create create, AnalyzedQuery query, Query place) {
        if (!create.watermarks().isEmpty()) {
            throw Faults.notSupportedYet(
                    create.watermarks().getFirst().column(),
                    "a watermark on the result of a query");
        }
        LogicalPlan plan =
                create.columns().isEmpty() ? query.plan() : renamed(create, query.plan(), place);
        List<String> declaredKey = DeclaredColumns.key(create, Optional.of(plan.schema()));
        List<Integer> marked =
                declaredKey.isEmpty()
                        ? query.marked()
                        : declaredKey.stream().map(plan.schema()::indexOf).toList();
        return new AnalyzedQuery(plan, marked);
    }

    private static LogicalPlan renamed(Statement.Create create, LogicalPlan plan, Query place) {
        List<ColumnDefinition> columns = create.columns();
        Schema schema = plan.schema();
        if (columns.size() != schema.size()) {
            throw Faults.at(
                    columns.getFirst(),
                    "COLUMN_COUNT",
                    "%d columns are declared, but the query gives %d"
                            .formatted(columns.size(), schema.size()));
        }
        List<SqlType.Field> fields = new ArrayList<>();
        List<Integer> targets = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ColumnDefinition column = columns.get(i);
            if (!(column.origin() instanceof Origin.Data)) {
                throw Faults.at(
                        column,
                        "COLUMN_INVALID",
                        "the columns of a query are what it selects: \""
                                + column.name()
                                + "\" cannot come from elsewhere");
            }
            SqlType type =
                    column.type().isPresent()
                            ? TypeNames.resolve(column.type().get())
                            : schema.type(i);
            fields.add(new SqlType.Field(column.name().name(), type));
            targets.add(i);
        }
        return Assignments.assign(plan, new Schema(fields), targets, place);
    }
}
