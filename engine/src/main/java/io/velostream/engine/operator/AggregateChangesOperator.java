package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.engine.group.AggregateUse;
import io.velostream.engine.group.Groups;
import io.velostream.engine.group.KeyCodec;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/// GROUP BY without a window, EMIT CHANGES, in the cases that [AggregateOperator] is too simple
/// for: old rows are wanted, or the input takes rows back, or groups expire.
///
/// - **One change of the input** makes at most one change of each group it touches: both halves of
///   an update that stays in its group are one step.
/// - **A group that has lost its last row** is deleted; the one group of a query without keys
///   stays. A group whose result cannot be told, since it does not fit its type, is deleted until
///   it can.
/// - **A group that has expired** is forgotten silently, and its next row opens it anew. Rows taken
///   back from a group that was forgotten are ignored.
public final class AggregateChangesOperator implements Operator {
    private final boolean global;
    private final int keyCount;
    private final Grouping grouping;
    private final Changes changes;
    private final Operator next;
    private final KeyCodec codec;
    private final Groups groups;
    private final GroupedRows input;
    private final GroupAges ages;
    private final IntPredicate isNeeded;
    private final Batch running;
    private final Column[] before;
    private final RowErrors ignored = new RowErrors();
    private final ChangeRows output;

    /// By group: whether the consumer has a row of it.
    private boolean[] isSent = new boolean[0];

    /// By group: where its last row sent is, see [ChangeRows#add]. Only for groups with a row in
    /// the step at hand.
    private int[] lastSent = new int[0];

    /// By group: the last step in which it had a row.
    private long[] lastStep = new long[0];

    private long step;
    private int[] listed = new int[0];
    private int[] stepRows = new int[0];
    private byte[] inserts = new byte[0];
    private long[] rowCounts = new long[0];

    /// What the operator takes and makes.
    ///
    /// @param updatingInput whether rows of the input can be taken back
    /// @param oldRows whether the consumer wants the old rows of updates
    public record Changes(boolean updatingInput, boolean oldRows, Optional<TimeToLive> ttl) {}

    public AggregateChangesOperator(
            Schema schema, Grouping grouping, Changes changes, TaskContext context, Operator next) {
        this.grouping = grouping;
        this.changes = changes;
        this.next = next;
        keyCount = grouping.keys().size();
        global = keyCount == 0;
        codec = new KeyCodec(grouping.keyTypes());
        AggregateUse use = AggregateUse.of(changes.updatingInput(), AggregateUse.RUNNING);
        groups = new Groups(codec, grouping.aggregates(), use);
        input = new GroupedRows(grouping, codec, context);
        ages = new GroupAges(changes.ttl(), context);
        isNeeded = group -> groups.rowCount(group) > 0;
        running = Batch.of(schema, 0);
        before = new Column[grouping.aggregates().size()];
        for (int i = 0; i < before.length; i++) {
            SqlType type = schema.type(keyCount + i);
            before[i] = Column.of(type, 0);
        }
        output = new ChangeRows(schema, keyCount);
    }

    @Override
    public void process(Batch batch) {
        input.evaluate(batch);
        Survivors survivors = input.survivors();
        if (survivors.count() == 0) {
            return;
        }
        byte[] kinds = survivors.kinds();
        if (kinds == null) {
            kinds = inserts(batch.rowCount());
        }
        input.encodeKeys(batch);
        input.prepare(running, batch, keyCount);
        int[] groupOfRow = groups.assign(survivors.rows(), survivors.count());
        ensureGroups(groups.size(), batch.rowCount());
        ages.start(batch);
        if (ages.expires()) {
            takeSteps(batch, groupOfRow, kinds);
        } else {
            takeStep(batch, survivors.rows(), survivors.count(), groupOfRow, kinds);
        }
        survivors.drop();
        forgetOld();
    }

    private byte[] inserts(int rowCount) {
        if (inserts.length < rowCount) {
            inserts = new byte[rowCount];
        }
        return inserts;
    }

    private void ensureGroups(int count, int rowCount) {
        if (isSent.length < count) {
            int size = Math.max(count, isSent.length * 2);
            isSent = Arrays.copyOf(isSent, size);
            lastSent = Arrays.copyOf(lastSent, size);
            lastStep = Arrays.copyOf(lastStep, size);
        }
        ages.ensureGroups(count);
        if (listed.length < rowCount) {
            listed = new int[rowCount];
            stepRows = new int[rowCount];
            rowCounts = new long[rowCount];
        }
    }

    /// Takes the rows in steps, in none of which a group that has a row expires, or could lose a
    /// row that it may not have.
    private void takeSteps(Batch batch, int[] groupOfRow, byte[] kinds) {
        int[] rows = input.survivors().rows();
        int count = input.survivors().count();
        boolean updating = changes.updatingInput();
        int taken = 0;
        int previous = -1;
        step++;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            boolean isSecondHalf =
                    previous >= 0
                            && kinds[previous] == RowKind.UPDATE_BEFORE
                            && groupOfRow[previous] == group;
            previous = row;
            if (!isSecondHalf) {
                boolean expired = ages.isExpired(group, row);
                boolean takesBack = updating && !RowKind.isAddition(kinds[row]);
                if (lastStep[group] == step && (expired || takesBack)) {
                    takeStep(batch, stepRows, taken, groupOfRow, kinds);
                    taken = 0;
                    step++;
                }
                if (expired) {
                    forget(group);
                }
                ages.renew(group);
                if (takesBack && groups.rowCount(group) == 0) {
                    continue;
                }
            }
            lastStep[group] = step;
            stepRows[taken++] = row;
        }
        takeStep(batch, stepRows, taken, groupOfRow, kinds);
    }

    private void forget(int group) {
        listed[0] = group;
        groups.reset(listed, 1);
        isSent[group] = false;
    }

    private void takeStep(Batch batch, int[] rows, int count, int[] groupOfRow, byte[] kinds) {
        if (count == 0) {
            return;
        }
        boolean updating = changes.updatingInput();
        boolean needsOld = changes.oldRows() || (updating && takesBack(rows, count, kinds));
        if (needsOld) {
            readSent(rows, count, groupOfRow);
        }
        Survivors survivors = input.survivors();
        groups.take(rows, count);
        for (int i = 0; i < before.length; i++) {
            groups.addRunning(
                    i,
                    updating ? kinds : null,
                    input.arguments(),
                    running.column(keyCount + i),
                    survivors.errors());
            survivors.report(grouping.aggregates().get(i).name());
        }
        if (updating) {
            groups.countRows(rows, count, kinds, rowCounts);
        }
        findChanges(rows, count, groupOfRow, kinds, needsOld);
        output.pass(batch, running, before, next);
    }

    private static boolean takesBack(int[] rows, int count, byte[] kinds) {
        int odd = 0;
        for (int i = 0; i < count; i++) {
            odd |= kinds[rows[i]];
        }
        return !RowKind.isAddition((byte) odd);
    }

    /// Writes the results of all groups that have rows in this step and were sent, before any of
    /// those rows.
    private void readSent(int[] rows, int count, int[] groupOfRow) {
        step++;
        int size = 0;
        for (int i = 0; i < count; i++) {
            int group = groupOfRow[rows[i]];
            if (lastStep[group] != step) {
                lastStep[group] = step;
                if (isSent[group]) {
                    lastSent[group] = ~size;
                    listed[size++] = group;
                }
            }
        }
        for (int i = 0; i < before.length; i++) {
            before[i].clear();
            before[i].ensureCapacity(size);
            // What was sent did not fail.
            groups.results(i, listed, size, before[i], ignored);
            ignored.clear();
        }
    }

    private void findChanges(
            int[] rows, int count, int[] groupOfRow, byte[] kinds, boolean needsOld) {
        output.start(count);
        Survivors survivors = input.survivors();
        boolean staysWithoutRows = global || !changes.updatingInput();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            int last = row;
            if (kinds[row] == RowKind.UPDATE_BEFORE
                    && i + 1 < count
                    && groupOfRow[rows[i + 1]] == group
                    && kinds[rows[i + 1]] == RowKind.UPDATE_AFTER) {
                last = rows[++i];
            }
            boolean hadRow = isSent[group];
            boolean hasRow =
                    (staysWithoutRows || rowCounts[last] > 0) && !survivors.isReported(last);
            if (hadRow && hasRow) {
                if (changes.oldRows()) {
                    output.add(RowKind.UPDATE_BEFORE, last, lastSent[group]);
                }
                output.add(RowKind.UPDATE_AFTER, last, last);
            } else if (hasRow) {
                output.add(RowKind.INSERT, last, last);
            } else if (hadRow && needsOld) {
                output.add(RowKind.DELETE, last, lastSent[group]);
            } else {
                continue;
            }
            isSent[group] = hasRow;
            lastSent[group] = last;
        }
    }

    private void forgetOld() {
        if (global || !(changes.updatingInput() || ages.expires())) {
            return;
        }
        int[] kept = ages.toKeep(groups.size(), isNeeded);
        if (kept == null) {
            return;
        }
        groups.keep(kept);
        ages.keep(kept);
        boolean[] sent = new boolean[kept.length];
        for (int i = 0; i < kept.length; i++) {
            sent[i] = isSent[kept[i]];
        }
        isSent = sent;
        lastSent = new int[kept.length];
        lastStep = new long[kept.length];
    }

    @Override
    public void advance(long watermark) {
        ages.advance(watermark);
        forgetOld();
        next.advance(watermark);
    }

    @Override
    public void finish() {
        next.finish();
    }

    @Override
    public boolean isSatisfied() {
        return next.isSatisfied();
    }

    @Override
    public long stateBytes() {
        return codec.stateBytes() + groups.stateBytes() + ages.stateBytes() + 13L * isSent.length;
    }

    @Override
    public void snapshot(StateWriter writer) {
        codec.snapshot(writer);
        groups.snapshot(writer);
        ages.snapshot(groups.size(), writer);
        writer.writeBooleans(isSent, groups.size());
    }

    @Override
    public void restore(StateReader reader) {
        codec.restore(reader);
        groups.restore(reader);
        ages.restore(reader);
        boolean[] sent = reader.readBooleans();
        ensureGroups(sent.length, 0);
        System.arraycopy(sent, 0, isSent, 0, sent.length);
    }
}
