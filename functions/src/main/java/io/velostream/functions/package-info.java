/// Scalar and aggregate functions, and the registry that finds them by name and argument types.
///
/// The planner asks [io.velostream.functions.FunctionRegistry] for a
/// [io.velostream.functions.ResolvedScalar] or [io.velostream.functions.ResolvedAggregate] and
/// keeps it in the plan; each task then makes its own [io.velostream.functions.ScalarKernel] or
/// [io.velostream.functions.Accumulator] from it. To add a function, add one annotated static
/// method to the class of its family; nothing else needs to change. Operators of the language (`+`,
/// `AND`, `CASE`, `CAST`, `LIKE`) are not functions: the engine has kernels for them.
/// [io.velostream.functions.FunctionCatalog] is the registry; a user's jar adds to it by a
/// [io.velostream.functions.FunctionProvider].
@NullMarked
package io.velostream.functions;

import org.jspecify.annotations.NullMarked;
