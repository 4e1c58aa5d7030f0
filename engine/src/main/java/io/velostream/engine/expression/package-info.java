/// Typed expressions as trees of vectorised kernels.
///
/// [io.velostream.engine.expression.ExpressionCompiler] turns a
/// [io.velostream.planner.expression.RowExpression] into an
/// [io.velostream.engine.expression.Evaluator]. A kernel is a small static loop for one operation
/// on one storage; the virtual call is made once per batch.
@NullMarked
package io.velostream.engine.expression;

import org.jspecify.annotations.NullMarked;
