package io.velostream.engine.over;

import io.velostream.functions.Accumulator;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.RowErrors.RowError;
import java.util.Arrays;
import java.util.List;

/// Some rows of a [RowLog] on their way into an accumulator.
final class LoggedRows {
    private final RowLog log;
    private final List<Integer> arguments;
    private final Column[] argumentColumns;
    private int[] rows = new int[64];
    private int[] groupOfRow = new int[64];
    private int count;

    /// Takes the arguments of rows that do not lie in their order: an accumulator wants ascending
    /// rows.
    private final RowLog inOrder;

    private boolean isAscending;

    /// @param arguments numbers of columns of the log
    LoggedRows(RowLog log, List<Integer> arguments) {
        this.log = log;
        this.arguments = List.copyOf(arguments);
        argumentColumns = new Column[arguments.size()];
        inOrder = new RowLog(arguments.stream().map(i -> log.columns()[i].type()).toList());
    }

    void clear() {
        count = 0;
        isAscending = true;
    }

    void add(int row, int group) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, count * 2);
        }
        if (groupOfRow.length <= row) {
            groupOfRow = Arrays.copyOf(groupOfRow, Math.max(row + 1, groupOfRow.length * 2));
        }
        isAscending &= count == 0 || rows[count - 1] < row;
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
        if (isAscending) {
            accumulator.add(groupOfRow, rows, count, argumentColumns, errors);
        } else {
            inOrder.keep(rows, 0);
            inOrder.append(argumentColumns, rows, count);
            int[] groups = new int[count];
            for (int i = 0; i < count; i++) {
                groups[i] = groupOfRow[rows[i]];
            }
            accumulator.add(groups, Batch.identity(count), count, inOrder.columns(), errors);
        }
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
