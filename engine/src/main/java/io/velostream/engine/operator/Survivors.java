package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.RowErrors.RowError;
import org.jspecify.annotations.Nullable;

/// The rows of the batch at hand on which nothing has failed yet.
///
/// Every step that computes several things per row narrows its rows here, so a row is reported
/// once, under the name of what failed first, and nothing more is computed for it. While nothing
/// fails the batch's own selection is used and nothing is copied.
public final class Survivors {
    private final TaskContext context;
    private final RowErrors errors = new RowErrors();
    private final RowErrors reported = new RowErrors();
    private Batch batch = new Batch();
    private final KeptKinds keptKinds = new KeptKinds();
    private int[] own = new int[0];
    private int[] rows = new int[0];
    private int count;

    public Survivors(TaskContext context) {
        this.context = context;
    }

    public void start(Batch newBatch) {
        batch = newBatch;
        rows = newBatch.rows();
        count = newBatch.size();
    }

    /// Ascending; only the first [#count] count.
    public int[] rows() {
        return rows;
    }

    public int count() {
        return count;
    }

    /// Their kinds, in which no update is torn; null if all are inserts.
    byte @Nullable [] kinds() {
        return keptKinds.of(batch, rows, count);
    }

    /// Where to tell failed rows of; [#report] must follow.
    public RowErrors errors() {
        return errors;
    }

    /// The values for the rows that are left; rows that fail are reported and leave.
    public Column evaluate(NamedEvaluator expression) {
        Column column = expression.evaluator().evaluate(batch, rows, count, errors);
        if (!errors.isEmpty()) {
            report(expression.name());
            drop();
        }
        return column;
    }

    /// Hands new errors to the task. The rows stay until [#drop], since somebody may be in the
    /// middle of a loop over them.
    public void report(String step) {
        if (errors.isEmpty()) {
            return;
        }
        RowErrors fresh = reported.isEmpty() ? errors : unreported();
        if (!fresh.isEmpty()) {
            context.rowsFailed(step, batch, fresh);
        }
        for (RowError error : errors.list()) {
            reported.add(error.row(), error.reason(), error.message());
        }
        errors.clear();
    }

    /// Whether something has failed on a row that has not left yet.
    boolean isReported(int row) {
        return reported.isFailed(row);
    }

    /// A row that goes into several windows, or to several aggregates, may fail in each of them.
    private RowErrors unreported() {
        RowErrors fresh = new RowErrors();
        for (RowError error : errors.list()) {
            if (!reported.isFailed(error.row())) {
                fresh.add(error.row(), error.reason(), error.message());
            }
        }
        return fresh;
    }

    /// Removes the rows that were reported.
    public void drop() {
        if (reported.isEmpty()) {
            return;
        }
        if (own.length < count) {
            own = new int[count];
        }
        count = reported.keepGood(rows, count, own);
        rows = own;
        reported.clear();
    }

    /// Removes the rows `gone[0..goneCount)`, ascending and all among those that are left.
    public void remove(int[] gone, int goneCount) {
        if (goneCount == 0) {
            return;
        }
        if (own.length < count) {
            own = new int[count];
        }
        int kept = 0;
        int next = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (next < goneCount && gone[next] == row) {
                next++;
            } else {
                own[kept++] = row;
            }
        }
        rows = own;
        count = kept;
    }
}
