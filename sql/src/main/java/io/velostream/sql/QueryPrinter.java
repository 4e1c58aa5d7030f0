package io.velostream.sql;

import io.velostream.sql.tree.CommonTable;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Grouping;
import io.velostream.sql.tree.Query;
import io.velostream.sql.tree.QueryBody;
import io.velostream.sql.tree.QueryBody.SetOperation;
import io.velostream.sql.tree.QueryBody.SetOperator;
import io.velostream.sql.tree.SelectItem;
import io.velostream.sql.tree.WindowSpec;
import java.util.ArrayList;
import java.util.List;

/// Prints queries; [RelationPrinter] prints what they read.
final class QueryPrinter {
    private final SqlText out;
    private final ExpressionPrinter expressions;
    private final RelationPrinter relations;

    QueryPrinter(SqlText out) {
        this.out = out;
        expressions = new ExpressionPrinter(out, this);
        relations = new RelationPrinter(out, expressions, this);
    }

    ExpressionPrinter expressions() {
        return expressions;
    }

    void parenthesized(Query query) {
        out.add("(");
        query(query);
        out.add(")");
    }

    void query(Query query) {
        if (!query.with().isEmpty()) {
            out.add("WITH ").addIf(query.recursive(), "RECURSIVE ");
            out.list(query.with(), this::commonTable).add(" ");
        }
        body(query.body());
        expressions.calls().orderBy(" ORDER BY ", query.orderBy());
        query.limit().ifPresent(limit -> valueAfter(" LIMIT ", limit));
        query.offset().ifPresent(offset -> valueAfter(" OFFSET ", offset));
        query.emit().ifPresent(this::emit);
    }

    private void valueAfter(String words, Expression value) {
        out.add(words);
        expressions.value(value);
    }

    private void emit(Query.Emit emit) {
        out.add(" EMIT ").add(emit.mode().name());
        emit.every().ifPresent(every -> out.add(" EVERY ").interval(every));
    }

    private void commonTable(CommonTable table) {
        out.name(table.name()).columns(" ", table.columns()).add(" AS ");
        parenthesized(table.query());
    }

    private void body(QueryBody body) {
        switch (body) {
            case Query query -> parenthesized(query);
            case QueryBody.Select select -> select(select);
            case QueryBody.Values(var rows, _) ->
                    out.add("VALUES ")
                            .list(
                                    rows,
                                    row ->
                                            out.add("(")
                                                    .list(row, expressions::expression)
                                                    .add(")"));
            case SetOperation operation -> {
                boolean intersects = operation.operator() == SetOperator.INTERSECT;
                operand(operation.left(), intersects, true);
                out.add(" ").add(operation.operator().name()).addIf(operation.all(), " ALL");
                out.add(" ");
                operand(operation.right(), intersects, false);
            }
        }
    }

    /// Set operations are read from the left, `INTERSECT` first.
    private void operand(QueryBody body, boolean intersects, boolean left) {
        boolean bare =
                switch (body) {
                    case SetOperation inner -> {
                        boolean innerIntersects = inner.operator() == SetOperator.INTERSECT;
                        yield left
                                ? innerIntersects || !intersects
                                : innerIntersects && !intersects;
                    }
                    case Query _, QueryBody.Select _, QueryBody.Values _ -> true;
                };
        out.addIf(!bare, "(");
        body(body);
        out.addIf(!bare, ")");
    }

    private void select(QueryBody.Select select) {
        out.add("SELECT ").addIf(select.distinct(), "DISTINCT ");
        out.list(select.items(), this::item);
        select.from().ifPresent(relations::from);
        expressions.after(" WHERE ", select.where());
        if (!select.groupBy().isEmpty()) {
            out.add(" GROUP BY ").list(select.groupBy(), this::grouping);
        }
        select.window().ifPresent(window -> timeWindow(window));
        if (!select.namedWindows().isEmpty()) {
            out.add(" WINDOW ").list(select.namedWindows(), this::namedWindow);
        }
        expressions.after(" HAVING ", select.having());
        expressions.after(" QUALIFY ", select.qualify());
        if (!select.partitionBy().isEmpty()) {
            out.add(" PARTITION BY ").list(select.partitionBy(), expressions::expression);
        }
    }

    private void item(SelectItem item) {
        switch (item) {
            case SelectItem.Star(var qualifier, var except, _) -> {
                qualifier.ifPresent(name -> out.name(name).add("."));
                out.add("*").columns(" EXCEPT ", except);
            }
            case SelectItem.Value(var expression, var alias, boolean key, _) -> {
                expressions.expression(expression);
                alias.ifPresent(name -> out.add(" AS ").name(name));
                out.addIf(key, " PRIMARY KEY");
            }
        }
    }

    private void grouping(Grouping grouping) {
        switch (grouping) {
            case Grouping.Key(var expression, _) -> expressions.expression(expression);
            case Grouping.Sets(var kind, var sets, _) -> {
                out.add(kind.name().replace('_', ' ')).add(" (");
                out.list(
                        sets,
                        set -> {
                            boolean single = set.size() == 1;
                            out.addIf(!single, "(").list(set, expressions::expression);
                            out.addIf(!single, ")");
                        });
                out.add(")");
            }
        }
    }

    private void namedWindow(QueryBody.NamedWindow window) {
        out.name(window.name()).add(" AS (");
        expressions.calls().window(window.window());
        out.add(")");
    }

    private void timeWindow(WindowSpec window) {
        List<Runnable> arguments = new ArrayList<>();
        window.time().ifPresent(time -> arguments.add(() -> expressions.expression(time)));
        if (window.kind() == WindowSpec.Kind.CUMULATE) {
            window.advance().ifPresent(step -> arguments.add(() -> out.interval(step)));
            arguments.add(() -> out.interval(window.size()));
        } else {
            arguments.add(() -> out.interval(window.size()));
            window.advance().ifPresent(advance -> arguments.add(() -> out.interval(advance)));
        }
        window.offset().ifPresent(offset -> arguments.add(() -> out.interval(offset)));
        window.keys().forEach(key -> arguments.add(() -> expressions.expression(key)));
        window.retention()
                .ifPresent(span -> arguments.add(() -> out.add("RETENTION ").interval(span)));
        window.grace()
                .ifPresent(span -> arguments.add(() -> out.add("GRACE PERIOD ").interval(span)));
        out.add(" WINDOW ").add(window.kind().name()).add("(");
        out.list(arguments, Runnable::run).add(")");
    }
}
