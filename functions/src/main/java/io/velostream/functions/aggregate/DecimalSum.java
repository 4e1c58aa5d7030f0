package io.velostream.functions.aggregate;

import io.velostream.functions.FunctionException;
import io.velostream.types.Column;
import io.velostream.types.Int128;
import io.velostream.types.Int128Column;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.math.BigInteger;

/// `SUM` of decimals of more than 18 digits. Exact; only a result of more than 38 digits is an
/// error.
final class DecimalSum extends GroupState {
    private static final BigInteger LIMIT = BigInteger.TEN.pow(SqlType.MAX_PRECISION);

    private final WideSums sums = new WideSums();

    @Override
    public void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        Column column = arguments[0];
        boolean nullable = column.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!nullable || !column.isNull(row)) {
                sums.add(groupOfRow[row], column, row);
                seen[groupOfRow[row]] = true;
            }
        }
    }

    @Override
    public void addRunning(
            int[] groupOfRow,
            int[] rows,
            int count,
            Column[] arguments,
            Column out,
            RowErrors errors) {
        Column column = arguments[0];
        boolean nullable = column.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            if (!nullable || !column.isNull(row)) {
                sums.add(group, column, row);
                seen[group] = true;
            }
            write(group, row, out, errors);
        }
    }

    private void write(int group, int row, Column out, RowErrors errors) {
        if (!seen[group]) {
            out.setNull(row);
        } else {
            write(sums, group, out, row, errors);
        }
    }

    /// Writes the sum of a group that has one.
    static void write(WideSums sums, int group, Column out, int row, RowErrors errors) {
        if (sums.fitsLong(group)) {
            ((Int128Column) out).set(row, sums.high(group), sums.low(group));
        } else {
            put(sums.get(group), "SUM", out, row, errors);
        }
    }

    /// Writes a stored integer, or an error if it has more than 38 digits.
    static void put(BigInteger value, String function, Column out, int row, RowErrors errors) {
        if (value.abs().compareTo(LIMIT) < 0) {
            ((Int128Column) out).set(row, Int128.high(value), Int128.low(value));
        } else {
            out.setNull(row);
            errors.add(
                    row,
                    FunctionException.NUMERIC_OVERFLOW,
                    function + " does not fit " + out.type());
        }
    }

    @Override
    public void results(int from, int to, Column out, RowErrors errors) {
        for (int group = from; group < to; group++) {
            write(group, group - from, out, errors);
        }
    }

    @Override
    public void results(int[] groups, int count, Column out, RowErrors errors) {
        for (int i = 0; i < count; i++) {
            write(groups[i], i, out, errors);
        }
    }

    @Override
    void mergeValues(GroupState other, int[] from, int[] to, int count) {
        sums.merge(((DecimalSum) other).sums, from, to, count);
    }

    @Override
    void resetValues(int[] groups, int count) {
        sums.reset(groups, count);
    }

    @Override
    long valueBytes() {
        return sums.bytes();
    }

    @Override
    void grow(int capacity) {
        sums.grow(capacity);
    }

    @Override
    void clear(int count) {
        sums.clear(count);
    }

    @Override
    void write(int count, StateWriter writer) {
        sums.write(count, writer);
    }

    @Override
    void read(int count, StateReader reader) {
        sums.read(reader);
    }
}
