package io.velostream.engine.operator;

import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.RowErrors.RowError;
import io.velostream.types.SqlType;
import io.velostream.types.TextColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Rows of a batch once for each window they are in, one behind the other: row by row, and for each
/// by window end. So running results of all windows have row numbers of their own.
final class RepeatedRows {
    private final Column[] keys;
    private final Column[] arguments;
    private final RowErrors errors = new RowErrors();
    private final RowErrors failed = new RowErrors();
    private int[] rowOf = new int[64];
    private int count;
    private byte[] ownKinds = new byte[0];
    private byte @Nullable [] kinds;

    /// The columns are made with the first rows, when their types are known.
    RepeatedRows(int keys, int arguments) {
        this.keys = new Column[keys];
        this.arguments = new Column[arguments];
    }

    void clear() {
        count = 0;
        failed.clear();
    }

    /// Appends a copy of a row and returns its number.
    int add(int row) {
        if (count == rowOf.length) {
            rowOf = Arrays.copyOf(rowOf, count * 2);
        }
        rowOf[count] = row;
        return count++;
    }

    int count() {
        return count;
    }

    /// Of which row each copy is, by the copy's number.
    int[] rowOf() {
        return rowOf;
    }

    Column[] keys() {
        return keys;
    }

    Column[] arguments() {
        return arguments;
    }

    byte @Nullable [] kinds() {
        return kinds;
    }

    /// Copies the values of the rows that were added.
    void fill(Column[] keysOfRows, Column[] argumentsOfRows, byte @Nullable [] kindsOfRows) {
        copy(keysOfRows, keys);
        copy(argumentsOfRows, arguments);
        kinds = null;
        if (kindsOfRows != null) {
            if (ownKinds.length < count) {
                ownKinds = new byte[rowOf.length];
            }
            for (int i = 0; i < count; i++) {
                ownKinds[i] = kindsOfRows[rowOf[i]];
            }
            kinds = ownKinds;
        }
    }

    private void copy(Column[] from, Column[] to) {
        for (int i = 0; i < to.length; i++) {
            SqlType type = from[i].type();
            // One expression may give columns of the type and of a narrower one.
            if (to[i] == null || !to[i].type().equals(type)) {
                to[i] = Column.of(type, rowOf.length);
            }
            to[i].clear();
            to[i].ensureCapacity(count);
            copy(from[i], to[i]);
        }
    }

    private void copy(Column from, Column to) {
        if (from instanceof TextColumn text && text.isDictionary()) {
            TextColumn copies = (TextColumn) to;
            copies.useDictionary(text.dictionary());
            for (int i = 0; i < count; i++) {
                if (text.isNull(rowOf[i])) {
                    copies.setNull(i);
                }
                copies.ids()[i] = text.ids()[rowOf[i]];
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            to.copy(i, from, rowOf[i]);
        }
    }

    /// Where to tell failed copies of; [#passErrors] must follow.
    RowErrors errors() {
        return errors;
    }

    /// Tells of the rows whose copies have failed since the last call.
    void passErrors(RowErrors ofRows) {
        if (errors.isEmpty()) {
            return;
        }
        for (RowError error : errors.list()) {
            failed.add(error.row(), error.reason(), error.message());
            ofRows.add(rowOf[error.row()], error.reason(), error.message());
        }
        errors.clear();
    }

    boolean isFailed(int copy) {
        return failed.isFailed(copy);
    }
}
