package io.velostream.planner.analysis;

import io.velostream.functions.FunctionRegistry;
import io.velostream.planner.expression.ConstantEvaluator;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.logical.LateRows;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.OverOrder;
import io.velostream.planner.logical.Watermarks;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.sql.tree.CommonTable;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Query;
import io.velostream.sql.tree.QueryBody;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds out what a query means: names become columns, expressions get types, clauses become a
/// logical plan.
///
/// The work is shared out by clause: [FromClause], [SelectAnalyzer], [GroupByClause],
/// [WindowClauses], [SetOperations], [Ordering]; expressions are [ExpressionAnalyzer]'s.
public final class QueryAnalyzer {
    private final Relations relations;
    private final FunctionRegistry functions;
    private final Watermarks watermarks;
    private final boolean boundedFinal;
    private final LateRows late;

    /// @param boundedFinal whether a GROUP BY over a bounded input emits FINAL if it does not say
    ///   what it emits
    /// @param late what its windows do with late rows, as far as the statement says it
    public QueryAnalyzer(
            Relations relations,
            FunctionRegistry functions,
            Watermarks watermarks,
            boolean boundedFinal,
            LateRows late) {
        this.relations = relations;
        this.functions = functions;
        this.watermarks = watermarks;
        this.boundedFinal = boundedFinal;
        this.late = late;
    }

    Relations relations() {
        return relations;
    }

    FunctionRegistry functions() {
        return functions;
    }

    Watermarks watermarks() {
        return watermarks;
    }

    LateRows late() {
        return late;
    }

    boolean isBoundedFinal() {
        return boundedFinal;
    }

    public AnalyzedQuery analyze(Query query) {
        AnalyzedQuery analyzed = analyzeView(query);
        return new AnalyzedQuery(OverOrder.settle(analyzed.plan(), watermarks), analyzed.marked());
    }

    /// As [#analyze], but leaves to the query that will read this one how its window functions get
    /// their order: it may ask for the first row numbers only.
    public AnalyzedQuery analyzeView(Query query) {
        return analyze(query, CommonTables.NONE, Optional.empty());
    }

    /// @param outer the WITH queries that can be seen
    /// @param inherited what the query around emits, for this one if it does not say so itself
    AnalyzedQuery analyze(Query query, CommonTables outer, Optional<Emission> inherited) {
        if (query.recursive()) {
            throw Faults.notSupportedYet(query.with().getFirst(), "WITH RECURSIVE");
        }
        Optional<Emission> own = emission(query);
        Optional<Emission> emission = own.or(() -> inherited);
        CommonTables tables = outer;
        for (CommonTable table : query.with()) {
            tables = tables.with(table.name(), commonTable(table, tables, emission));
        }
        long offset = query.offset().map(this::rows).orElse(0L);
        Optional<Long> count = query.limit().map(this::rows);
        Ordering ordering = new Ordering(query.orderBy(), offset, count);
        return body(query.body(), tables, emission, own.isPresent(), ordering);
    }

    private static Optional<Emission> emission(Query query) {
        return query.emit()
                .map(emit -> {
                    if (emit.every().isPresent()) {
                        throw Faults.notSupportedYet(emit.every().get(), "EMIT … EVERY");
                    }
                    return switch (emit.mode()) {
                        case CHANGES -> Emission.CHANGES;
                        case FINAL -> Emission.FINAL;
                    };
                });
    }

    private LogicalPlan commonTable(
            CommonTable table, CommonTables known, Optional<Emission> emission) {
        LogicalPlan plan = analyze(table.query(), known, emission).plan();
        FromClause.refuseLimitOfChanges(table.query(), plan);
        if (table.columns().isEmpty()) {
            return plan;
        }
        return renamed(plan, table.columns());
    }

    /// The plan with other names for its columns.
    static LogicalPlan renamed(LogicalPlan plan, List<Identifier> names) {
        Schema schema = plan.schema();
        if (names.size() != schema.size()) {
            throw Faults.at(
                    names.getFirst(),
                    "COLUMN_COUNT",
                    "%d names for %d columns".formatted(names.size(), schema.size()));
        }
        List<RowExpression> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            columns.add(new ColumnRef(i, schema.name(i), schema.type(i)));
        }
        return new LogicalPlan.Project(
                plan, columns, names.stream().map(Identifier::name).toList());
    }

    /// A number of rows, for LIMIT and OFFSET.
    private long rows(Expression expression) {
        RowExpression value =
                ConstantEvaluator.fold(
                        ExpressionAnalyzer.of(Scope.EMPTY, functions, Map.of(), "LIMIT")
                                .analyze(expression));
        if (value instanceof Literal(Optional<Object> number, SqlType type)
                && type == Basic.BIGINT
                && number.isPresent()
                && (Long) number.get() >= 0) {
            return (Long) number.get();
        }
        throw Faults.at(
                expression, "LIMIT_INVALID", "LIMIT and OFFSET take a whole number of rows");
    }

    /// @param own whether the query itself says what it emits, not one around it
    AnalyzedQuery body(
            QueryBody body,
            CommonTables tables,
            Optional<Emission> emission,
            boolean own,
            Ordering ordering) {
        return switch (body) {
            case QueryBody.Select select ->
                    new SelectAnalyzer(this, tables, emission, own).analyze(select, ordering);
            case QueryBody.SetOperation operation ->
                    unmarked(
                            ordering.applied(
                                    new SetOperations(this, tables, emission, own)
                                            .analyze(operation),
                                    functions));
            case QueryBody.Values values ->
                    unmarked(
                            ordering.applied(
                                    new SetOperations(this, tables, emission, own).values(values),
                                    functions));
            case Query query -> {
                AnalyzedQuery inner = analyze(query, tables, emission);
                yield new AnalyzedQuery(ordering.applied(inner.plan(), functions), inner.marked());
            }
        };
    }

    private static AnalyzedQuery unmarked(LogicalPlan plan) {
        return new AnalyzedQuery(plan, List.of());
    }
}
