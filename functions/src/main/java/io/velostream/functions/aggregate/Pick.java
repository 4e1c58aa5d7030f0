package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// Keeps one value of each group: `FIRST_VALUE` and `LAST_VALUE` by arrival; `MIN` and `MAX` of
/// what has no accumulator of its own (text, booleans, wide decimals).
final class Pick extends GroupState {
    /// Which value is kept.
    enum Choice {
        FIRST,
        LAST,
        LEAST,
        GREATEST
    }

    private final Choice choice;
    private final GroupValues kept;

    Pick(Choice choice, SqlType type) {
        this.choice = choice;
        this.kept = GroupValues.of(type);
    }

    @Override
    public void add(int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
        Column column = arguments[0];
        boolean nullable = column.hasNulls();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!nullable || !column.isNull(row)) {
                offer(groupOfRow[row], column, row);
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
                offer(group, column, row);
            }
            write(group, row, out);
        }
    }

    private void offer(int group, Column column, int row) {
        boolean better =
                !seen[group]
                        || switch (choice) {
                            case FIRST -> false;
                            case LAST -> true;
                            case LEAST -> kept.compare(group, column, row) > 0;
                            case GREATEST -> kept.compare(group, column, row) < 0;
                        };
        if (better) {
            seen[group] = true;
            kept.set(group, column, row);
        }
    }

    @Override
    void mergeValues(GroupState other, int[] from, int[] to, int count) {
        GroupValues theirs = ((Pick) other).kept;
        for (int i = 0; i < count; i++) {
            int source = from[i];
            int group = to[i];
            if (!other.seen[source]) {
                continue;
            }
            boolean better =
                    !seen[group]
                            || switch (choice) {
                                case FIRST -> false;
                                case LAST -> true;
                                case LEAST -> kept.compare(group, theirs, source) > 0;
                                case GREATEST -> kept.compare(group, theirs, source) < 0;
                            };
            if (better) {
                // Now, because more groups may be merged into this one.
                seen[group] = true;
                kept.set(group, theirs, source);
            }
        }
    }

    private void write(int group, int row, Column out) {
        if (seen[group]) {
            kept.write(group, out, row);
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
        kept.reset(groups, count);
    }

    @Override
    long valueBytes() {
        return kept.bytes();
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
        kept.read(count, reader);
    }
}
