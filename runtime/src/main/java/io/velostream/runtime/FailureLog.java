package io.velostream.runtime;

import io.velostream.connect.FailureListener;
import io.velostream.types.Batch;
import io.velostream.types.RowErrors;
import io.velostream.types.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts the rows that fail, by source and reason, and tells a listener of the first few of each.
/// Used by the task's thread.
final class FailureLog {
    /// How much of a failed row is kept for showing.
    private static final int SHOWN_BYTES = 200;

    private record Kind(String source, String reason) {}

    /// Is told of the first failures of each kind.
    interface Listener {
        /// @param source the table, or the step of the query
        void failed(String source, RowFailure failure);
    }

    private final int shownPerKind;
    private final Listener listener;
    private final Map<Kind, long[]> counts = new LinkedHashMap<>();
    private long total;

    FailureLog(int shownPerKind, Listener listener) {
        this.shownPerKind = shownPerKind;
        this.listener = listener;
    }

    /// What a reader of `table` tells its failures to.
    FailureListener of(String table) {
        return (reason, message, origin, position, row) -> {
            if (count(table, reason) <= shownPerKind) {
                listener.failed(
                        table, new RowFailure(reason, message, origin, position, "", excerpt(row)));
            }
        };
    }

    /// Notes rows that failed inside the query.
    void rowsFailed(String step, Batch batch, RowErrors errors) {
        for (RowErrors.RowError error : errors.list()) {
            if (count(step, error.reason()) <= shownPerKind) {
                long position = batch.position(error.row());
                listener.failed(
                        step,
                        new RowFailure(
                                error.reason(),
                                error.message(),
                                batch.origin(),
                                position,
                                step,
                                ""));
            }
        }
    }

    private long count(String source, String reason) {
        long[] count = counts.computeIfAbsent(new Kind(source, reason), _ -> new long[1]);
        total++;
        return ++count[0];
    }

    /// How many rows have failed so far.
    long total() {
        return total;
    }

    /// In the order in which each kind of failure first happened.
    List<FailureCount> counts() {
        List<FailureCount> list = new ArrayList<>();
        counts.forEach(
                (kind, count) -> list.add(new FailureCount(kind.source, kind.reason, count[0])));
        return list;
    }

    private static String excerpt(Text row) {
        int length = Math.min(row.length(), SHOWN_BYTES);
        String text = new String(row.bytes(), row.offset(), length, StandardCharsets.UTF_8);
        // Control characters of a binary file would drive the terminal.
        String printable = text.strip().replaceAll("\\p{Cntrl}", "\u00b7");
        return row.length() > SHOWN_BYTES ? printable + "…" : printable;
    }
}
