package io.velostream.functions;

import io.velostream.types.SqlType;
import java.util.Collections;
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
    default ResolvedScalar scalar(String name, List<SqlType> arguments) {
        return scalar(name, arguments, Collections.nCopies(arguments.size(), Optional.empty()));
    }

    /// As [#scalar(String, List)], and knows which arguments are literals: the 2 of `ROUND(x, 2)`
    /// makes the result a decimal of two places.
    ///
    /// @param literals for each argument the value if it is a literal that is not null (Boolean,
    ///   Long, Double, BigInteger for the stored integer of a decimal, or String)
    /// @throws io.velostream.types.UserException `ARGUMENT_VALUE` too, for a literal that the
    ///   function does not know, such as the unit of `DATE_TRUNC('huor', ts)`
    ResolvedScalar scalar(String name, List<SqlType> arguments, List<Optional<Object>> literals);

    /// The aggregate function for these argument types; `COUNT(*)` has none.
    ///
    /// @throws io.velostream.types.UserException as [#scalar]
    ResolvedAggregate aggregate(String name, boolean distinct, List<SqlType> arguments);
}
