package io.velostream.engine;

import io.velostream.engine.expression.Evaluator;
import io.velostream.engine.expression.Predicate;
import io.velostream.planner.expression.RowExpression;

/// Compiles the expressions of a plan for one task.
public interface Expressions {
    Evaluator evaluator(RowExpression expression);

    Predicate predicate(RowExpression expression);
}
