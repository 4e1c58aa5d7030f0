package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.engine.expression.Predicate;
import io.velostream.types.Batch;
import io.velostream.types.RowErrors;
import io.velostream.types.Schema;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// Passes on the rows for which a condition is true. No state.
public final class FilterOperator implements Operator {
    private final Predicate predicate;
    private final TaskContext context;
    private final Operator next;
    private final PassedColumns output;
    private final RowErrors errors = new RowErrors();
    private int[] kept = new int[Batch.DEFAULT_CAPACITY];

    public FilterOperator(Schema schema, Predicate predicate, TaskContext context, Operator next) {
        this.predicate = predicate;
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
        if (count == size) {
            // Nothing dropped: later operators keep their fast path without a selection.
            next.process(batch);
        } else if (count > 0) {
            next.process(output.narrow(batch, kept, count));
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
