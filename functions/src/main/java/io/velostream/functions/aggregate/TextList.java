package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;
import java.util.Arrays;

/// `LISTAGG(text[, separator])`: the texts in the order of arrival. The separator stands before
/// every text but the first of its group; a null separator is none.
final class TextList extends GroupState {
    private static final byte[] COMMA = {','};

    /// The texts, each behind its separator.
    private final GroupBytes lists = new GroupBytes();

    /// By group: how long the first separator is. It is no part of the result, but is needed when
    /// the group is merged into one that has texts already.
    private int[] skipped = new int[0];

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
        if (arguments.length == 1) {
            lists.append(group, COMMA, 0, 1);
        } else if (!arguments[1].isNull(row)) {
            append(group, (TextColumn) arguments[1], row);
        }
        if (!seen[group]) {
            seen[group] = true;
            skipped[group] = lists.length(group);
        }
        append(group, (TextColumn) arguments[0], row);
    }

    private void append(int group, TextColumn column, int row) {
        column.get(row, view);
        lists.append(group, view.bytes(), view.offset(), view.length());
    }

    private void write(int group, int row, TextColumn out) {
        if (seen[group]) {
            int skip = skipped[group];
            out.set(row, lists.bytes(), lists.start(group) + skip, lists.length(group) - skip);
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
    public void results(int[] groups, int count, Column out, RowErrors errors) {
        for (int i = 0; i < count; i++) {
            write(groups[i], i, (TextColumn) out);
        }
    }

    @Override
    void mergeValues(GroupState other, int[] from, int[] to, int count) {
        TextList that = (TextList) other;
        for (int i = 0; i < count; i++) {
            if (!seen[to[i]] && that.seen[from[i]]) {
                // Now, because more groups may be merged into this one.
                seen[to[i]] = true;
                skipped[to[i]] = that.skipped[from[i]];
            }
            lists.append(
                    to[i],
                    that.lists.bytes(),
                    that.lists.start(from[i]),
                    that.lists.length(from[i]));
        }
    }

    @Override
    void resetValues(int[] groups, int count) {
        lists.reset(groups, count);
    }

    @Override
    long valueBytes() {
        return lists.size() + 4L * skipped.length;
    }

    @Override
    void grow(int capacity) {
        lists.grow(capacity);
        skipped = Arrays.copyOf(skipped, capacity);
    }

    @Override
    void clear(int count) {
        lists.clear(count);
    }

    @Override
    void write(int count, StateWriter writer) {
        lists.write(count, writer);
        writer.writeInts(skipped, count);
    }

    @Override
    void read(int count, StateReader reader) {
        lists.read(reader);
        System.arraycopy(reader.readInts(), 0, skipped, 0, count);
    }
}
