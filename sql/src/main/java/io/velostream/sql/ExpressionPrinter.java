package io.velostream.sql;

import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Expression.BinaryOperator;
import io.velostream.sql.tree.Expression.Call;
import io.velostream.sql.tree.Expression.Reference;
import io.velostream.sql.tree.Expression.UnaryOperator;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.QualifiedName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Prints expressions with the parentheses that their precedence asks for.
final class ExpressionPrinter {
    private static final int OR = 1;
    private static final int AND = 2;
    private static final int NOT = 3;
    private static final int IS = 4;
    private static final int COMPARISON = 5;
    private static final int MEMBERSHIP = 6;
    private static final int CONCAT = 7;
    private static final int SUM = 8;
    private static final int PRODUCT = 9;
    private static final int SIGN = 10;
    private static final int AT_TIME_ZONE = 11;

    /// A number: a dot behind it would be its own.
    private static final int NUMBER = 12;

    private static final int SUFFIX = 13;

    /// Reserved words that the grammar takes for functions.
    private static final Set<String> RESERVED_FUNCTIONS = Set.of("LEFT", "RIGHT", "JOIN");

    private final SqlText out;
    private final QueryPrinter queries;
    private final CallPrinter calls;

    ExpressionPrinter(SqlText out, QueryPrinter queries) {
        this.out = out;
        this.queries = queries;
        this.calls = new CallPrinter(out, this);
    }

    CallPrinter calls() {
        return calls;
    }

    void expression(Expression expression) {
        write(expression);
    }

    /// An operand where only what binds as tightly as `+` may stand without parentheses.
    void value(Expression expression) {
        at(CONCAT, expression);
    }

    private void at(int least, Expression expression) {
        if (precedence(expression) < least) {
            out.add("(");
            write(expression);
            out.add(")");
        } else {
            write(expression);
        }
    }

    private static int precedence(Expression expression) {
        return switch (expression) {
            case Expression.Binary binary -> precedence(binary.operator());
            case Expression.Unary(UnaryOperator operator, _, _) ->
                    operator == UnaryOperator.NOT ? NOT : SIGN;
            case Expression.IsNull _, Expression.IsTruth _, Expression.IsDistinct _ -> IS;
            case Expression.QuantifiedQuery _, Expression.QuantifiedArray _ -> COMPARISON;
            case Expression.Between _,
                    Expression.InList _,
                    Expression.InQuery _,
                    Expression.Like _ ->
                    MEMBERSHIP;
            case Expression.AtTimeZone _ -> AT_TIME_ZONE;
            case Expression.IntegerLiteral _,
                    Expression.DecimalLiteral _,
                    Expression.DoubleLiteral _ ->
                    NUMBER;
            case Expression.Lambda _ -> OR;
            case Expression.NullLiteral _,
                    Expression.BooleanLiteral _,
                    Expression.StringLiteral _,
                    Expression.DateTimeLiteral _,
                    Expression.IntervalLiteral _,
                    Reference _,
                    Expression.Member _,
                    Expression.Subscript _,
                    Expression.Exists _,
                    Expression.Subquery _,
                    Expression.Case _,
                    Expression.Cast _,
                    Expression.Extract _,
                    Call _,
                    Expression.ArrayOf _,
                    Expression.MapOf _,
                    Expression.RowOf _ ->
                    SUFFIX;
        };
    }

    private static int precedence(BinaryOperator operator) {
        return switch (operator) {
            case OR -> OR;
            case AND -> AND;
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> COMPARISON;
            case CONCAT -> CONCAT;
            case ADD, SUBTRACT -> SUM;
            case MULTIPLY, DIVIDE, DIV, MODULO -> PRODUCT;
        };
    }

    private void write(Expression expression) {
        switch (expression) {
            case Expression.Literal literal -> literal(literal);
            case Reference(QualifiedName name, _) -> out.name(name);
            case Expression.Member(Expression base, Identifier name, _) -> {
                at(SUFFIX, base);
                out.add(".").name(name);
            }
            case Expression.Subscript subscript -> subscript(subscript);
            case Expression.Unary unary -> unary(unary);
            case Expression.Binary binary -> binary(binary);
            case Expression.IsNull(Expression operand, boolean negated, _) -> {
                at(IS, operand);
                out.add(negated ? " IS NOT NULL" : " IS NULL");
            }
            case Expression.IsTruth(Expression operand, var truth, boolean negated, _) -> {
                at(IS, operand);
                out.add(negated ? " IS NOT " : " IS ").add(truth.name());
            }
            case Expression.IsDistinct(Expression left, Expression right, boolean negated, _) -> {
                at(IS, left);
                out.add(negated ? " IS NOT DISTINCT FROM " : " IS DISTINCT FROM ");
                at(COMPARISON, right);
            }
            case Expression.Between between -> between(between);
            case Expression.InList(Expression operand, var values, boolean negated, _) -> {
                at(CONCAT, operand);
                out.addIf(negated, " NOT").add(" IN (").list(values, this::write).add(")");
            }
            case Expression.InQuery(Expression operand, var query, boolean negated, _) -> {
                at(CONCAT, operand);
                out.addIf(negated, " NOT").add(" IN ");
                queries.parenthesized(query);
            }
            case Expression.Like like -> like(like);
            case Expression.Exists(var query, _) -> {
                out.add("EXISTS ");
                queries.parenthesized(query);
            }
            case Expression.QuantifiedQuery(var comparison, var all, var left, var query, _) -> {
                at(MEMBERSHIP, left);
                out.add(" ").add(comparison.symbol()).add(" ").add(all.name()).add(" ");
                queries.parenthesized(query);
            }
            case Expression.QuantifiedArray(var comparison, var all, var left, var array, _) -> {
                at(MEMBERSHIP, left);
                out.add(" ").add(comparison.symbol()).add(" ").add(all.name()).add(" (");
                write(array);
                out.add(")");
            }
            case Expression.Subquery(var query, _) -> queries.parenthesized(query);
            case Expression.Case cases -> cases(cases);
            case Expression.Cast(Expression operand, var type, boolean orNull, _) -> {
                out.add(orNull ? "TRY_CAST(" : "CAST(");
                write(operand);
                out.add(" AS ").type(type).add(")");
            }
            case Expression.Extract(Identifier part, Expression operand, _) -> {
                out.add("EXTRACT(").name(part).add(" FROM ");
                write(operand);
                out.add(")");
            }
            case Expression.AtTimeZone(Expression operand, Expression zone, _) -> {
                at(AT_TIME_ZONE, operand);
                out.add(" AT TIME ZONE ");
                at(NUMBER, zone);
            }
            case Call call -> calls.call(call);
            case Expression.ArrayOf(List<Expression> elements, _) ->
                    out.add("ARRAY[").list(elements, this::write).add("]");
            case Expression.MapOf(List<Expression> elements, _) ->
                    out.add("MAP[").list(elements, this::write).add("]");
            case Expression.RowOf(List<Expression> values, _) ->
                    out.add(values.size() < 2 ? "ROW(" : "(").list(values, this::write).add(")");
            case Expression.Lambda(List<Identifier> parameters, Expression body, _) -> {
                if (parameters.size() == 1) {
                    out.name(parameters.getFirst());
                } else {
                    out.columns("", parameters);
                }
                out.add(" -> ");
                write(body);
            }
        }
    }

    private void literal(Expression.Literal literal) {
        switch (literal) {
            case Expression.NullLiteral _ -> out.add("NULL");
            case Expression.BooleanLiteral(boolean value, _) -> out.add(value ? "TRUE" : "FALSE");
            case Expression.StringLiteral(String value, _) -> out.string(value);
            case Expression.IntegerLiteral(var value, _) -> out.add(value.toString());
            case Expression.DecimalLiteral(var value, _) -> {
                String digits = value.toPlainString();
                out.add(digits).addIf(value.scale() == 0, ".");
            }
            case Expression.DoubleLiteral(double value, _) -> {
                String digits = Double.toString(value);
                out.add(digits).addIf(digits.indexOf('E') < 0, "E0");
            }
            case Expression.DateTimeLiteral(var kind, String text, _) ->
                    out.add(kind.name()).add(" ").string(text);
            case Expression.IntervalLiteral interval -> out.interval(interval);
        }
    }

    private void subscript(Expression.Subscript subscript) {
        // ARRAY[…] would be an array: a column of that name stands in parentheses.
        boolean isArray =
                subscript.base() instanceof Reference(QualifiedName name, _)
                        && name.isSimple()
                        && Names.word(name.last()).equals("ARRAY");
        if (isArray) {
            out.add("(");
            write(subscript.base());
            out.add(")");
        } else {
            at(SUFFIX, subscript.base());
        }
        out.add("[");
        write(subscript.index());
        out.add("]");
    }

    private void unary(Expression.Unary unary) {
        switch (unary.operator()) {
            case NOT -> {
                out.add("NOT ");
                at(NOT, unary.operand());
            }
            case MINUS, PLUS -> {
                out.add(unary.operator() == UnaryOperator.MINUS ? "-" : "+");
                // Two signs in a row would be a comment.
                at(AT_TIME_ZONE, unary.operand());
            }
        }
    }

    private void binary(Expression.Binary binary) {
        BinaryOperator operator = binary.operator();
        int precedence = precedence(operator);
        boolean flat = operator == BinaryOperator.AND || operator == BinaryOperator.OR;
        at(operator.isComparison() ? MEMBERSHIP : precedence, binary.left());
        out.add(" ").add(operator.symbol()).add(" ");
        at(flat ? precedence : precedence + 1, binary.right());
    }

    private void between(Expression.Between between) {
        at(CONCAT, between.operand());
        out.addIf(between.negated(), " NOT").add(" BETWEEN ");
        out.addIf(between.symmetric(), "SYMMETRIC ");
        at(CONCAT, between.low());
        out.add(" AND ");
        at(CONCAT, between.high());
    }

    private void like(Expression.Like like) {
        at(CONCAT, like.operand());
        out.addIf(like.negated(), " NOT");
        out.add(
                switch (like.kind()) {
                    case LIKE -> " LIKE ";
                    case ILIKE -> " ILIKE ";
                    case SIMILAR_TO -> " SIMILAR TO ";
                    case REGEXP -> " REGEXP ";
                });
        at(CONCAT, like.pattern());
        like.escape()
                .ifPresent(escape -> {
                    out.add(" ESCAPE ");
                    at(CONCAT, escape);
                });
    }

    private void cases(Expression.Case cases) {
        out.add("CASE");
        cases.operand().ifPresent(operand -> after(" ", operand));
        for (Expression.When when : cases.branches()) {
            after(" WHEN ", when.condition());
            after(" THEN ", when.result());
        }
        cases.otherwise().ifPresent(otherwise -> after(" ELSE ", otherwise));
        out.add(" END");
    }

    /// The words and the expression behind them.
    void after(String words, Expression expression) {
        out.add(words);
        write(expression);
    }

    void after(String words, Optional<Expression> expression) {
        expression.ifPresent(given -> after(words, given));
    }

    void functionName(QualifiedName name) {
        if (name.isSimple() && RESERVED_FUNCTIONS.contains(Names.word(name.last()))) {
            out.add(name.last().name());
        } else {
            out.name(name);
        }
    }
}
