package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import io.velostream.types.TextColumn;
import java.util.Arrays;

/// Keeps one value of each group, as bytes: `MIN` and `MAX` of text (in the order of its bytes,
/// which is that of its characters), `FIRST_VALUE` and `LAST_VALUE` of text and nested values.
final class BytesPick extends GroupState {
    /// Which value is kept.
    enum Choice {
        FIRST,
        LAST,
        LEAST,
        GREATEST
    }

    private final Choice choice;
    private final GroupBytes kept = new GroupBytes();
    private final ValueBytes value = new ValueBytes();

    BytesPick(Choice choice) {
        this.choice = choice;
    }

    @Override
    public void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        Column column = arguments[0];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!column.isNull(row)) {
                add(groupOfRow[row], column, row);
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
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            if (!column.isNull(row)) {
                add(group, column, row);
            }
            write(group, row, out);
        }
    }

    private void add(int group, Column column, int row) {
        boolean first = !seen[group];
        if (choice == Choice.FIRST && !first) {
            return;
        }
        seen[group] = true;
        if (column instanceof TextColumn text) {
            byte[] from = text.isDictionary() ? text.dictionary().bytes() : text.bytes();
            offer(group, first, from, text.start(row), text.length(row));
        } else {
            value.encode(column, row);
            offer(group, first, value.bytes(), value.start(), value.length());
        }
    }

    private void offer(int group, boolean first, byte[] from, int start, int length) {
        boolean better =
                first
                        || switch (choice) {
                            case FIRST -> false;
                            case LAST -> true;
                            case LEAST -> compare(group, from, start, length) > 0;
                            case GREATEST -> compare(group, from, start, length) < 0;
                        };
        if (better) {
            kept.set(group, from, start, length);
        }
    }

    private int compare(int group, byte[] from, int start, int length) {
        int mine = kept.start(group);
        return Arrays.compareUnsigned(
                kept.bytes(), mine, mine + kept.length(group), from, start, start + length);
    }

    private void write(int group, int row, Column out) {
        if (seen[group]) {
            value.decode(kept.bytes(), kept.start(group), kept.length(group), out, row);
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
    void grow(int capacity) {
        kept.grow(capacity);
    }

    @Override
    void clear(int count) {
        kept.clear(count);
    }

    @Override
    void write(int count, StateWriter writer) {
        kept.write(count, writer);
    }

    @Override
    void read(int count, StateReader reader) {
        kept.read(reader);
    }
}
