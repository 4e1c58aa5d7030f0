package io.velostream.functions.call;

import io.velostream.functions.FunctionException;
import io.velostream.functions.NullResult;
import io.velostream.functions.TextBuilder;
import io.velostream.types.Column;
import io.velostream.types.Int128;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What generated loops call to read an argument or write a result that is not a bare array
/// element. Public because the loops live in the packages of their methods.
public final class RowValues {
    private RowValues() {}

    public static Text text(TextColumn column, int row, Text view) {
        column.get(row, view);
        return view;
    }

    public static @Nullable Text textOrNull(TextColumn column, int row, Text view) {
        return column.isNull(row) ? null : text(column, row, view);
    }

    public static @Nullable String stringOrNull(TextColumn column, int row) {
        return column.isNull(row) ? null : column.getString(row);
    }

    public static BigDecimal decimal(Column column, int row, int scale) {
        return column instanceof LongColumn longs
                ? BigDecimal.valueOf(longs.get(row), scale)
                : new BigDecimal(((Int128Column) column).get(row), scale);
    }

    public static @Nullable BigDecimal decimalOrNull(Column column, int row, int scale) {
        return column.isNull(row) ? null : decimal(column, row, scale);
    }

    public static void putNull(NullResult none, Column out, int row) {
        if (none.take()) {
            out.setNull(row);
        }
    }

    public static void put(TextBuilder value, TextColumn out, int row) {
        if (value.isNull()) {
            out.setNull(row);
        } else {
            out.set(row, value.bytes(), 0, value.length());
        }
    }

    public static void put(@Nullable String value, TextColumn out, int row) {
        if (value == null) {
            out.setNull(row);
        } else {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            out.set(row, utf8, 0, utf8.length);
        }
    }

    /// Rounds half up to `scale`; a value of more than `precision` digits is an overflow.
    public static void put(
            @Nullable BigDecimal value, Column out, int row, int precision, int scale) {
        if (value == null) {
            out.setNull(row);
            return;
        }
        BigDecimal fitted = value.setScale(scale, RoundingMode.HALF_UP);
        if (fitted.precision() > precision) {
            throw new FunctionException(
                    FunctionException.NUMERIC_OVERFLOW,
                    value.toPlainString() + " does not fit " + out.type());
        }
        BigInteger unscaled = fitted.unscaledValue();
        if (out instanceof LongColumn longs) {
            longs.set(row, unscaled.longValue());
        } else {
            ((Int128Column) out).set(row, Int128.high(unscaled), Int128.low(unscaled));
        }
    }

    /// Fails a row.
    public static void fail(
            RuntimeException failure, String function, Column out, int row, RowErrors errors) {
        out.setNull(row);
        switch (failure) {
            case FunctionException known ->
                    errors.add(row, known.reason(), function + ": " + known.getMessage());
            case ArithmeticException _ ->
                    errors.add(
                            row,
                            FunctionException.NUMERIC_OVERFLOW,
                            function + ": the result does not fit " + out.type());
            default -> errors.add(row, FunctionException.FUNCTION_ERROR, function + ": " + failure);
        }
    }
}
