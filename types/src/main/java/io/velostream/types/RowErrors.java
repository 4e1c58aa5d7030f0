package io.velostream.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The rows of the current batch that one step could not process, with their reasons.
///
/// A loop that meets a bad value reports it here, writes a null and goes on; the step then drops
/// the failed rows. Nothing is allocated while nothing fails. At most one error is kept per row.
public final class RowErrors {
    /// One failed row. `reason` is a stable upper-case code such as `NUMERIC_OVERFLOW`, by which
    /// failures are counted; `message` says what exactly was wrong.
    public record RowError(int row, String reason, String message) {}

    private final List<RowError> errors = new ArrayList<>();
    private long[] failed = new long[0];

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    public void add(int row, String reason, String message) {
        int word = row >> 6;
        if (word >= failed.length) {
            failed = Arrays.copyOf(failed, Math.max(word + 1, failed.length * 2));
        }
        if ((failed[word] & (1L << row)) == 0) {
            failed[word] |= 1L << row;
            errors.add(new RowError(row, reason, message));
        }
    }

    public boolean isFailed(int row) {
        int word = row >> 6;
        return word < failed.length && (failed[word] & (1L << row)) != 0;
    }

    /// In the order they were reported.
    public List<RowError> list() {
        return errors;
    }

    /// Copies the rows that did not fail to `kept` and returns how many those are.
    public int keepGood(int[] rows, int count, int[] kept) {
        int n = 0;
        for (int i = 0; i < count; i++) {
            if (!isFailed(rows[i])) {
                kept[n++] = rows[i];
            }
        }
        return n;
    }

    public void clear() {
        if (!errors.isEmpty()) {
            errors.clear();
            Arrays.fill(failed, 0);
        }
    }
}
