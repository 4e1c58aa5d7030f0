package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.engine.state.RowStore;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// ORDER BY: keeps the rows and emits them sorted when the input ends; equal rows in order of
/// arrival. With a limit it holds about twice that many rows, however many come. Watermarks stop
/// here, since rows of any event time come out behind them.
public final class SortOperator implements Operator {
    /// A limit above this is no limit for memory.
    private static final long LARGE_LIMIT = 1 << 28;

    private final NamedEvaluator[] computed;
    private final RowOrder order;
    private final int columnCount;
    private final int limit;
    private final int mostRows;
    private final Survivors survivors;
    private final Operator next;
    private final Batch output;
    private final Column[] incoming;
    private RowStore rows;
    private RowStore spare;

    /// Whether rows have been left out: then the first `limit` rows of the store are sorted, and
    /// whatever does not come before the last of them is not wanted.
    private boolean truncated;

    /// One part of the order.
    ///
    /// @param column a column of the input, or behind those a computed one
    public record Key(int column, boolean descending, boolean nullsFirst) {}

    /// @param computed the keys that are not plain columns, with their types
    public SortOperator(
            Schema schema,
            List<NamedEvaluator> computed,
            List<SqlType> computedTypes,
            List<Key> keys,
            Optional<Long> limit,
            TaskContext context,
            Operator next) {
        this.computed = computed.toArray(NamedEvaluator[]::new);
        this.next = next;
        order = new RowOrder(keys);
        columnCount = schema.size();
        this.limit = limit.filter(n -> n < LARGE_LIMIT).orElse(LARGE_LIMIT).intValue();
        mostRows = this.limit * 2 + Batch.DEFAULT_CAPACITY;
        survivors = new Survivors(context);
        output = Batch.of(schema, Batch.DEFAULT_CAPACITY);
        List<SqlType> types = new ArrayList<>();
        for (int i = 0; i < columnCount; i++) {
            types.add(schema.type(i));
        }
        types.addAll(computedTypes);
        incoming = new Column[types.size()];
        rows = new RowStore(types);
        spare = new RowStore(types);
    }

    @Override
    public void process(Batch batch) {
        survivors.start(batch);
        for (int i = 0; i < columnCount; i++) {
            incoming[i] = batch.column(i);
        }
        for (int i = 0; i < computed.length; i++) {
            incoming[columnCount + i] = survivors.evaluate(computed[i]);
        }
        int[] selected = survivors.rows();
        for (int i = 0; i < survivors.count(); i++) {
            if (isWanted(selected[i])) {
                rows.append(incoming, selected[i]);
                if (rows.size() == mostRows) {
                    truncate();
                }
            }
        }
    }

    private boolean isWanted(int row) {
        if (limit == 0) {
            return false;
        }
        return !truncated || order.compare(incoming, row, rows.columns(), limit - 1) < 0;
    }

    private void truncate() {
        int[] sorted = order.sort(rows);
        spare.clear();
        for (int i = 0; i < limit; i++) {
            spare.append(rows.columns(), sorted[i]);
        }
        RowStore full = rows;
        rows = spare;
        spare = full;
        spare.clear();
        truncated = true;
    }

    @Override
    public void advance(long watermark) {}

    @Override
    public void finish() {
        int[] sorted = order.sort(rows);
        int count = Math.min(limit, rows.size());
        for (int from = 0; from < count && !next.isSatisfied(); from += Batch.DEFAULT_CAPACITY) {
            emit(sorted, from, Math.min(count, from + Batch.DEFAULT_CAPACITY));
        }
        next.finish();
    }

    private void emit(int[] sorted, int from, int to) {
        output.clear();
        for (int column = 0; column < columnCount; column++) {
            Column target = output.column(column);
            Column source = rows.column(column);
            for (int i = from; i < to; i++) {
                target.copy(i - from, source, sorted[i]);
            }
        }
        output.setRowCount(to - from);
        next.process(output);
    }

    @Override
    public boolean isSatisfied() {
        return limit == 0 || next.isSatisfied();
    }

    @Override
    public void snapshot(StateWriter writer) {
        writer.writeBoolean(truncated);
        rows.snapshot(writer);
    }

    @Override
    public void restore(StateReader reader) {
        truncated = reader.readBoolean();
        rows.restore(reader);
    }
}
