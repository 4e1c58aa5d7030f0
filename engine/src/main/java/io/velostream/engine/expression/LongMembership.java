package io.velostream.engine.expression;

import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import java.util.List;

/// `x IN (constants)` over longs: a loop over a few constants, a hash table for many.
final class LongMembership extends Computing<BooleanColumn> {
    private static final int FEW = 8;

    private final Evaluator operand;
    private final long[] few;

    /// Open addressing at a load of at most a half; [#used] says which slots hold a constant.
    private final long[] table;

    private final boolean[] used;

    LongMembership(Evaluator operand, List<Object> constants) {
        super(new BooleanColumn(SqlType.Basic.BOOLEAN, 0));
        this.operand = operand;
        this.few =
                constants.size() <= FEW
                        ? constants.stream().mapToLong(value -> (Long) value).toArray()
                        : new long[0];
        int slots = constants.size() <= FEW ? 1 : Integer.highestOneBit(constants.size()) * 4;
        this.table = new long[slots];
        this.used = new boolean[slots];
        if (slots > 1) {
            constants.forEach(value -> insert((Long) value));
        }
    }

    private void insert(long value) {
        int slot = slotOf(value);
        table[slot] = value;
        used[slot] = true;
    }

    private int slotOf(long value) {
        int mask = table.length - 1;
        int slot = (int) ((value * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (used[slot] && table[slot] != value) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    @Override
    public BooleanColumn evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        LongColumn column = (LongColumn) operand.evaluate(batch, rows, count, errors);
        boolean[] values = begin(batch, column).values();
        if (table.length == 1) {
            searchFew(few, column.values(), rows, count, values);
        } else {
            long[] from = column.values();
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                values[row] = used[slotOf(from[row])];
            }
        }
        return out;
    }

    private static void searchFew(long[] few, long[] from, int[] rows, int count, boolean[] out) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long x = from[row];
            boolean found = false;
            for (long constant : few) {
                found |= x == constant;
            }
            out[row] = found;
        }
    }
}
