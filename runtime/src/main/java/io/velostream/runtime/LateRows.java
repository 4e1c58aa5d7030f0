package io.velostream.runtime;

import java.util.ArrayList;
import java.util.List;

/// The rows that came too late for one job.
///
/// @param job the job's name
/// @param spans how many came how far behind the watermark; those without rows are left out
/// @param mostMicros how far behind the last of them was
public record LateRows(String job, List<Span> spans, long mostMicros) {
    public LateRows {
        spans = List.copyOf(spans);
    }

    /// One bar of the histogram.
    ///
    /// @param fromMicros the least distance
    /// @param belowMicros the first that is too large; [Long#MAX_VALUE] if none is
    public record Span(long fromMicros, long belowMicros, long rows) {}

    public long rows() {
        return spans.stream().mapToLong(Span::rows).sum();
    }

    /// Counts them. Used by the task's thread.
    static final class Counter {
        private static final long MILLI = 1_000;
        private static final long SECOND = 1_000 * MILLI;
        private static final long MINUTE = 60 * SECOND;
        private static final long HOUR = 60 * MINUTE;
        private static final long[] BELOW = {
            100 * MILLI, SECOND, 10 * SECOND, MINUTE, 10 * MINUTE, HOUR, 24 * HOUR, Long.MAX_VALUE
        };

        private final long[] rows = new long[BELOW.length];
        private long most;

        void add(long behindMicros) {
            int span = 0;
            while (behindMicros >= BELOW[span] && span < BELOW.length - 1) {
                span++;
            }
            rows[span]++;
            most = Math.max(most, behindMicros);
        }

        void add(Counter other) {
            for (int i = 0; i < rows.length; i++) {
                rows[i] += other.rows[i];
            }
            most = Math.max(most, other.most);
        }

        LateRows of(String job) {
            List<Span> spans = new ArrayList<>();
            for (int i = 0; i < rows.length; i++) {
                if (rows[i] > 0) {
                    spans.add(new Span(i == 0 ? 0 : BELOW[i - 1], BELOW[i], rows[i]));
                }
            }
            return new LateRows(job, spans, most);
        }
    }
}
