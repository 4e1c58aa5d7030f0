package io.velostream.engine.expression;

import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.TextColumn;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A constant: a column that is filled once and again only when batches become larger.
final class Constant implements Evaluator {
    private final Column column;
    private final @Nullable Object value;
    private int filled;

    Constant(Literal literal) {
        this.column = Column.of(literal.type(), 0);
        this.value = literal.value().orElse(null);
        if (value != null && column instanceof TextColumn text) {
            // One entry under number 0, which is what unset ids hold: there is nothing to fill.
            Dictionary single = new Dictionary();
            byte[] bytes = bytesOf(value);
            single.internCopy(bytes, 0, bytes.length);
            text.useDictionary(single);
        }
    }

    boolean isNull() {
        return value == null;
    }

    SqlType type() {
        return column.type();
    }

    /// Only for a constant whose storage is LONG and that is not null.
    long longValue() {
        return (Long) present();
    }

    /// Only for a DOUBLE that is not null.
    double doubleValue() {
        return (Double) present();
    }

    /// Only for a STRING or BYTES that is not null.
    byte[] bytes() {
        return bytesOf(present());
    }

    private Object present() {
        if (value == null) {
            throw new IllegalStateException("the constant is null");
        }
        return value;
    }

    static byte[] bytesOf(Object value) {
        return value instanceof byte[] bytes
                ? bytes
                : ((String) value).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Column evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        if (filled < batch.rowCount()) {
            fill(batch.rowCount());
        }
        return column;
    }

    private void fill(int rowCount) {
        column.ensureCapacity(rowCount);
        int end = column.capacity();
        if (value == null) {
            for (int row = filled; row < end; row++) {
                column.setNull(row);
            }
        } else {
            switch (column) {
                case BooleanColumn c -> Arrays.fill(c.values(), filled, end, (Boolean) value);
                case LongColumn c -> Arrays.fill(c.values(), filled, end, (Long) value);
                case DoubleColumn c -> Arrays.fill(c.values(), filled, end, (Double) value);
                case Int128Column c -> {
                    BigInteger wide = (BigInteger) value;
                    Arrays.fill(c.high(), filled, end, Int128.high(wide));
                    Arrays.fill(c.low(), filled, end, Int128.low(wide));
                }
                case TextColumn _ -> {
                    // Every unset id is already that of the only entry.
                }
                case io.velostream.types.ArrayColumn _,
                        io.velostream.types.MapColumn _,
                        io.velostream.types.StructColumn _ ->
                        throw new IllegalArgumentException("a constant of type " + column.type());
            }
        }
        filled = end;
    }
}
