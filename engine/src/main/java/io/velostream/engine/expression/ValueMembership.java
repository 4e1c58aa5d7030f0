package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128;
import io.velostream.types.Int128Column;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import java.math.BigInteger;
import java.util.List;

/// `x IN (constants)` over BOOLEAN, DOUBLE and wide decimals: rare, so one comparison after the
/// other.
final class ValueMembership extends Computing<BooleanColumn> {
    private final Evaluator operand;

    /// The constants as rows of a column.
    private final Column constants;

    private final int size;

    ValueMembership(Evaluator operand, SqlType type, List<Object> values) {
        super(new BooleanColumn(SqlType.Basic.BOOLEAN, 0));
        this.operand = operand;
        this.size = values.size();
        this.constants = Column.of(type, size);
        for (int i = 0; i < size; i++) {
            switch (constants) {
                case BooleanColumn c -> c.set(i, (Boolean) values.get(i));
                case DoubleColumn c -> c.set(i, (Double) values.get(i));
                case Int128Column c -> {
                    BigInteger value = (BigInteger) values.get(i);
                    c.set(i, Int128.high(value), Int128.low(value));
                }
                default -> throw new IllegalArgumentException("constants of type " + type);
            }
        }
    }

    @Override
    public BooleanColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        Column column = operand.evaluate(batch, rows, count, errors);
        boolean[] values = begin(batch, column).values();
        int n = keepPresent(rows, count);
        for (int i = 0; i < n; i++) {
            int row = present[i];
            boolean found = false;
            for (int k = 0; k < size && !found; k++) {
                found = ValueOrder.compare(column, row, constants, k) == 0;
            }
            values[row] = found;
        }
        return out;
    }
}
