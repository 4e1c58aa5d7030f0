package io.velostream.runtime;

import io.velostream.connect.FailureListener;
import io.velostream.planner.plan.PhysicalPlan.DeadLetters;
import io.velostream.types.Batch;
import io.velostream.types.RowErrors;
import io.velostream.types.Text;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What becomes of the rows of one scan that cannot be used: all are counted, and those that the
/// scan's table wants kept become dead letters. Used by the task's thread.
final class ScanLosses implements FailureListener {
    private static final Text UNKNOWN = new Text();

    private final Text line = new Text();

    private final String source;
    private final FailureLog failures;
    private final FailureListener unreadable;
    private final @Nullable DeadLetterOutput ofFailed;
    private final @Nullable DeadLetterOutput ofLate;

    /// @param output of the dead letters, if there are any
    ScanLosses(
            String source,
            FailureLog failures,
            Optional<DeadLetters> wanted,
            @Nullable DeadLetterOutput output) {
        this.source = source;
        this.failures = failures;
        unreadable = failures.of(source);
        ofFailed = wanted.isPresent() && wanted.get().failed() ? output : null;
        ofLate = wanted.isPresent() && wanted.get().late() ? output : null;
    }

    @Override
    public void rowFailed(String reason, String message, String origin, long position, Text row) {
        unreadable.rowFailed(reason, message, origin, position, row);
        if (ofFailed != null) {
            ofFailed.add(reason, message, source, origin, position, row);
        }
    }

    /// Rows that failed inside the query.
    void rowsFailed(String step, Batch batch, RowErrors errors) {
        failures.rowsFailed(step, batch, errors);
        if (ofFailed != null) {
            for (RowErrors.RowError error : errors.list()) {
                String message = "in " + step + ": " + error.message();
                addRow(ofFailed, error.reason(), message, batch, error.row());
            }
        }
    }

    /// Rows that came too late.
    void rowsLate(Batch batch, int[] rows, int count, long[] behindMicros) {
        if (ofLate != null) {
            for (int i = 0; i < count; i++) {
                String message = TimeSpan.of(behindMicros[i]) + " behind the watermark";
                addRow(ofLate, "LATE", message, batch, rows[i]);
            }
        }
    }

    private void addRow(
            DeadLetterOutput output, String reason, String message, Batch batch, int row) {
        Text original = batch.line(row, line) ? line : UNKNOWN;
        output.add(reason, message, source, batch.origin(), batch.position(row), original);
    }
}
