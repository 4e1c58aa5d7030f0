package io.velostream.engine.over;

import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Case;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.plan.OverCall;
import java.util.ArrayList;
import java.util.List;

/// What the calls of one node need of its input, each thing once, numbered: perhaps the input's
/// columns first, then what is computed, as it comes.
final class Arguments {
    private final int passed;
    private final List<RowExpression> expressions = new ArrayList<>();

    /// @param passed how many columns of the input are there without being asked for
    Arguments(int passed) {
        this.passed = passed;
    }

    /// What is computed.
    List<RowExpression> expressions() {
        return expressions;
    }

    int numberOf(RowExpression expression) {
        if (expression instanceof ColumnRef column && column.index() < passed) {
            return column.index();
        }
        int known = expressions.indexOf(expression);
        if (known >= 0) {
            return passed + known;
        }
        expressions.add(expression);
        return passed + expressions.size() - 1;
    }

    /// The numbers of what any call looks at.
    List<Integer> ofCall(OverCall call) {
        return call.function() instanceof OverCall.Function.Aggregate
                ? ofAggregate(call)
                : call.arguments().stream().map(this::numberOf).toList();
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
