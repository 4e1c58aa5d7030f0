package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.engine.expression.Predicate;
import io.velostream.types.Batch;
import io.velostream.types.RowErrors;
import io.velostream.types.Schema;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// Passes on the rows for which a condition is true. An update of which only one row is passed on
/// becomes a delete or an insert; so does one of which a row has failed, since the other row is all
/// that is left of it. No state.
public final class FilterOperator implements Operator {
    private final Predicate predicate;
    private final TaskContext context;
    private final Operator next;
    private final PassedColumns output;
    private final RowErrors errors = new RowErrors();
    private final KeptKinds keptKinds = new KeptKinds();
    private final boolean oldRows;
    private int[] kept = new int[Batch.DEFAULT_CAPACITY];

    /// @param oldRows whether the consumer wants the old rows of updates, if there are any
    public FilterOperator(
            Schema schema,
            Predicate predicate,
            boolean oldRows,
            TaskContext context,
            Operator next) {
        this.predicate = predicate;
        this.oldRows = oldRows;
        this.context = context;
        this.next = next;
        output = new PassedColumns(schema);
    }

    @Override
    public void process(Batch batch) {
        int size = batch.size();
        if (kept.length < size) {
            kept = new int[size];
        }
        int count = predicate.select(batch, batch.rows(), size, kept, errors);
        if (!errors.isEmpty()) {
            // `bad OR true` is true, but the row has failed all the same.
            count = errors.keepGood(kept, count, kept);
            context.rowsFailed("WHERE", batch, errors);
            errors.clear();
        }
        byte[] kinds = keptKinds.of(batch, kept, count);
        if (kinds != null && !oldRows) {
            count = KeptKinds.withoutOldRows(kinds, kept, count, kept);
        }
        if (count == size) {
            // Nothing dropped: later operators keep their fast path without a selection.
            next.process(batch);
        } else if (count > 0) {
            Batch passed = output.narrow(batch, kept, count);
            passed.setKinds(kinds);
            next.process(passed);
        }
    }

    @Override
    public void advance(long watermark) {
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
    public void snapshot(StateWriter writer) {}

    @Override
    public void restore(StateReader reader) {}
}
