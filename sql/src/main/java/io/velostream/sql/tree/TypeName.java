package io.velostream.sql.tree;

import java.util.List;

/// A type as written; whether it exists is the planner's question.
public sealed interface TypeName extends Node {
    /// A type without type parameters.
    ///
    /// @param name upper-case words, one space between them: `INT`, `DOUBLE PRECISION`, `TIMESTAMP
    ///   WITH LOCAL TIME ZONE`, `INTERVAL`; not mapped to another spelling
    /// @param parameters numbers in parentheses, such as precision and scale
    record Simple(String name, List<Integer> parameters, Position position) implements TypeName {
        public Simple {
            parameters = List.copyOf(parameters);
        }
    }

    /// `ARRAY<T>`, `ARRAY(T)` and `T[]`.
    record Array(TypeName element, Position position) implements TypeName {}

    /// `MAP<K, V>` and `MAP(K, V)`.
    record Map(TypeName key, TypeName value, Position position) implements TypeName {}

    /// `STRUCT<a T, …>`, `ROW<…>` and both with parentheses.
    record Struct(List<Field> fields, Position position) implements TypeName {
        public Struct {
            fields = List.copyOf(fields);
        }
    }

    /// A member of a [Struct].
    record Field(Identifier name, TypeName type) {}
}
