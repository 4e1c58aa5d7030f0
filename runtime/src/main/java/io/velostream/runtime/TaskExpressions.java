package io.velostream.runtime;

import io.velostream.engine.Expressions;
import io.velostream.engine.TaskContext;
import io.velostream.engine.expression.Evaluator;
import io.velostream.engine.expression.ExpressionCompiler;
import io.velostream.engine.expression.Predicate;
import io.velostream.planner.expression.RowExpression;

/// The expressions of a task, which ask it for the time.
final class TaskExpressions implements Expressions {
    private final ExpressionCompiler compiler;

    TaskExpressions(TaskContext context) {
        compiler = new ExpressionCompiler(context::currentTimeMillis);
    }

    @Override
    public Evaluator evaluator(RowExpression expression) {
        return compiler.compile(expression);
    }

    @Override
    public Predicate predicate(RowExpression expression) {
        return compiler.compilePredicate(expression);
    }
}
