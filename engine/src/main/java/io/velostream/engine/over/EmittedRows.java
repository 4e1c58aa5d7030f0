package io.velostream.engine.over;

import io.velostream.engine.TaskContext;
import io.velostream.engine.operator.Operator;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.Schema;
import java.util.List;

/// Rows on their way out of a [RowLog], with the results of the calls: a batch at a time.
final class EmittedRows {
    private final int inputColumns;
    private final List<WaitingCall> calls;
    private final RowErrors[] errors;
    private final RowLog log;
    private final RowLedger ledger;
    private final TaskContext context;
    private final Operator next;
    private final Batch output;
    private final int[] slots = new int[Batch.DEFAULT_CAPACITY];
    private final long[] stamps = new long[Batch.DEFAULT_CAPACITY];
    private final int[] good = new int[Batch.DEFAULT_CAPACITY];
    private int count;

    EmittedRows(
            Schema schema,
            List<WaitingCall> calls,
            RowLog log,
            RowLedger ledger,
            TaskContext context,
            Operator next) {
        this.calls = List.copyOf(calls);
        this.log = log;
        this.ledger = ledger;
        this.context = context;
        this.next = next;
        inputColumns = schema.size() - calls.size();
        output = Batch.of(schema, Batch.DEFAULT_CAPACITY);
        errors = new RowErrors[calls.size()];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = new RowErrors();
        }
    }

    boolean isFull() {
        return count == slots.length;
    }

    /// Computes the results for the next row of a partition, all of which is ready.
    void add(KeptRows rows) {
        long row = rows.next();
        for (int i = 0; i < errors.length; i++) {
            calls.get(i).evaluate(rows, row, output.column(inputColumns + i), count, errors[i]);
        }
        slots[count++] = rows.slot(row);
    }

    /// Passes the rows on. The log must not have been compacted since they were added.
    ///
    /// @param stamped whether rows have watermarks
    void flush(boolean stamped) {
        if (count == 0) {
            return;
        }
        for (int i = 0; i < inputColumns; i++) {
            Column column = output.column(i);
            column.clear();
            log.gather(i, slots, 0, count, column);
        }
        output.setRowCount(count);
        if (stamped) {
            for (int i = 0; i < count; i++) {
                stamps[i] = ledger.stamps[slots[i]];
            }
            output.setWatermarks(stamps);
        }
        int kept = report();
        if (kept > 0) {
            next.process(output);
        }
        output.clear();
        count = 0;
    }

    /// Hands failed rows to the task and leaves them out; returns how many are left.
    private int report() {
        boolean failed = false;
        for (int i = 0; i < errors.length; i++) {
            if (!errors[i].isEmpty()) {
                context.rowsFailed(calls.get(i).name(), output, errors[i]);
                failed = true;
            }
        }
        if (!failed) {
            return count;
        }
        int kept = 0;
        for (int row = 0; row < count; row++) {
            boolean isGood = true;
            for (RowErrors ofCall : errors) {
                isGood &= !ofCall.isFailed(row);
            }
            if (isGood) {
                good[kept++] = row;
            }
        }
        for (RowErrors ofCall : errors) {
            ofCall.clear();
        }
        output.select(good, kept);
        return kept;
    }
}
