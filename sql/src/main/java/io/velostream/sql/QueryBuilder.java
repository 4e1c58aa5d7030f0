package io.velostream.sql;

import io.velostream.sql.grammar.VelostreamParser.*;
import io.velostream.sql.tree.CommonTable;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Property;
import io.velostream.sql.tree.QualifiedName;
import io.velostream.sql.tree.Query;
import io.velostream.sql.tree.QueryBody;
import io.velostream.sql.tree.QueryBody.SetOperation;
import io.velostream.sql.tree.QueryBody.SetOperator;
import io.velostream.sql.tree.SelectItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Builds queries: common tables, set operations, select lists.
final class QueryBuilder {
    private final ExpressionBuilder expressions;
    private final CallBuilder calls;
    private final RelationBuilder relations;

    /// How many queries stand around this one.
    private int level;

    private Optional<QualifiedName> into = Optional.empty();

    QueryBuilder() {
        expressions = new ExpressionBuilder(this);
        calls = new CallBuilder(expressions);
        relations = new RelationBuilder(expressions, calls, this);
    }

    /// A statement's query and what it says about the statement.
    ///
    /// @param into of `SELECT … INTO into`
    /// @param options a `WITH (…)` that ends the query and is the statement's
    record Top(Query query, Optional<QualifiedName> into, List<Property> options) {}

    /// Builds the query of a statement.
    ///
    /// @param ownsLastOptions whether a `WITH (…)` at the very end is the statement's though it
    ///   stands behind a relation
    Top top(QueryContext context, boolean ownsLastOptions) {
        into = Optional.empty();
        level = 0;
        relations.claimOptions(ownsLastOptions ? context.getStop() : null);
        Query query = query(context);
        return new Top(query, into, relations.claimedOptions());
    }

    /// Builds a query inside another query or an expression.
    Query nested(QueryContext context) {
        level++;
        Query query = query(context);
        level--;
        return query;
    }

    ExpressionBuilder expressions() {
        return expressions;
    }

    private Query query(QueryContext context) {
        List<CommonTable> with = new ArrayList<>();
        for (CommonTableContext table : context.commonTable()) {
            with.add(
                    new CommonTable(
                            Names.identifier(table.identifier()),
                            Names.columns(table.columnAliases()),
                            nested(table.query()),
                            Positions.of(table)));
        }
        List<QueryBody> terms = new ArrayList<>();
        Clauses clauses = new Clauses(expressions, calls);
        int last = context.queryTerm().size() - 1;
        for (int i = 0; i <= last; i++) {
            QueryTermContext term = context.queryTerm(i);
            clauses = new Clauses(expressions, calls);
            for (ClauseContext clause : term.clause()) {
                clauses.add(clause);
            }
            QueryBody body = body(term.queryPrimary(), clauses);
            terms.add(i == last ? body : inner(term, body, clauses));
        }
        QueryBody body = combine(terms, context);
        if (with.isEmpty() && body instanceof Query inner && clauses.isEmpty()) {
            return inner;
        }
        return new Query(
                context.RECURSIVE() != null,
                with,
                body,
                clauses.orderBy(),
                clauses.limit(),
                clauses.offset(),
                clauses.emit(),
                Positions.of(context));
    }

    /// A term before `UNION` may say when it emits; to sort or cut it needs parentheses.
    private static QueryBody inner(QueryTermContext term, QueryBody body, Clauses clauses) {
        clauses.refuseSorting();
        return clauses.emit().isEmpty()
                ? body
                : new Query(
                        false,
                        List.of(),
                        body,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        clauses.emit(),
                        Positions.of(term));
    }

    /// Joins the terms of a set operation: first every `INTERSECT`, then the others from the left.
    private static QueryBody combine(List<QueryBody> terms, QueryContext context) {
        List<QueryBody> operands = new ArrayList<>();
        List<Integer> operators = new ArrayList<>();
        operands.add(terms.getFirst());
        for (int i = 0; i < terms.size() - 1; i++) {
            if (operator(context, i) == SetOperator.INTERSECT) {
                operands.add(operation(context, i, operands.removeLast(), terms.get(i + 1)));
            } else {
                operators.add(i);
                operands.add(terms.get(i + 1));
            }
        }
        QueryBody result = operands.getFirst();
        for (int i = 0; i < operators.size(); i++) {
            result = operation(context, operators.get(i), result, operands.get(i + 1));
        }
        return result;
    }

    private static SetOperation operation(
            QueryContext context, int index, QueryBody left, QueryBody right) {
        if (index >= ExpressionBuilder.MAX_DEPTH) {
            throw SyntaxError.tooDeep(context.setOperator(index).getStart());
        }
        return new SetOperation(
                operator(context, index),
                context.setOperator(index).ALL() != null,
                left,
                right,
                Positions.of(context));
    }

    private static SetOperator operator(QueryContext context, int index) {
        SetOperatorContext operator = context.setOperator(index);
        if (operator.UNION() != null) {
            return SetOperator.UNION;
        }
        return operator.INTERSECT() != null ? SetOperator.INTERSECT : SetOperator.EXCEPT;
    }

    private QueryBody body(QueryPrimaryContext context, Clauses clauses) {
        return switch (context) {
            case SelectQueryContext select -> select(select, clauses);
            case ValuesQueryContext values -> {
                clauses.refuseSelectClauses();
                yield values(values);
            }
            case NestedQueryContext nested -> {
                clauses.refuseSelectClauses();
                Query query = nested(nested.query());
                yield isBare(query) ? query.body() : query;
            }
            default -> throw new IllegalStateException(context.getText());
        };
    }

    private static boolean isBare(Query query) {
        return query.with().isEmpty()
                && query.orderBy().isEmpty()
                && query.limit().isEmpty()
                && query.offset().isEmpty()
                && query.emit().isEmpty();
    }

    private QueryBody values(ValuesQueryContext context) {
        List<List<Expression>> rows = new ArrayList<>();
        for (ExpressionContext row : context.expression()) {
            List<Expression> values =
                    switch (expressions.expression(row)) {
                        case Expression.RowOf(List<Expression> several, _) -> several;
                        case Expression one -> List.of(one);
                    };
            if (!rows.isEmpty() && rows.getFirst().size() != values.size()) {
                throw SyntaxError.at(
                        row,
                        "this row has %d values, the first one has %d"
                                .formatted(values.size(), rows.getFirst().size()));
            }
            rows.add(values);
        }
        return new QueryBody.Values(rows, Positions.of(context));
    }

    private QueryBody select(SelectQueryContext context, Clauses clauses) {
        setInto(context.into);
        setInto(clauses.into());
        return new QueryBody.Select(
                context.DISTINCT() != null,
                context.selectItem().stream().map(this::selectItem).toList(),
                relations.from(context.relation()),
                clauses.where(),
                clauses.groupBy(),
                clauses.timeWindow(),
                clauses.namedWindows(),
                clauses.having(),
                clauses.qualify(),
                clauses.partitionBy(),
                Positions.of(context.getParent()));
    }

    private void setInto(@Nullable QualifiedNameContext target) {
        if (target == null) {
            return;
        }
        if (level > 0) {
            throw SyntaxError.at(target, "INTO has its place in the outermost query only");
        }
        if (into.isPresent()) {
            throw SyntaxError.at(target, "INTO is given twice");
        }
        into = Optional.of(Names.qualified(target));
    }

    private SelectItem selectItem(SelectItemContext context) {
        return switch (context) {
            case StarContext star ->
                    new SelectItem.Star(
                            Optional.empty(), except(star.except()), Positions.of(star));
            case QualifiedStarContext star ->
                    new SelectItem.Star(
                            Optional.of(Names.qualified(star.qualifiedName())),
                            except(star.except()),
                            Positions.of(star));
            case SelectValueContext value -> {
                if (value.keyBefore != null && value.keyAfter != null) {
                    throw SyntaxError.at(value.keyAfter, "PRIMARY KEY is given twice");
                }
                yield new SelectItem.Value(
                        expressions.expression(value.expression()),
                        alias(value),
                        value.keyBefore != null || value.keyAfter != null,
                        Positions.of(value));
            }
            default -> throw new IllegalStateException(context.getText());
        };
    }

    private static Optional<Identifier> alias(SelectValueContext context) {
        return context.label() != null
                ? Optional.of(Names.identifier(context.label()))
                : Optional.ofNullable(context.bareAlias()).map(Names::identifier);
    }

    private static List<Identifier> except(@Nullable ExceptContext context) {
        if (context == null) {
            return List.of();
        }
        return context.identifier() != null
                ? List.of(Names.identifier(context.identifier()))
                : Names.columns(context.columnAliases());
    }
}
