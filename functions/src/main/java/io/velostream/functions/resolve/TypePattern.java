package io.velostream.functions.resolve;

import io.velostream.types.SqlType;

/// A type in a signature.
sealed interface TypePattern {
    /// A type without variables.
    record Exact(SqlType type) implements TypePattern {
        @Override
        public String toString() {
            return type.toString();
        }
    }

    /// `DECIMAL(p, s)`. Parameters with the same text get one common precision and scale.
    record DecimalOf(NumberTerm precision, NumberTerm scale) implements TypePattern {
        @Override
        public String toString() {
            return "DECIMAL(" + precision + ", " + scale + ")";
        }
    }

    /// `T`: the common type of all arguments that it stands for.
    record Variable(String name) implements TypePattern {
        @Override
        public String toString() {
            return name;
        }
    }

    /// `n`: a BIGINT literal, whose value other types may use.
    record Literal(String name) implements TypePattern {
        @Override
        public String toString() {
            return name;
        }
    }

    /// `ANY`: the argument's own type.
    record Any() implements TypePattern {
        @Override
        public String toString() {
            return "ANY";
        }
    }

    record ArrayOf(TypePattern element) implements TypePattern {
        @Override
        public String toString() {
            return "ARRAY<" + element + ">";
        }
    }

    record MapOf(TypePattern key, TypePattern value) implements TypePattern {
        @Override
        public String toString() {
            return "MAP<" + key + ", " + value + ">";
        }
    }
}
