/// The scalar functions of the engine: one class for each family.
///
/// To add a function, add an annotated method ([io.velostream.functions.ScalarFunction]) to its
/// family; a new family goes into the list of `BuiltInFunctions`. What one row cannot express (any
/// number of arguments, arguments that may be null, results that depend on more than types) makes
/// its own [io.velostream.functions.ScalarKernel].
@NullMarked
package io.velostream.functions.scalar;

import org.jspecify.annotations.NullMarked;
