package io.velostream.engine.over;

import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Case;
import io.velostream.planner.plan.OverCall;
import java.util.ArrayList;
import java.util.List;

/// The distinct arguments of the calls of one node, numbered as they come.
final class Arguments {
    private final List<RowExpression> expressions = new ArrayList<>();

    List<RowExpression> expressions() {
        return expressions;
    }

    int numberOf(RowExpression expression) {
        int known = expressions.indexOf(expression);
        if (known >= 0) {
            return known;
        }
        expressions.add(expression);
        return expressions.size() - 1;
    }

    /// The numbers of what an aggregate adds. A row that its `FILTER` leaves out has a null
    /// instead, which every aggregate skips; `COUNT(*)` counts what is not null then.
    List<Integer> ofAggregate(OverCall call) {
        if (call.filter().isEmpty()) {
            return call.arguments().stream().map(this::numberOf).toList();
        }
        RowExpression filter = call.filter().get();
        if (call.arguments().isEmpty()) {
            return List.of(numberOf(filtered(filter, Literals.TRUE)));
        }
        List<Integer> numbers = new ArrayList<>();
        numbers.add(numberOf(filtered(filter, call.arguments().getFirst())));
        for (RowExpression other : call.arguments().subList(1, call.arguments().size())) {
            numbers.add(numberOf(other));
        }
        return numbers;
    }

    private static RowExpression filtered(RowExpression filter, RowExpression value) {
        return new Case(List.of(new Case.Branch(filter, value)), Literals.nullOf(value.type()));
    }
}
