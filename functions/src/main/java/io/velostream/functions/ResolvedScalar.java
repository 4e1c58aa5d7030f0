package io.velostream.functions;

import io.velostream.types.SqlType;
import java.util.List;
import java.util.function.Function;

/// A scalar function chosen for certain argument types. Immutable; part of a plan.
///
/// @param name the documented name, in upper case
/// @param parameters the types to which the caller must coerce its arguments, one each
/// @param result the type of the result
/// @param deterministic whether equal arguments always give equal results, so that a call on
///   constants may be computed at planning
/// @param kernels makes a kernel; its argument says which arguments are constant
public record ResolvedScalar(
        String name,
        List<SqlType> parameters,
        SqlType result,
        boolean deterministic,
        Function<boolean[], ScalarKernel> kernels) {
    public ResolvedScalar {
        parameters = List.copyOf(parameters);
    }

    public ScalarKernel newKernel(boolean[] constantArguments) {
        return kernels.apply(constantArguments);
    }
}
