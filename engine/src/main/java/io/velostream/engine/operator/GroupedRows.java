package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.engine.group.AggregateStep;
import io.velostream.engine.group.Aggregates;
import io.velostream.engine.group.Groups;
import io.velostream.engine.group.KeyCodec;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
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
    private @Nullable RepeatedRows repeated;

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
        repeated = null;
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

    /// From now until the next [#evaluate] row numbers are those of `rows`, whose keys are encoded.
    void use(RepeatedRows rows) {
        rows.fill(keyColumns, argumentColumns, kinds);
        repeated = rows;
        rowCount = rows.count();
        codec.encode(rows.keys(), Batch.identity(rowCount), rowCount, rowCount);
    }

    /// Adds some of the survivors to `groups`. A row that an aggregate fails on is reported and
    /// will leave with the next [Survivors#drop].
    void add(Groups groups, int[] rows, int count) {
        find(groups, rows, count);
        addFound(groups, rows, count);
    }

    /// Adds some of the survivors to groups that the caller has found, by row number.
    void addTo(Aggregates groups, int[] groupOfRow, int[] rows, int count) {
        groups.take(groupOfRow, rows, count);
        for (int i = 0; i < aggregates.size(); i++) {
            groups.add(i, null, argumentColumns, survivors.errors());
            survivors.report(aggregates.get(i).name());
        }
    }

    /// As [#add], and writes the running results to the columns of `output` from `firstResult`.
    ///
    /// @return the group of each row, by row number
    int[] addRunning(Groups groups, int[] rows, int count, Batch output, int firstResult) {
        int[] groupOfRow = find(groups, rows, count);
        addRunningFound(groups, rows, count, output, firstResult);
        return groupOfRow;
    }

    /// Finds or makes the groups of rows.
    ///
    /// @return the groups by row number, valid until the next call
    int[] find(Groups groups, int[] rows, int count) {
        return groups.assign(rows, count);
    }

    /// As [#add], of rows whose groups were just found.
    void addFound(Groups groups, int[] rows, int count) {
        byte[] changes = count(groups, rows, count);
        groups.take(rows, count);
        for (int i = 0; i < aggregates.size(); i++) {
            groups.add(i, changes, argumentColumns, survivors.errors());
            survivors.report(aggregates.get(i).name());
        }
    }

    /// As [#addRunning], of rows whose groups were just found.
    void addRunningFound(Groups groups, int[] rows, int count, Batch output, int firstResult) {
        byte[] changes = count(groups, rows, count);
        RepeatedRows copies = repeated;
        Column[] columns = copies == null ? argumentColumns : copies.arguments();
        RowErrors errors = copies == null ? survivors.errors() : copies.errors();
        groups.take(rows, count);
        for (int i = 0; i < aggregates.size(); i++) {
            Column out = output.column(firstResult + i);
            groups.addRunning(i, changes, columns, out, errors);
            if (copies != null) {
                copies.passErrors(survivors.errors());
            }
            survivors.report(aggregates.get(i).name());
        }
    }

    /// Counts the rows of groups from which they can be taken back.
    ///
    /// @return the kinds of the rows if they can be taken back
    private byte @Nullable [] count(Groups groups, int[] rows, int count) {
        if (!groups.isRetracting()) {
            return null;
        }
        if (runningCounts.length < rowCount) {
            runningCounts = new long[rowCount];
            inserts = new byte[rowCount];
        }
        byte[] own = repeated == null ? kinds : repeated.kinds();
        byte[] changes = own == null ? inserts : own;
        groups.countRows(rows, count, changes, runningCounts);
        return changes;
    }

    /// After rows were added to groups that can take them back: how many rows the group of each one
    /// had then, by row number.
    long[] runningCounts() {
        return runningCounts;
    }

    /// Makes `output` take rows at the same numbers as `batch`: its first columns are the keys,
    /// passed on; those from `firstOwn` are the operator's own, emptied.
    void prepare(Batch output, Batch batch, int firstOwn) {
        prepare(output, keyColumns, batch.rowCount(), firstOwn);
    }

    /// As the other one, for the rows that are used in place of the batch's.
    void prepare(Batch output, RepeatedRows copies, int firstOwn) {
        prepare(output, copies.keys(), copies.count(), firstOwn);
    }

    private static void prepare(Batch output, Column[] keys, int rowCount, int firstOwn) {
        for (int i = 0; i < keys.length; i++) {
            output.setColumn(i, keys[i]);
        }
        for (int i = firstOwn; i < output.columnCount(); i++) {
            output.column(i).clear();
            output.column(i).ensureCapacity(rowCount);
        }
    }
}
