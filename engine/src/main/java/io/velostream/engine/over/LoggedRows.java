package io.velostream.engine.over;

import io.velostream.functions.Accumulator;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.RowErrors.RowError;
import java.util.Arrays;
import java.util.List;

/// Some rows of a [RowLog], ascending, on their way into an accumulator.
final class LoggedRows {
    private final RowLog log;
    private final List<Integer> arguments;
    private final Column[] argumentColumns;
    private int[] rows = new int[64];
    private int[] groupOfRow = new int[64];
    private int count;

    /// @param arguments numbers of columns of the log
    LoggedRows(RowLog log, List<Integer> arguments) {
        this.log = log;
        this.arguments = List.copyOf(arguments);
        argumentColumns = new Column[arguments.size()];
    }

    void clear() {
        count = 0;
    }

    void add(int row, int group) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, count * 2);
        }
        if (groupOfRow.length <= row) {
            groupOfRow = Arrays.copyOf(groupOfRow, Math.max(row + 1, groupOfRow.length * 2));
        }
        rows[count++] = row;
        groupOfRow[row] = group;
    }

    void addTo(Accumulator accumulator, RowErrors errors) {
        if (count == 0) {
            return;
        }
        for (int i = 0; i < argumentColumns.length; i++) {
            argumentColumns[i] = log.columns()[arguments.get(i)];
        }
        accumulator.add(groupOfRow, rows, count, argumentColumns, errors);
    }

    /// Moves row 0 of `result`, or what failed, to `outRow` of `out`.
    static void put(Column result, RowErrors failed, Column out, int outRow, RowErrors errors) {
        if (failed.isEmpty()) {
            out.copy(outRow, result, 0);
            return;
        }
        RowError first = failed.list().getFirst();
        errors.add(outRow, first.reason(), first.message());
        out.setNull(outRow);
        failed.clear();
    }
}
