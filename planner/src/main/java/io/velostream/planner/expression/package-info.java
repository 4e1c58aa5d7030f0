/// Typed expressions over numbered columns: what the analyzer makes of the syntax tree, what the
/// rules rewrite and what the engine turns into kernels.
///
/// Read [io.velostream.planner.expression.RowExpression]; each variant is immutable and cannot be
/// ill-typed. Sugar is gone: COALESCE, NULLIF, BETWEEN and the simple CASE are already CASE, AND
/// and comparisons; a name is already a column number; a coercion is already a CAST.
@NullMarked
package io.velostream.planner.expression;

import org.jspecify.annotations.NullMarked;
