package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.engine.group.Groups;
import io.velostream.engine.group.KeyCodec;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// Top-N: the rows of each partition whose number in an order is in a range. Equal rows are
/// numbered in order of arrival; a row that is updated arrives anew.
///
/// - **CHANGES**: see [TopNChanges].
/// - **FINAL**: partition by partition in order of appearance, when the input ends, or when the
///   watermark has passed the time of the partition; those of earlier times first.
///
/// A partition whose time has passed, or that has expired, is forgotten.
public final class TopNOperator implements Operator {
    private final TopNShape shape;
    private final int first;
    private final int last;
    private final NamedEvaluator[] partitionBy;
    private final NamedEvaluator[] computed;
    private final Operator next;
    private final Survivors survivors;
    private final KeyCodec codec;
    private final Groups groups;
    private final GroupAges ages;
    private final IntPredicate isNeeded;
    private final RankedPartitions partitions;
    private final CopiedChanges output;
    private final TopNChanges changes;
    private final Column[] keys;
    private final Column[] inputColumns;
    private final Column[] incoming;
    private Column closesAt = new LongColumn(Basic.TIMESTAMP, 0);
    private long[] codes = new long[0];

    /// Used if partitions have a time.
    private final ClosingTimes closings = new ClosingTimes();

    private final boolean closes;

    public TopNOperator(
            Schema schema, Ranking ranking, TopNShape shape, TaskContext context, Operator next) {
        this.shape = shape;
        closes = shape.closesAt().isPresent();
        this.next = next;
        first = (int) Math.min(shape.first(), Integer.MAX_VALUE - 2);
        last = (int) Math.min(shape.last(), Integer.MAX_VALUE - 2);
        partitionBy = ranking.partitionBy().toArray(NamedEvaluator[]::new);
        computed = ranking.computed().toArray(NamedEvaluator[]::new);
        survivors = new Survivors(context);
        codec = new KeyCodec(ranking.partitionTypes());
        groups = new Groups(codec);
        ages = new GroupAges(shape.ttl(), context);
        int columns = schema.size() - (shape.numbered() ? 1 : 0);
        List<SqlType> types = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            types.add(schema.type(i));
        }
        types.addAll(ranking.computedTypes());
        partitions =
                new RankedPartitions(
                        List.copyOf(types),
                        columns,
                        ranking.keys(),
                        last,
                        shape.updatingInput(),
                        context);
        isNeeded = partition -> !partitions.isEmpty(partition);
        output = new CopiedChanges(schema, columns, next);
        changes =
                new TopNChanges(
                        first,
                        last,
                        shape.numbered(),
                        shape.oldRows(),
                        partitions.ranked(),
                        output);
        keys = new Column[partitionBy.length];
        inputColumns = new Column[columns];
        incoming = new Column[types.size()];
    }

    @Override
    public void process(Batch batch) {
        if (last < first) {
            return;
        }
        evaluate(batch);
        int count = survivors.count();
        if (count == 0) {
            return;
        }
        int[] rows = survivors.rows();
        codec.encode(keys, rows, count, batch.rowCount());
        int[] partitionOfRow = groups.assign(rows, count);
        ensurePartitions(groups.size());
        if (codes.length < batch.rowCount()) {
            codes = new long[batch.rowCount()];
        }
        partitions.sortCodes().encode(incoming, rows, count, codes);
        ages.start(batch);
        output.start(batch);
        SameRows same = partitions.same();
        if (same != null) {
            same.start(inputColumns, rows, count, batch.rowCount());
            takeChanges(same, partitionOfRow);
        } else if (ages.expires()) {
            takeExpiring(partitionOfRow);
        } else {
            takeAppended(partitionOfRow);
        }
        output.flush();
        forgetOld();
    }

    private void evaluate(Batch batch) {
        survivors.start(batch);
        for (int i = 0; i < inputColumns.length; i++) {
            inputColumns[i] = batch.column(i);
            incoming[i] = inputColumns[i];
        }
        for (int i = 0; i < keys.length; i++) {
            keys[i] = survivors.evaluate(partitionBy[i]);
        }
        for (int i = 0; i < computed.length; i++) {
            incoming[inputColumns.length + i] = survivors.evaluate(computed[i]);
        }
        shape.closesAt().ifPresent(time -> closesAt = survivors.evaluate(time));
    }

    private void ensurePartitions(int count) {
        partitions.ensurePartitions(count);
        ages.ensureGroups(count);
        if (closes) {
            closings.ensurePartitions(count);
        }
    }

    /// Most rows do not enter: that is seen without a look at their values.
    private void takeAppended(int[] partitionOfRow) {
        int[] rows = survivors.rows();
        int count = survivors.count();
        long[] codes = this.codes;
        long[] lastCodes = partitions.lastCodes();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int partition = partitionOfRow[row];
            if (codes[row] <= lastCodes[partition]) {
                enter(partition, row);
            }
        }
    }

    private void takeExpiring(int[] partitionOfRow) {
        int[] rows = survivors.rows();
        int count = survivors.count();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int partition = partitionOfRow[row];
            touch(partition, row);
            if (codes[row] <= partitions.lastCodes()[partition]) {
                enter(partition, row);
            }
        }
    }

    private void touch(int partition, int row) {
        if (ages.isExpired(partition, row)) {
            partitions.clear(partition);
        }
        ages.renew(partition);
    }

    private void enter(int partition, int row) {
        if (partitions.isBehind(partition, incoming, row, codes[row])) {
            return;
        }
        open(partition, row);
        partitions.add(partition, incoming, row, codes[row]);
        emit(partition, TopNChanges.NO_ROW, partitions.ranked().rank(), row);
        partitions.trim(partition);
    }

    /// Notes the time of a partition that is new.
    private void open(int partition, int row) {
        if (closes && partitions.isEmpty(partition)) {
            closings.open(partition, closesAt, row);
        }
    }

    private void emit(int partition, int gone, int come, int row) {
        if (shape.emission() == Emission.CHANGES) {
            changes.add(partitions.columns(), partitions.root(partition), gone, come, row);
        }
    }

    private void takeChanges(SameRows same, int[] partitionOfRow) {
        byte[] kinds = survivors.kinds();
        int[] rows = survivors.rows();
        int count = survivors.count();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int partition = partitionOfRow[row];
            touch(partition, row);
            byte kind = kinds == null ? RowKind.INSERT : kinds[row];
            if (RowKind.isAddition(kind)) {
                open(partition, row);
                partitions.add(partition, incoming, row, codes[row]);
                emit(partition, TopNChanges.NO_ROW, partitions.ranked().rank(), row);
                continue;
            }
            int slot = same.find(row);
            if (slot < 0) {
                // Of a partition that was forgotten.
                continue;
            }
            int come = TopNChanges.NO_ROW;
            if (kind == RowKind.UPDATE_BEFORE && partitionOfRow[rows[i + 1]] == partition) {
                row = rows[++i];
                partitions.add(partition, incoming, row, codes[row]);
                come = partitions.ranked().rank();
            }
            int gone = partitions.ranked().rankOf(partitions.root(partition), slot);
            emit(partition, gone, come, row);
            partitions.remove(partition, slot);
        }
    }

    /// Frees partitions without rows, and those that have expired.
    private void forgetOld() {
        boolean forgets =
                ages.expires()
                        || closes
                        || (shape.updatingInput() && shape.emission() == Emission.CHANGES);
        if (!forgets || partitionBy.length == 0) {
            return;
        }
        int[] kept = ages.toKeep(groups.size(), isNeeded);
        if (kept == null) {
            return;
        }
        int nextKept = 0;
        for (int partition = 0; partition < groups.size(); partition++) {
            if (nextKept < kept.length && kept[nextKept] == partition) {
                nextKept++;
            } else {
                partitions.clear(partition);
            }
        }
        partitions.keep(kept);
        groups.keep(kept);
        ages.keep(kept);
        if (closes) {
            closings.keep(kept);
        }
    }

    @Override
    public void advance(long watermark) {
        ages.advance(watermark);
        while (closings.earliest() < watermark) {
            close(closings.earliest());
        }
        forgetOld();
        if (shape.emission() == Emission.CHANGES || closes) {
            next.advance(watermark);
        }
    }

    /// Closes the partitions of a time, the earliest there is.
    private void close(long closing) {
        closings.startAnew();
        output.startWithoutCause();
        for (int partition = 0; partition < groups.size(); partition++) {
            if (partitions.isEmpty(partition)) {
                continue;
            }
            if (closings.of(partition) == closing) {
                emitAll(partition);
                partitions.clear(partition);
            } else {
                closings.stillOpen(partition);
            }
        }
        output.flush();
    }

    private void emitAll(int partition) {
        if (shape.emission() == Emission.CHANGES) {
            return;
        }
        RankedRows ranked = partitions.ranked();
        int root = partitions.root(partition);
        int end = Math.min(last, ranked.size(root));
        for (int number = first; number <= end && !next.isSatisfied(); number++) {
            output.add(RowKind.INSERT, partitions.columns(), ranked.at(root, number), 0, number);
        }
    }

    @Override
    public void finish() {
        while (closings.earliest() < ClosingTimes.END) {
            close(closings.earliest());
        }
        output.startWithoutCause();
        for (int partition = 0; partition < groups.size(); partition++) {
            emitAll(partition);
        }
        output.flush();
        next.finish();
    }

    @Override
    public boolean isSatisfied() {
        return last < first || next.isSatisfied();
    }

    @Override
    public long stateBytes() {
        return codec.stateBytes()
                + groups.stateBytes()
                + ages.stateBytes()
                + partitions.stateBytes()
                + closings.stateBytes();
    }

    @Override
    public void snapshot(StateWriter writer) {
        codec.snapshot(writer);
        groups.snapshot(writer);
        ages.snapshot(groups.size(), writer);
        partitions.snapshot(groups.size(), writer);
        closings.snapshot(closes ? groups.size() : 0, writer);
    }

    @Override
    public void restore(StateReader reader) {
        codec.restore(reader);
        groups.restore(reader);
        ages.restore(reader);
        ensurePartitions(groups.size());
        partitions.restore(groups.size(), reader);
        closings.restore(reader);
    }
}
