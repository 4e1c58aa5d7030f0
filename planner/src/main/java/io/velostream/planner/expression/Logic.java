package io.velostream.planner.expression;

import io.velostream.planner.expression.RowExpression.And;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.expression.RowExpression.Not;
import io.velostream.planner.expression.RowExpression.Or;
import io.velostream.types.SqlType.Basic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Builds AND, OR and NOT without what has no effect. Three-valued: `x AND TRUE` is `x`, but `x AND
/// NULL` stays.
public final class Logic {
    private Logic() {}

    /// All of the terms; TRUE if there are none. Terms behind a FALSE are left out, terms before it
    /// only if they cannot fail.
    public static RowExpression and(List<RowExpression> terms) {
        List<RowExpression> kept = new ArrayList<>();
        for (RowExpression term : terms) {
            if (term instanceof And(List<RowExpression> inner)) {
                addNew(kept, inner);
            } else if (Literals.isFalse(term)) {
                if (kept.stream().noneMatch(ExpressionTree::mayFail)) {
                    return Literals.FALSE;
                }
                kept.add(term);
                break;
            } else if (!Literals.isTrue(term)) {
                addNew(kept, List.of(term));
            }
        }
        return switch (kept.size()) {
            case 0 -> Literals.TRUE;
            case 1 -> kept.getFirst();
            default -> new And(kept);
        };
    }

    /// Any of the terms; FALSE if there are none.
    public static RowExpression or(List<RowExpression> terms) {
        List<RowExpression> kept = new ArrayList<>();
        for (RowExpression term : terms) {
            if (term instanceof Or(List<RowExpression> inner)) {
                addNew(kept, inner);
            } else if (Literals.isTrue(term)) {
                if (kept.stream().noneMatch(ExpressionTree::mayFail)) {
                    return Literals.TRUE;
                }
                kept.add(term);
                break;
            } else if (!Literals.isFalse(term)) {
                addNew(kept, List.of(term));
            }
        }
        return switch (kept.size()) {
            case 0 -> Literals.FALSE;
            case 1 -> kept.getFirst();
            default -> new Or(kept);
        };
    }

    private static void addNew(List<RowExpression> kept, List<RowExpression> terms) {
        for (RowExpression term : terms) {
            if (kept.stream().noneMatch(k -> ExpressionTree.same(k, term))) {
                kept.add(term);
            }
        }
    }

    public static RowExpression not(RowExpression operand) {
        if (operand instanceof Literal(Optional<Object> value, _)) {
            return value.isEmpty()
                    ? Literals.nullOf(Basic.BOOLEAN)
                    : Literals.bool(!(Boolean) value.get());
        }
        return operand instanceof Not(RowExpression inner) ? inner : new Not(operand);
    }

    /// The terms of a conjunction; the expression itself if it is none.
    public static List<RowExpression> conjuncts(RowExpression expression) {
        return expression instanceof And(List<RowExpression> terms) ? terms : List.of(expression);
    }
}
