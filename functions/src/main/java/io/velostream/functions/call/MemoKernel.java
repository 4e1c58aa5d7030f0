package io.velostream.functions.call;

import io.velostream.functions.ScalarKernel;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.Storage;
import io.velostream.types.TextColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Computes a function of a dictionary column once for each entry, the other arguments being
/// constant, and then only looks results up. Text results are in dictionary form again.
///
/// The memory is the size of the dictionary, which decoders keep small; it is dropped when another
/// dictionary comes.
final class MemoKernel implements ScalarKernel {
    private static final byte UNKNOWN = 0;
    private static final byte KNOWN = 1;
    private static final byte FAILED = 2;

    private final ScalarKernel plain;
    private final int argument;
    private final SqlType result;

    private @Nullable Dictionary entries;
    private byte[] states = new byte[0];

    /// By entry: its result, if the result is not text.
    private Column values;

    /// By entry: the number of its result in [#texts], or -1 for null.
    private int[] textIds = new int[0];

    private Dictionary texts = new Dictionary();
    private final Map<Integer, RowErrors.RowError> failures = new HashMap<>();

    private Column scratch;
    private final RowErrors scratchErrors = new RowErrors();
    private int[] newRows = new int[0];

    MemoKernel(ScalarKernel plain, int argument, SqlType result) {
        this.plain = plain;
        this.argument = argument;
        this.result = result;
        this.values = Column.of(result, 0);
        this.scratch = Column.of(result, 0);
    }

    /// The one argument that is not constant, or -1.
    static int onlyVariable(boolean[] constantArguments) {
        int found = -1;
        for (int i = 0; i < constantArguments.length; i++) {
            if (!constantArguments[i]) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    @Override
    public void evaluate(Column[] arguments, int[] rows, int count, Column out, RowErrors errors) {
        if (!(arguments[argument] instanceof TextColumn column) || !column.isDictionary()) {
            plain.evaluate(arguments, rows, count, out, errors);
            return;
        }
        useDictionary(column.dictionary());
        int unknown = findUnknown(column, rows, count);
        if (unknown > 0) {
            learn(arguments, column, unknown);
        }
        lookUp(column, rows, count, out);
        if (column.hasNulls()) {
            for (int i = 0; i < count; i++) {
                if (column.isNull(rows[i])) {
                    out.setNull(rows[i]);
                }
            }
        }
        if (!failures.isEmpty()) {
            reportFailures(column, rows, count, out, errors);
        }
    }

    private void useDictionary(Dictionary dictionary) {
        if (entries != dictionary) {
            entries = dictionary;
            Arrays.fill(states, UNKNOWN);
            values.clear();
            texts = new Dictionary();
            failures.clear();
        }
        // One at least: the number under a null is 0 even if there are no entries.
        int size = Math.max(1, dictionary.size());
        if (states.length < size) {
            int capacity = Math.max(size, states.length * 2);
            states = Arrays.copyOf(states, capacity);
            textIds = Arrays.copyOf(textIds, capacity);
            if (result.storage() != Storage.TEXT) {
                values.ensureCapacity(capacity);
            }
        }
    }

    /// Collects a row for each entry that was not seen before, and marks it as seen.
    private int findUnknown(TextColumn column, int[] rows, int count) {
        int[] ids = column.ids();
        byte[] seen = states;
        boolean nullable = column.hasNulls();
        int n = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (nullable && column.isNull(row)) {
                continue;
            }
            if (seen[ids[row]] == UNKNOWN) {
                seen[ids[row]] = KNOWN;
                if (n == newRows.length) {
                    newRows = Arrays.copyOf(newRows, Math.max(64, n * 2));
                }
                newRows[n++] = row;
            }
        }
        return n;
    }

    private void learn(Column[] arguments, TextColumn column, int unknown) {
        scratch.clear();
        scratch.ensureCapacity(newRows[unknown - 1] + 1);
        scratchErrors.clear();
        plain.evaluate(arguments, newRows, unknown, scratch, scratchErrors);
        int[] ids = column.ids();
        for (int i = 0; i < unknown; i++) {
            int row = newRows[i];
            if (scratch instanceof TextColumn text) {
                textIds[ids[row]] =
                        text.isNull(row)
                                ? -1
                                : texts.intern(text.bytes(), text.start(row), text.length(row));
            } else {
                values.copy(ids[row], scratch, row);
            }
        }
        for (RowErrors.RowError error : scratchErrors.list()) {
            states[ids[error.row()]] = FAILED;
            failures.put(ids[error.row()], error);
        }
    }

    private void lookUp(TextColumn column, int[] rows, int count, Column out) {
        int[] ids = column.ids();
        switch (out) {
            case LongColumn longs -> {
                long[] known = ((LongColumn) values).values();
                long[] to = longs.values();
                for (int i = 0; i < count; i++) {
                    to[rows[i]] = known[ids[rows[i]]];
                }
            }
            case DoubleColumn doubles -> {
                double[] known = ((DoubleColumn) values).values();
                double[] to = doubles.values();
                for (int i = 0; i < count; i++) {
                    to[rows[i]] = known[ids[rows[i]]];
                }
            }
            case BooleanColumn booleans -> {
                boolean[] known = ((BooleanColumn) values).values();
                boolean[] to = booleans.values();
                for (int i = 0; i < count; i++) {
                    to[rows[i]] = known[ids[rows[i]]];
                }
            }
            case TextColumn text -> lookUpTexts(column, rows, count, text);
            default -> {
                for (int i = 0; i < count; i++) {
                    if (!column.isNull(rows[i])) {
                        out.copy(rows[i], values, ids[rows[i]]);
                    }
                }
                return;
            }
        }
        if (values.hasNulls()) {
            for (int i = 0; i < count; i++) {
                if (!column.isNull(rows[i]) && values.isNull(ids[rows[i]])) {
                    out.setNull(rows[i]);
                }
            }
        }
    }

    private void lookUpTexts(TextColumn column, int[] rows, int count, TextColumn out) {
        int[] ids = column.ids();
        int[] known = textIds;
        boolean nullable = column.hasNulls();
        out.useDictionary(texts);
        int[] to = out.ids();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int id = nullable && column.isNull(row) ? -1 : known[ids[row]];
            to[row] = Math.max(id, 0);
            if (id < 0) {
                out.setNull(row);
            }
        }
    }

    private void reportFailures(
            TextColumn column, int[] rows, int count, Column out, RowErrors errors) {
        int[] ids = column.ids();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (!column.isNull(row) && states[ids[row]] == FAILED) {
                RowErrors.RowError failure = failures.get(ids[row]);
                if (failure != null) {
                    out.setNull(row);
                    errors.add(row, failure.reason(), failure.message());
                }
            }
        }
    }
}
