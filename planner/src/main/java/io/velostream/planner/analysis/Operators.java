package io.velostream.planner.analysis;

import io.velostream.planner.expression.ArithmeticTypes;
import io.velostream.planner.expression.CastTypes;
import io.velostream.planner.expression.ConstantEvaluator;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.And;
import io.velostream.planner.expression.RowExpression.Arithmetic;
import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.planner.expression.RowExpression.Comparison;
import io.velostream.planner.expression.RowExpression.ComparisonOperator;
import io.velostream.planner.expression.RowExpression.Concat;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.expression.RowExpression.Negate;
import io.velostream.planner.expression.RowExpression.Not;
import io.velostream.planner.expression.RowExpression.Or;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Expression.Binary;
import io.velostream.sql.tree.Expression.BinaryOperator;
import io.velostream.sql.tree.Expression.DecimalLiteral;
import io.velostream.sql.tree.Expression.IntegerLiteral;
import io.velostream.sql.tree.Expression.Unary;
import io.velostream.sql.tree.Node;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import java.util.ArrayList;
import java.util.List;

/// What stands between, or before, operands: logic, comparison, arithmetic, `||`.
final class Operators {
    private final ExpressionAnalyzer analyzer;

    Operators(ExpressionAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    RowExpression unary(Unary unary) {
        return switch (unary.operator()) {
            case NOT -> new Not(analyzer.condition(unary.operand()));
            case PLUS -> number(unary);
            case MINUS -> minus(unary);
        };
    }

    private RowExpression number(Unary unary) {
        RowExpression operand = analyzer.analyze(unary.operand());
        SqlType type = operand.type();
        boolean span = type == Basic.INTERVAL || type == Basic.INTERVAL_MONTH;
        if (type != Basic.NULL && !type.isNumeric() && !span) {
            throw Faults.at(unary, "TYPE_MISMATCH", "a sign cannot stand before " + type);
        }
        return type == Basic.NULL ? Coercions.coerce(operand, Basic.BIGINT) : operand;
    }

    private RowExpression minus(Unary unary) {
        // A constant with its sign is one constant: the least BIGINT has no positive counterpart.
        if (unary.operand() instanceof IntegerLiteral literal) {
            return Constants.integer(literal.value().negate(), literal);
        }
        if (unary.operand() instanceof DecimalLiteral literal) {
            return Constants.decimal(literal.value().negate(), literal);
        }
        RowExpression operand = number(unary);
        return new Negate(
                operand.type() == Basic.INT ? Coercions.coerce(operand, Basic.BIGINT) : operand);
    }

    RowExpression binary(Binary binary) {
        return switch (binary.operator()) {
            case AND -> new And(terms(binary, BinaryOperator.AND));
            case OR -> new Or(terms(binary, BinaryOperator.OR));
            case EQUAL -> comparison(ComparisonOperator.EQUAL, binary);
            case NOT_EQUAL -> comparison(ComparisonOperator.NOT_EQUAL, binary);
            case LESS -> comparison(ComparisonOperator.LESS, binary);
            case LESS_OR_EQUAL -> comparison(ComparisonOperator.LESS_OR_EQUAL, binary);
            case GREATER -> comparison(ComparisonOperator.GREATER, binary);
            case GREATER_OR_EQUAL -> comparison(ComparisonOperator.GREATER_OR_EQUAL, binary);
            case CONCAT -> concat(binary);
            case ADD -> arithmetic(ArithmeticOperator.ADD, binary);
            case SUBTRACT -> arithmetic(ArithmeticOperator.SUBTRACT, binary);
            case MULTIPLY -> arithmetic(ArithmeticOperator.MULTIPLY, binary);
            case DIVIDE -> arithmetic(ArithmeticOperator.DIVIDE, binary);
            case DIV -> arithmetic(ArithmeticOperator.DIV, binary);
            case MODULO -> arithmetic(ArithmeticOperator.MODULO, binary);
        };
    }

    /// `a AND b AND c` as one list: the grammar nests them to the left, as deep as there are terms,
    /// so this must not recurse.
    private List<RowExpression> terms(Binary binary, BinaryOperator operator) {
        List<RowExpression> terms = new ArrayList<>();
        Expression rest = binary;
        while (rest instanceof Binary b && b.operator() == operator) {
            terms.addFirst(analyzer.condition(b.right()));
            rest = b.left();
        }
        terms.addFirst(analyzer.condition(rest));
        return terms;
    }

    private RowExpression comparison(ComparisonOperator operator, Binary binary) {
        RowExpression left = analyzer.analyze(binary.left());
        RowExpression right = analyzer.analyze(binary.right());
        ComparablePair pair = ComparablePair.of(left, binary.left(), right, binary.right(), binary);
        return new Comparison(operator, pair.left(), pair.right());
    }

    /// `left operator right` after bringing both to one type.
    static RowExpression compare(
            ComparisonOperator operator, RowExpression left, RowExpression right, Node place) {
        ComparablePair pair = ComparablePair.of(left, right, place);
        return new Comparison(operator, pair.left(), pair.right());
    }

    private RowExpression concat(Binary binary) {
        return new Concat(text(binary.left()), text(binary.right()));
    }

    private RowExpression text(Expression operand) {
        RowExpression value = analyzer.analyze(operand);
        if (!CastTypes.canCast(value.type(), Basic.STRING)) {
            throw Faults.at(operand, "TYPE_MISMATCH", "|| cannot join " + value.type());
        }
        return Coercions.coerce(value, Basic.STRING);
    }

    private RowExpression arithmetic(ArithmeticOperator operator, Binary binary) {
        RowExpression left = analyzer.analyze(binary.left());
        RowExpression right = analyzer.analyze(binary.right());
        SqlType leftType = Coercions.tightType(left, right.type());
        SqlType rightType = Coercions.tightType(right, left.type());
        ArithmeticTypes.Resolution types =
                ArithmeticTypes.resolve(operator, leftType, rightType)
                        .orElseThrow(() -> mismatch(binary, left, right));
        RowExpression arithmetic =
                new Arithmetic(
                        operator,
                        operand(left, types.left()),
                        operand(right, types.right()),
                        types.result());
        // Folded at once, so that what stands beside it sees a constant.
        return left instanceof Literal && right instanceof Literal
                ? ConstantEvaluator.fold(arithmetic)
                : arithmetic;
    }

    private static RowExpression operand(RowExpression value, SqlType type) {
        // Decimals of any digits may meet: a cast would only cost time.
        return value.type() instanceof Decimal && type instanceof Decimal
                ? value
                : Coercions.coerce(value, type);
    }

    private static RuntimeException mismatch(
            Binary binary, RowExpression left, RowExpression right) {
        String message =
                "%s %s %s has no meaning"
                        .formatted(left.type(), binary.operator().symbol(), right.type());
        if (left.type() == Basic.STRING || right.type() == Basic.STRING) {
            boolean joins = binary.operator() == BinaryOperator.ADD;
            return Faults.at(
                    binary,
                    "TYPE_MISMATCH",
                    message,
                    joins
                            ? "texts are joined by ||; numbers in a text are read by CAST(… AS …)"
                            : "numbers in a text are read by CAST(… AS …)");
        }
        return Faults.at(binary, "TYPE_MISMATCH", message);
    }
}
