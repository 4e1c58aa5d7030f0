package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.engine.group.AggregateUse;
import io.velostream.engine.group.Groups;
import io.velostream.engine.group.KeyCodec;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.types.Batch;
import io.velostream.types.Schema;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// GROUP BY without a window: keys, then aggregates.
///
/// - **CHANGES** over an append-only input: for each input row its group's new row, at the same row
///   number, the key columns passed on. Old rows, or rows that are taken back, are
///   [AggregateChangesOperator]'s business.
/// - **FINAL**: one row per group when the input ends. Watermarks stop here, since rows of any
///   event time may come out behind them.
public final class AggregateOperator implements Operator {
    private final Emission emission;
    private final boolean global;
    private final int keyCount;
    private final Operator next;
    private final KeyCodec codec;
    private final Groups groups;
    private final GroupedRows input;
    private final FinalRows finalRows;
    private final Batch running;
    private final FirstRows firstRows = new FirstRows();

    /// @param updatingInput whether rows of the input can be taken back; only for `FINAL`
    public AggregateOperator(
            Schema schema,
            Grouping grouping,
            Emission emission,
            boolean updatingInput,
            TaskContext context,
            Operator next) {
        this.emission = emission;
        this.next = next;
        keyCount = grouping.keys().size();
        global = keyCount == 0;
        codec = new KeyCodec(grouping.keyTypes());
        AggregateUse plain =
                emission == Emission.FINAL ? AggregateUse.TOTALS : AggregateUse.RUNNING;
        groups = new Groups(codec, grouping.aggregates(), AggregateUse.of(updatingInput, plain));
        input = new GroupedRows(grouping, codec, context);
        finalRows = new FinalRows(schema, grouping, context, next);
        running = Batch.of(schema, 0);
    }

    @Override
    public void process(Batch batch) {
        input.evaluate(batch);
        Survivors survivors = input.survivors();
        if (survivors.count() == 0) {
            return;
        }
        input.encodeKeys(batch);
        switch (emission) {
            case FINAL -> {
                input.add(groups, survivors.rows(), survivors.count());
                survivors.drop();
            }
            case CHANGES -> emitChanges(batch, survivors);
        }
    }

    private void emitChanges(Batch batch, Survivors survivors) {
        int known = groups.size();
        input.prepare(running, batch, keyCount);
        int[] rows = survivors.rows();
        int count = survivors.count();
        input.addRunning(groups, rows, count, running, keyCount);
        byte[] kinds = firstRows.kinds(groups.groupOfRow(), rows, count, known, groups.size());
        survivors.drop();
        if (survivors.count() > 0) {
            running.takeRowsOf(batch);
            running.select(survivors.rows(), survivors.count());
            running.setKinds(kinds);
            next.process(running);
        }
    }

    @Override
    public void advance(long watermark) {
        if (emission == Emission.CHANGES) {
            next.advance(watermark);
        }
    }

    @Override
    public void finish() {
        if (emission == Emission.FINAL) {
            if (global) {
                groups.makeSingleGroup();
                finalRows.emitAll(groups);
            } else {
                finalRows.emit(groups);
            }
        }
        next.finish();
    }

    /// How many groups there are.
    public int groupCount() {
        return groups.size();
    }

    /// Adds the groups of another operator for the same plan, which the caller owns too.
    ///
    /// @return for each group of `other` its number here
    public int[] absorb(AggregateOperator other) {
        return groups.absorb(other.groups);
    }

    /// As [#finish] of `FINAL`, with the groups in the order of `listed`, which has all of them.
    public void finish(int[] listed) {
        if (global) {
            groups.makeSingleGroup();
            finalRows.emitAll(groups);
        } else {
            finalRows.emitListed(groups, listed);
        }
        next.finish();
    }

    @Override
    public boolean isSatisfied() {
        return next.isSatisfied();
    }

    @Override
    public long stateBytes() {
        return codec.stateBytes() + groups.stateBytes();
    }

    @Override
    public void snapshot(StateWriter writer) {
        codec.snapshot(writer);
        groups.snapshot(writer);
    }

    @Override
    public void restore(StateReader reader) {
        codec.restore(reader);
        groups.restore(reader);
    }
}
