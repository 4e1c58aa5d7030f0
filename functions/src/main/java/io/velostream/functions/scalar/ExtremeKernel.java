package io.velostream.functions.scalar;

import io.velostream.functions.ScalarKernel;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;

/// `LEAST` and `GREATEST` of arguments of one type; nulls do not count. NaN is greater than all
/// numbers.
final class ExtremeKernel implements ScalarKernel {
    /// 1 for GREATEST, -1 for LEAST.
    private final int sign;

    private final Text left = new Text();
    private final Text right = new Text();

    ExtremeKernel(boolean greatest) {
        sign = greatest ? 1 : -1;
    }

    @Override
    public void evaluate(Column[] arguments, int[] rows, int count, Column out, RowErrors errors) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            Column best = null;
            for (Column argument : arguments) {
                if (!argument.isNull(row)
                        && (best == null || sign * compare(argument, best, row) > 0)) {
                    best = argument;
                }
            }
            if (best == null) {
                out.setNull(row);
            } else {
                out.copy(row, best, row);
            }
        }
    }

    private int compare(Column a, Column b, int row) {
        return switch (a) {
            case LongColumn longs -> Long.compare(longs.get(row), ((LongColumn) b).get(row));
            case DoubleColumn doubles ->
                    Double.compare(doubles.get(row), ((DoubleColumn) b).get(row));
            case BooleanColumn booleans ->
                    Boolean.compare(booleans.get(row), ((BooleanColumn) b).get(row));
            case Int128Column wide -> {
                Int128Column other = (Int128Column) b;
                yield Int128.compare(
                        wide.high(row), wide.low(row), other.high(row), other.low(row));
            }
            case TextColumn text -> {
                text.get(row, left);
                ((TextColumn) b).get(row, right);
                yield left.compareBytes(right);
            }
            default -> throw new IllegalStateException(a.type() + " has no order");
        };
    }
}
