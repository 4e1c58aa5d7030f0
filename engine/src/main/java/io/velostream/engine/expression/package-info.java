/// Typed expressions as trees of vectorised kernels.
///
/// [io.velostream.engine.expression.ExpressionCompiler] turns a
/// [io.velostream.planner.expression.RowExpression] into an
/// [io.velostream.engine.expression.Evaluator], or a condition into a
/// [io.velostream.engine.expression.Predicate]. A kernel is a small static loop for one operation
/// on one storage; the virtual call is made once per batch. To add one, write a subclass of
/// [io.velostream.engine.expression.Computing] and choose it in the compiler (arithmetic,
/// comparisons and casts have choosers of their own); the random test then compares it with the
/// row-at-a-time interpreter of the `testing` module.
@NullMarked
package io.velostream.engine.expression;

import org.jspecify.annotations.NullMarked;
