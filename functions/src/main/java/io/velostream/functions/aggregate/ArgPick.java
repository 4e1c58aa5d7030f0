package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import io.velostream.types.Storage;
import java.util.List;

/// Keeps the first argument of the row whose second is least or greatest: `ARG_MIN`, `ARG_MAX`, and
/// `FIRST_VALUE` and `LAST_VALUE` by time. A row with a null in either does not count. Of rows with
/// equal second arguments the least one is the first that arrived, the greatest one the last.
final class ArgPick extends GroupState {
    private final boolean greatest;
    private final GroupValues values;
    private final GroupValues orders;

    /// By what value and order are stored as: which loop does it.
    private final Storage valueStorage;

    private final boolean isOrderLong;

    ArgPick(boolean greatest, List<SqlType> types) {
        this.greatest = greatest;
        values = GroupValues.of(types.getFirst());
        orders = GroupValues.of(types.getLast());
        valueStorage = types.getFirst().storage();
        isOrderLong = types.getLast().storage() == Storage.LONG;
    }

    @Override
    public void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        boolean nullable = arguments[0].hasNulls() || arguments[1].hasNulls();
        if (isOrderLong && !nullable && valueStorage == Storage.DOUBLE) {
            addDoubles(groupOfRow, rows, count, arguments);
        } else if (isOrderLong && !nullable && valueStorage == Storage.LONG) {
            addLongs(groupOfRow, rows, count, arguments);
        } else {
            for (int i = 0; i < count; i++) {
                offer(groupOfRow[rows[i]], arguments, rows[i]);
            }
        }
    }

    private void addDoubles(int[] groupOfRow, int[] rows, int count, Column[] arguments) {
        double[] from = ((DoubleColumn) arguments[0]).values();
        long[] orderOfRow = ((LongColumn) arguments[1]).values();
        double[] kept = ((FixedValues) values).doubles();
        long[] best = ((FixedValues) orders).longs();
        boolean[] seen = this.seen;
        boolean greatest = this.greatest;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            long order = orderOfRow[row];
            boolean better = greatest ? order >= best[group] : order < best[group];
            if (better || !seen[group]) {
                best[group] = order;
                kept[group] = from[row];
                seen[group] = true;
            }
        }
    }

    private void addLongs(int[] groupOfRow, int[] rows, int count, Column[] arguments) {
        long[] from = ((LongColumn) arguments[0]).values();
        long[] orderOfRow = ((LongColumn) arguments[1]).values();
        long[] kept = ((FixedValues) values).longs();
        long[] best = ((FixedValues) orders).longs();
        boolean[] seen = this.seen;
        boolean greatest = this.greatest;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            long order = orderOfRow[row];
            boolean better = greatest ? order >= best[group] : order < best[group];
            if (better || !seen[group]) {
                best[group] = order;
                kept[group] = from[row];
                seen[group] = true;
            }
        }
    }

    private void offer(int group, Column[] arguments, int row) {
        if (arguments[0].isNull(row) || arguments[1].isNull(row)) {
            return;
        }
        if (!seen[group] || isBetter(orders.compare(group, arguments[1], row))) {
            seen[group] = true;
            orders.set(group, arguments[1], row);
            values.set(group, arguments[0], row);
        }
    }

    /// @param order how what is kept compares with what is offered
    private boolean isBetter(int order) {
        return greatest ? order <= 0 : order > 0;
    }

    @Override
    public void addRunning(
            int[] groupOfRow,
            int[] rows,
            int count,
            Column[] arguments,
            Column out,
            RowErrors errors) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            offer(groupOfRow[row], arguments, row);
            write(groupOfRow[row], row, out);
        }
    }

    @Override
    void mergeValues(GroupState other, int[] from, int[] to, int count) {
        ArgPick that = (ArgPick) other;
        if (isOrderLong && valueStorage == Storage.DOUBLE) {
            mergeDoubles(that, from, to, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            int source = from[i];
            int group = to[i];
            if (that.seen[source]
                    && (!seen[group] || isBetter(orders.compare(group, that.orders, source)))) {
                // Now, because more groups may be merged into this one.
                seen[group] = true;
                orders.set(group, that.orders, source);
                values.set(group, that.values, source);
            }
        }
    }

    /// The prices of candles: first and last by time.
    private void mergeDoubles(ArgPick that, int[] from, int[] to, int count) {
        double[] theirValues = ((FixedValues) that.values).doubles();
        long[] theirOrders = ((FixedValues) that.orders).longs();
        boolean[] theirSeen = that.seen;
        double[] kept = ((FixedValues) values).doubles();
        long[] best = ((FixedValues) orders).longs();
        boolean[] seen = this.seen;
        boolean greatest = this.greatest;
        for (int i = 0; i < count; i++) {
            int source = from[i];
            int group = to[i];
            long order = theirOrders[source];
            boolean better = greatest ? order >= best[group] : order < best[group];
            if (theirSeen[source] && (better || !seen[group])) {
                best[group] = order;
                kept[group] = theirValues[source];
                seen[group] = true;
            }
        }
    }

    private void write(int group, int row, Column out) {
        if (seen[group]) {
            values.write(group, out, row);
        } else {
            out.setNull(row);
        }
    }

    @Override
    public void results(int from, int to, Column out, RowErrors errors) {
        for (int group = from; group < to; group++) {
            write(group, group - from, out);
        }
    }

    @Override
    public void results(int[] groups, int count, Column out, RowErrors errors) {
        for (int i = 0; i < count; i++) {
            write(groups[i], i, out);
        }
    }

    @Override
    void resetValues(int[] groups, int count) {
        values.reset(groups, count);
        orders.reset(groups, count);
    }

    @Override
    long valueBytes() {
        return values.bytes() + orders.bytes();
    }

    @Override
    void grow(int capacity) {
        values.grow(capacity);
        orders.grow(capacity);
    }

    @Override
    void clear(int count) {
        values.clear(count);
        orders.clear(count);
    }

    @Override
    void write(int count, StateWriter writer) {
        values.write(count, writer);
        orders.write(count, writer);
    }

    @Override
    void read(int count, StateReader reader) {
        values.read(count, reader);
        orders.read(count, reader);
    }
}
