package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.engine.group.AggregateStep;
import io.velostream.engine.group.Groups;
import io.velostream.engine.group.KeyCodec;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of the batch at hand on their way into groups: keys and arguments computed, keys
/// encoded, and the running results, if those are wanted.
final class GroupedRows {
    private final NamedEvaluator[] keys;
    private final NamedEvaluator[] arguments;
    private final List<AggregateStep> aggregates;
    private final Column[] keyColumns;
    private final Column[] argumentColumns;
    private final Survivors survivors;
    private final KeyCodec codec;
    private byte @Nullable [] kinds;
    private int rowCount;
    private byte[] inserts = new byte[0];
    private long[] runningCounts = new long[0];

    GroupedRows(Grouping grouping, KeyCodec codec, TaskContext context) {
        this.codec = codec;
        keys = grouping.keys().toArray(NamedEvaluator[]::new);
        arguments = grouping.arguments().toArray(NamedEvaluator[]::new);
        aggregates = grouping.aggregates();
        keyColumns = new Column[keys.length];
        argumentColumns = new Column[arguments.length];
        survivors = new Survivors(context);
    }

    Survivors survivors() {
        return survivors;
    }

    /// Computes keys and arguments for the rows of `batch`; what fails leaves the survivors.
    void evaluate(Batch batch) {
        survivors.start(batch);
        kinds = batch.kinds();
        rowCount = batch.rowCount();
        for (int i = 0; i < keys.length; i++) {
            keyColumns[i] = survivors.evaluate(keys[i]);
        }
        for (int i = 0; i < arguments.length; i++) {
            argumentColumns[i] = survivors.evaluate(arguments[i]);
        }
    }

    /// The computed keys.
    Column[] keys() {
        return keyColumns;
    }

    /// The computed arguments of all aggregates.
    Column[] arguments() {
        return argumentColumns;
    }

    void encodeKeys(Batch batch) {
        codec.encode(keyColumns, survivors.rows(), survivors.count(), batch.rowCount());
    }

    /// Adds some of the survivors to `groups`. A row that an aggregate fails on is reported and
    /// will leave with the next [Survivors#drop].
    void add(Groups groups, int[] rows, int count) {
        byte[] changes = assign(groups, rows, count);
        for (int i = 0; i < aggregates.size(); i++) {
            groups.add(i, rows, count, changes, argumentColumns, survivors.errors());
            survivors.report(aggregates.get(i).name());
        }
    }

    /// As [#add], and writes the running results to the columns of `output` from `firstResult`.
    void addRunning(Groups groups, int[] rows, int count, Batch output, int firstResult) {
        byte[] changes = assign(groups, rows, count);
        for (int i = 0; i < aggregates.size(); i++) {
            Column out = output.column(firstResult + i);
            groups.addRunning(i, rows, count, changes, argumentColumns, out, survivors.errors());
            survivors.report(aggregates.get(i).name());
        }
    }

    /// Finds the groups of rows and, where rows can be taken back, counts them.
    ///
    /// @return the kinds of the rows if they can be taken back
    private byte @Nullable [] assign(Groups groups, int[] rows, int count) {
        groups.assign(rows, count);
        if (!groups.isRetracting()) {
            return null;
        }
        if (runningCounts.length < rowCount) {
            runningCounts = new long[rowCount];
            inserts = new byte[rowCount];
        }
        byte[] changes = kinds == null ? inserts : kinds;
        groups.countRows(rows, count, changes, runningCounts);
        return changes;
    }

    /// Makes `output` take rows at the same numbers as `batch`: its first columns are the keys,
    /// passed on; those from `firstOwn` are the operator's own, emptied.
    void prepare(Batch output, Batch batch, int firstOwn) {
        for (int i = 0; i < keyColumns.length; i++) {
            output.setColumn(i, keyColumns[i]);
        }
        for (int i = firstOwn; i < output.columnCount(); i++) {
            output.column(i).clear();
            output.column(i).ensureCapacity(batch.rowCount());
        }
    }
}
