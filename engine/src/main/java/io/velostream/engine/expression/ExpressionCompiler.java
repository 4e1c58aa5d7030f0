package io.velostream.engine.expression;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.And;
import io.velostream.planner.expression.RowExpression.Arithmetic;
import io.velostream.planner.expression.RowExpression.Call;
import io.velostream.planner.expression.RowExpression.Case;
import io.velostream.planner.expression.RowExpression.Cast;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.expression.RowExpression.Comparison;
import io.velostream.planner.expression.RowExpression.Concat;
import io.velostream.planner.expression.RowExpression.CurrentTime;
import io.velostream.planner.expression.RowExpression.ElementAccess;
import io.velostream.planner.expression.RowExpression.FieldAccess;
import io.velostream.planner.expression.RowExpression.InConstants;
import io.velostream.planner.expression.RowExpression.IsDistinct;
import io.velostream.planner.expression.RowExpression.IsNull;
import io.velostream.planner.expression.RowExpression.Like;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.expression.RowExpression.Negate;
import io.velostream.planner.expression.RowExpression.Not;
import io.velostream.planner.expression.RowExpression.Or;
import io.velostream.planner.expression.RowExpression.RowPosition;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Decimal;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Turns typed expressions into kernels. What it returns belongs to one task; expressions are
/// shared and never changed.
public final class ExpressionCompiler {
    private final LongSupplier currentTimeMillis;
    private final ArithmeticCompiler arithmetic = new ArithmeticCompiler(this);
    private final ComparisonCompiler comparisons = new ComparisonCompiler(this, arithmetic);

    /// @param currentTimeMillis what `NOW()` is; asked once per batch and use
    public ExpressionCompiler(LongSupplier currentTimeMillis) {
        this.currentTimeMillis = currentTimeMillis;
    }

    /// A kernel for the values of an expression. The storage of its columns is that of the
    /// expression's type; their exact type may be narrower (INT for BIGINT, fewer digits of the
    /// same scale), because casts that change nothing in memory are left out.
    public Evaluator compile(RowExpression expression) {
        return switch (expression) {
            case ColumnRef column -> new ColumnEvaluator(column.index());
            case Literal literal -> new Constant(literal);
            case Arithmetic node -> arithmetic.compile(node);
            case Negate(RowExpression operand) -> negated(operand);
            case Comparison node -> comparisons.compile(node);
            case IsDistinct node -> comparisons.compile(node);
            case InConstants node -> comparisons.compile(node);
            case And(List<RowExpression> terms) -> new Logic(compileAll(terms), false);
            case Or(List<RowExpression> terms) -> new Logic(compileAll(terms), true);
            case Not(IsNull(RowExpression operand)) -> new NullTest(compile(operand), true);
            case Not(RowExpression operand) -> new Negation(compile(operand));
            case IsNull(RowExpression operand) -> new NullTest(compile(operand), false);
            case Case node -> compileCase(node);
            case Like node -> like(node);
            case Concat(RowExpression left, RowExpression right) ->
                    new ConcatEvaluator(compile(left), compile(right));
            case Cast node -> cast(node);
            case Call(var function, List<RowExpression> arguments) ->
                    new FunctionCall(function, compileAll(arguments));
            case FieldAccess(RowExpression struct, int field, SqlType type) ->
                    new FieldEvaluator(compile(struct), field, type);
            case ElementAccess(RowExpression collection, RowExpression key, SqlType type) ->
                    new ElementEvaluator(compile(collection), compile(key), type);
            case CurrentTime() -> new RowFacts.Now(currentTimeMillis);
            case RowPosition() -> new RowFacts.Position();
        };
    }

    /// A kernel for a BOOLEAN expression as a condition. Rows that fail are not among those kept.
    public Predicate compilePredicate(RowExpression condition) {
        Predicate predicate = condition(condition);
        return (batch, rows, count, kept, errors) -> {
            int n = predicate.select(batch, rows, count, kept, errors);
            // `x + 1 IS NULL` is true where x + 1 overflowed; the row failed all the same.
            return errors.isEmpty() ? n : errors.keepGood(kept, n, kept);
        };
    }

    private Predicate condition(RowExpression expression) {
        if (expression instanceof And(List<RowExpression> terms)) {
            return Conditions.all(conditions(terms));
        }
        if (expression instanceof Or(List<RowExpression> terms)) {
            return Conditions.any(conditions(terms));
        }
        return Conditions.isTrue(compile(expression));
    }

    private Predicate[] conditions(List<RowExpression> terms) {
        return terms.stream().map(this::condition).toArray(Predicate[]::new);
    }

    private Evaluator[] compileAll(List<RowExpression> expressions) {
        return expressions.stream().map(this::compile).toArray(Evaluator[]::new);
    }

    private Evaluator compileCase(Case node) {
        Evaluator[] results = new Evaluator[node.branches().size() + 1];
        Predicate[] conditions = new Predicate[node.branches().size()];
        for (int i = 0; i < conditions.length; i++) {
            conditions[i] = condition(node.branches().get(i).condition());
            results[i] = compile(node.branches().get(i).result());
        }
        results[conditions.length] = compile(node.otherwise());
        return new CaseEvaluator(conditions, results, node.type());
    }

    /// `0 - x`, but for the zero of DOUBLE, whose sign changes too.
    private Evaluator negated(RowExpression operand) {
        SqlType type = operand.type();
        RowExpression minusOne =
                new Literal(
                        Optional.of(type == SqlType.Basic.DOUBLE ? (Object) (-1.0) : -1L),
                        unit(type));
        return arithmetic.compile(
                new Arithmetic(RowExpression.ArithmeticOperator.MULTIPLY, operand, minusOne, type));
    }

    private static SqlType unit(SqlType type) {
        if (type instanceof Decimal) {
            return new Decimal(1, 0);
        }
        return type == SqlType.Basic.DOUBLE ? type : SqlType.Basic.BIGINT;
    }

    private Evaluator like(Like node) {
        Evaluator operand = compile(node.operand());
        if (node.pattern() instanceof Literal literal && literal.value().isPresent()) {
            return new TextTestEvaluator(
                    operand, LikePattern.of((String) literal.value().get(), node.escape()));
        }
        return new LikeEvaluator(operand, compile(node.pattern()), node.escape());
    }

    private Evaluator cast(Cast node) {
        SqlType from = node.operand().type();
        Evaluator operand = compile(node.operand());
        return Casts.isNothing(from, node.type())
                ? operand
                : new CastEvaluator(operand, Casts.of(from, node.type()), node.type(), node.safe());
    }
}
