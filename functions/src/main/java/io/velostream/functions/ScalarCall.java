package io.velostream.functions;

import io.velostream.types.SqlType;
import java.util.List;

/// What a function that makes its own kernel is told about the call.
///
/// @param name of the function, for messages
/// @param parameters the types that the arguments will have
/// @param constantArguments which of the arguments have the same value in every row
public record ScalarCall(
        String name, List<SqlType> parameters, SqlType result, List<Boolean> constantArguments) {
    public ScalarCall {
        parameters = List.copyOf(parameters);
        constantArguments = List.copyOf(constantArguments);
    }
}
