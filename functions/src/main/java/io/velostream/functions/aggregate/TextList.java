package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;

/// `LISTAGG(text[, separator])`: the texts in the order of arrival. The separator stands before
/// every text but the first of its group; a null separator is none.
final class TextList extends GroupState {
    private static final byte[] COMMA = {','};

    private final GroupBytes lists = new GroupBytes();
    private final Text view = new Text();

    @Override
    public void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        TextColumn column = (TextColumn) arguments[0];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!column.isNull(row)) {
                add(groupOfRow[row], arguments, row);
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
        TextColumn column = (TextColumn) arguments[0];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!column.isNull(row)) {
                add(groupOfRow[row], arguments, row);
            }
            write(groupOfRow[row], row, (TextColumn) out);
        }
    }

    private void add(int group, Column[] arguments, int row) {
        if (!seen[group]) {
            seen[group] = true;
        } else if (arguments.length == 1) {
            lists.append(group, COMMA, 0, 1);
        } else if (!arguments[1].isNull(row)) {
            append(group, (TextColumn) arguments[1], row);
        }
        append(group, (TextColumn) arguments[0], row);
    }

    private void append(int group, TextColumn column, int row) {
        column.get(row, view);
        lists.append(group, view.bytes(), view.offset(), view.length());
    }

    private void write(int group, int row, TextColumn out) {
        if (seen[group]) {
            out.set(row, lists.bytes(), lists.start(group), lists.length(group));
        } else {
            out.setNull(row);
        }
    }

    @Override
    public void results(int from, int to, Column out, RowErrors errors) {
        for (int group = from; group < to; group++) {
            write(group, group - from, (TextColumn) out);
        }
    }

    @Override
    void grow(int capacity) {
        lists.grow(capacity);
    }

    @Override
    void clear(int count) {
        lists.clear(count);
    }

    @Override
    void write(int count, StateWriter writer) {
        lists.write(count, writer);
    }

    @Override
    void read(int count, StateReader reader) {
        lists.read(reader);
    }
}
