package io.velostream.functions.call;

import io.velostream.types.SqlType;
import io.velostream.types.Storage;

/// What one parameter of a function's method is.
sealed interface JavaParameter {
    /// An argument of the SQL function.
    ///
    /// @param index which
    /// @param nullable whether the method is called when it is null
    record Argument(int index, Kind kind, Class<?> javaType, boolean nullable)
            implements JavaParameter {}

    /// The value of a variable of the signature.
    record Variable(String name) implements JavaParameter {}

    /// Takes the text that the method makes.
    record TextOut() implements JavaParameter {}

    /// Lets the method return null.
    record NullOut() implements JavaParameter {}

    /// How an argument or a result is passed.
    enum Kind {
        LONG,
        DOUBLE,
        BOOLEAN,
        TEXT,
        STRING,
        DECIMAL,
        PREPARED;

        /// Whether a value of that SQL type can be passed so.
        boolean holds(SqlType type) {
            return switch (this) {
                case LONG -> type.storage() == Storage.LONG;
                case DOUBLE -> type.storage() == Storage.DOUBLE;
                case BOOLEAN -> type.storage() == Storage.BOOLEAN;
                case TEXT, STRING, PREPARED -> type.storage() == Storage.TEXT;
                case DECIMAL -> type instanceof SqlType.Decimal;
            };
        }
    }
}
