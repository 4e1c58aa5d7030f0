package io.velostream.functions;

import io.velostream.types.SqlType;
import java.util.List;
import java.util.Optional;

/// Finds functions by name, ignoring case, and by the types of their arguments. Immutable and safe
/// for all threads.
public interface FunctionRegistry {
    /// Whether a function of that name exists, whatever its arguments, and of which kind.
    Optional<FunctionInfo> find(String name);

    /// Every function, by name.
    List<FunctionInfo> all();

    /// The scalar function for these argument types. An argument of type NULL fits every parameter.
    ///
    /// @throws io.velostream.types.UserException `FUNCTION_NOT_FOUND` (with a "did you mean") or
    ///   `ARGUMENT_TYPES` (with the signatures that exist); without a place, which the caller adds
    ResolvedScalar scalar(String name, List<SqlType> arguments);

    /// The aggregate function for these argument types; `COUNT(*)` has none.
    ///
    /// @throws io.velostream.types.UserException as [#scalar]
    ResolvedAggregate aggregate(String name, boolean distinct, List<SqlType> arguments);
}
