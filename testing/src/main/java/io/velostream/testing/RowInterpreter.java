package io.velostream.testing;

import io.velostream.functions.ResolvedScalar;
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
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Computes a typed expression for one row, on [BoxedValues]: slow and meant to be obviously right.
///
/// Every operand is evaluated before the operation looks at any, as the engine does; only AND, OR
/// and CASE leave parts out.
public final class RowInterpreter {
    private final Batch batch;
    private final long currentTimeMillis;

    public RowInterpreter(Batch batch, long currentTimeMillis) {
        this.batch = batch;
        this.currentTimeMillis = currentTimeMillis;
    }

    /// The value for a row of the batch; null for NULL.
    ///
    /// @throws RowFailure if the row fails
    public @Nullable Object evaluate(RowExpression expression, int row) {
        return switch (expression) {
            case ColumnRef column -> BoxedValues.read(batch.column(column.index()), row);
            case Literal(var value, SqlType type) ->
                    value.map(v -> BoxedValues.ofLiteral(type, v)).orElse(null);
            case Arithmetic node -> arithmetic(node, row);
            case Negate(RowExpression operand) ->
                    RowArithmetic.negate(evaluate(operand, row), operand.type());
            case Comparison node -> comparison(node, row);
            case And(List<RowExpression> terms) -> logic(terms, false, row);
            case Or(List<RowExpression> terms) -> logic(terms, true, row);
            case Not(RowExpression operand) -> {
                Object value = evaluate(operand, row);
                yield value == null ? null : !((Boolean) value);
            }
            case IsNull(RowExpression operand) -> evaluate(operand, row) == null;
            case IsDistinct(RowExpression left, RowExpression right) ->
                    RowOrder.compareNullable(evaluate(left, row), evaluate(right, row)) != 0;
            case Case node -> conditional(node, row);
            case InConstants node -> membership(node, row);
            case Like node -> like(node, row);
            case Concat(RowExpression left, RowExpression right) -> {
                Object a = evaluate(left, row);
                Object b = evaluate(right, row);
                yield a == null || b == null ? null : (String) a + b;
            }
            case Cast node -> cast(node, row);
            case Call(ResolvedScalar function, List<RowExpression> arguments) ->
                    call(function, arguments, row);
            case FieldAccess(RowExpression struct, int field, _) -> {
                Object value = evaluate(struct, row);
                yield value == null ? null : ((List<?>) value).get(field);
            }
            case ElementAccess node -> element(node, row);
            case CurrentTime() -> currentTimeMillis;
            case RowPosition() -> batch.position(row) < 0 ? null : batch.position(row);
        };
    }

    /// Whether a condition holds. Of AND, no term is looked at behind one that is not true.
    ///
    /// @throws RowFailure if the row fails
    public boolean isTrue(RowExpression condition, int row) {
        return switch (condition) {
            case And(List<RowExpression> terms) ->
                    terms.stream().allMatch(term -> isTrue(term, row));
            case Or(List<RowExpression> terms) ->
                    terms.stream().anyMatch(term -> isTrue(term, row));
            default -> Boolean.TRUE.equals(evaluate(condition, row));
        };
    }

    private @Nullable Object arithmetic(Arithmetic node, int row) {
        Object left = evaluate(node.left(), row);
        Object right = evaluate(node.right(), row);
        return left == null || right == null
                ? null
                : RowArithmetic.compute(node.operator(), left, right, node.type());
    }

    private @Nullable Object comparison(Comparison node, int row) {
        Object left = evaluate(node.left(), row);
        Object right = evaluate(node.right(), row);
        if (left == null || right == null) {
            return null;
        }
        int order = RowOrder.compare(left, right);
        return switch (node.operator()) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    private @Nullable Boolean logic(List<RowExpression> terms, boolean deciding, int row) {
        Boolean result = !deciding;
        for (RowExpression term : terms) {
            Object value = evaluate(term, row);
            if (value == null) {
                result = null;
            } else if ((Boolean) value == deciding) {
                return deciding;
            }
        }
        return result;
    }

    private @Nullable Object conditional(Case node, int row) {
        for (Case.Branch branch : node.branches()) {
            if (isTrue(branch.condition(), row)) {
                return evaluate(branch.result(), row);
            }
        }
        return evaluate(node.otherwise(), row);
    }

    private @Nullable Boolean membership(InConstants node, int row) {
        Object value = evaluate(node.operand(), row);
        if (value == null) {
            return null;
        }
        boolean found =
                node.constants().stream()
                        .map(c -> BoxedValues.ofLiteral(c.type(), c.value().orElseThrow()))
                        .anyMatch(c -> RowOrder.compare(c, value) == 0);
        return found ? Boolean.TRUE : node.hasNull() ? null : Boolean.FALSE;
    }

    private @Nullable Boolean like(Like node, int row) {
        Object text = evaluate(node.operand(), row);
        Object pattern = evaluate(node.pattern(), row);
        if (text == null || pattern == null) {
            return null;
        }
        return RowLike.matches((String) text, (String) pattern, node.escape());
    }

    private @Nullable Object cast(Cast node, int row) {
        Object value = evaluate(node.operand(), row);
        if (value == null) {
            return null;
        }
        try {
            return RowCasts.cast(value, node.operand().type(), node.type());
        } catch (RowFailure failure) {
            if (node.safe()) {
                return null;
            }
            throw failure;
        }
    }

    /// Functions have their own tests: here the kernel itself is called, for one row.
    private @Nullable Object call(ResolvedScalar function, List<RowExpression> arguments, int row) {
        Column[] columns = new Column[arguments.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Column.of(function.parameters().get(i), 1);
            BoxedValues.write(columns[i], 0, evaluate(arguments.get(i), row));
        }
        Column out = Column.of(function.result(), 1);
        RowErrors errors = new RowErrors();
        function.newKernel(new boolean[columns.length])
                .evaluate(columns, new int[] {0}, 1, out, errors);
        if (!errors.isEmpty()) {
            throw new RowFailure(errors.list().getFirst().reason());
        }
        return BoxedValues.read(out, 0);
    }

    private @Nullable Object element(ElementAccess node, int row) {
        Object collection = evaluate(node.collection(), row);
        Object key = evaluate(node.key(), row);
        if (collection == null || key == null) {
            return null;
        }
        if (collection instanceof List<?> list) {
            long number = (Long) key;
            return number >= 1 && number <= list.size() ? list.get((int) number - 1) : null;
        }
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) collection).entrySet()) {
            if (RowOrder.compareNullable(entry.getKey(), key) == 0) {
                return entry.getValue();
            }
        }
        return null;
    }

    /// All rows of a selection: values, with a [RowFailure] in the place of a row that fails.
    public List<@Nullable Object> evaluateAll(RowExpression expression) {
        List<@Nullable Object> results = new ArrayList<>();
        Arrays.stream(batch.rows(), 0, batch.size())
                .forEach(row -> {
                    try {
                        results.add(evaluate(expression, row));
                    } catch (RowFailure failure) {
                        results.add(failure);
                    }
                });
        return results;
    }
}
