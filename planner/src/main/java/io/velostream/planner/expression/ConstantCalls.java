package io.velostream.planner.expression;

import io.velostream.planner.expression.RowExpression.Call;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.types.ArrayColumn;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.StructColumn;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/// Calls a function once, with constants, over columns of one row.
final class ConstantCalls {
    private static final int[] ROW = {0};

    private ConstantCalls() {}

    /// The value of a call whose arguments are all [Literal]s; empty if it fails or a type has no
    /// constants.
    static Optional<Literal> evaluate(Call call) {
        Column[] arguments = new Column[call.arguments().size()];
        for (int i = 0; i < arguments.length; i++) {
            Literal literal = (Literal) call.arguments().get(i);
            SqlType type = literal.type();
            if (!hasConstants(type)) {
                return Optional.empty();
            }
            arguments[i] = Column.of(type, 1);
            set(arguments[i], literal.value());
        }
        if (!hasConstants(call.type())) {
            return Optional.empty();
        }
        Column out = Column.of(call.type(), 1);
        RowErrors errors = new RowErrors();
        boolean[] constant = new boolean[arguments.length];
        Arrays.fill(constant, true);
        call.function().newKernel(constant).evaluate(arguments, ROW, 1, out, errors);
        return errors.isEmpty() ? get(out) : Optional.empty();
    }

    private static boolean hasConstants(SqlType type) {
        return switch (type) {
            case SqlType.Decimal _ -> true;
            case Basic basic -> basic != Basic.BYTES;
            case SqlType.Array _, SqlType.Map _, SqlType.Struct _ -> false;
        };
    }

    private static void set(Column column, Optional<Object> value) {
        if (value.isEmpty()) {
            column.setNull(0);
            return;
        }
        switch (column) {
            case BooleanColumn booleans -> booleans.set(0, (Boolean) value.get());
            case LongColumn longs -> longs.set(0, (Long) value.get());
            case DoubleColumn doubles -> doubles.set(0, (Double) value.get());
            case TextColumn texts -> texts.set(0, Text.of((String) value.get()));
            case Int128Column wide -> {
                BigInteger number = (BigInteger) value.get();
                wide.set(0, Int128.high(number), Int128.low(number));
            }
            case ArrayColumn _, MapColumn _, StructColumn _ ->
                    throw new IllegalStateException("no constants of " + column.type());
        }
    }

    private static Optional<Literal> get(Column column) {
        SqlType type = column.type();
        if (column.isNull(0)) {
            return Optional.of(Literals.nullOf(type));
        }
        Object value =
                switch (column) {
                    case BooleanColumn booleans -> booleans.get(0);
                    case LongColumn longs -> longs.get(0);
                    case DoubleColumn doubles -> doubles.get(0);
                    case TextColumn texts -> texts.getString(0);
                    case Int128Column wide -> wide.get(0);
                    case ArrayColumn _, MapColumn _, StructColumn _ ->
                            throw new IllegalStateException("no constants of " + type);
                };
        return Optional.of(new Literal(Optional.of(value), type));
    }
}
