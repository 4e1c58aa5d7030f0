package io.velostream.functions.resolve;

import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Which types turn into which by themselves.
public final class Coercion {
    /// Digits of the largest INT and BIGINT.
    private static final int INT_DIGITS = 10;

    private static final int BIGINT_DIGITS = 19;

    private Coercion() {}

    /// The type to which all of `types` coerce, the narrowest; empty if there is none. NULLs do not
    /// count; of only NULLs it is NULL.
    public static Optional<SqlType> common(List<SqlType> types) {
        SqlType common = Basic.NULL;
        for (SqlType type : types) {
            Optional<SqlType> next = common(common, type);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            common = next.get();
        }
        return Optional.of(common);
    }

    private static Optional<SqlType> common(SqlType a, SqlType b) {
        if (a.equals(b) || b == Basic.NULL) {
            return Optional.of(a);
        }
        if (a == Basic.NULL) {
            return Optional.of(b);
        }
        if (a.isNumeric() && b.isNumeric()) {
            return Optional.of(commonNumber(a, b));
        }
        boolean dates = isDateOrTimestamp(a) && isDateOrTimestamp(b);
        return dates ? Optional.of(Basic.TIMESTAMP) : Optional.empty();
    }

    private static SqlType commonNumber(SqlType a, SqlType b) {
        if (a == Basic.DOUBLE || b == Basic.DOUBLE) {
            return Basic.DOUBLE;
        }
        if (a.isInteger() && b.isInteger()) {
            return Basic.BIGINT;
        }
        Decimal left = asDecimal(a);
        Decimal right = asDecimal(b);
        int scale = Math.max(left.scale(), right.scale());
        int whole = Math.max(left.precision() - left.scale(), right.precision() - right.scale());
        return new Decimal(Math.min(whole + scale, SqlType.MAX_PRECISION), scale);
    }

    private static boolean isDateOrTimestamp(SqlType type) {
        return type == Basic.DATE || type == Basic.TIMESTAMP;
    }

    /// The decimal that holds every value of an exact number type.
    static Decimal asDecimal(SqlType type) {
        return switch (type) {
            case Decimal decimal -> decimal;
            case Basic basic -> new Decimal(basic == Basic.INT ? INT_DIGITS : BIGINT_DIGITS, 0);
            case SqlType.Array _, SqlType.Map _, SqlType.Struct _ ->
                    throw new IllegalArgumentException(type + " is not a number");
        };
    }

    /// How far `from` is from `to`: 0 if they are the same, more for each step of widening, empty
    /// if it does not coerce.
    static OptionalInt distance(SqlType from, SqlType to) {
        if (from.equals(to) || from == Basic.NULL) {
            return OptionalInt.of(0);
        }
        if (from.isNumeric() && to.isNumeric()) {
            int steps = rank(to) - rank(from);
            return steps < 0 ? OptionalInt.empty() : OptionalInt.of(steps);
        }
        return from == Basic.DATE && to == Basic.TIMESTAMP
                ? OptionalInt.of(1)
                : OptionalInt.empty();
    }

    private static int rank(SqlType number) {
        if (number instanceof Decimal) {
            return 2;
        }
        if (number == Basic.DOUBLE) {
            return 3;
        }
        return number == Basic.INT ? 0 : 1;
    }
}
