package io.velostream.cli;

import io.velostream.runtime.FailureCount;
import io.velostream.runtime.LateRows;
import io.velostream.runtime.RowFailure;
import io.velostream.runtime.RunStatistics;
import io.velostream.runtime.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is said about a run on stderr beside its progress.
final class RunReport {
    private RunReport() {}

    /// One failed row: where it was, why it failed, and itself.
    static String of(RowFailure failure) {
        StringBuilder line = new StringBuilder();
        if (!failure.place().isEmpty()) {
            line.append(failure.place()).append(": ");
        }
        line.append(failure.reason()).append(": ");
        if (!failure.step().isEmpty()) {
            line.append("in ").append(failure.step()).append(": ");
        }
        line.append(failure.message());
        if (!failure.row().isEmpty()) {
            line.append("\n    ").append(failure.row());
        }
        return line.toString();
    }

    /// A run that has ended: its counts if `inFull` or if it was stopped, and in any case what went
    /// wrong. Empty if there is nothing to say.
    static List<String> of(RunStatistics run, boolean inFull) {
        List<String> parts = new ArrayList<>();
        if (run.stopped()) {
            parts.add("stopped, outputs are complete up to here");
        }
        if (inFull || run.stopped()) {
            parts.add(Quantity.of(run.progress().rowsRead(), "row") + " read");
            parts.add(Quantity.of(run.progress().rowsWritten(), "row") + " written");
            double seconds = run.elapsed().toNanos() / 1e9;
            parts.add(String.format(Locale.ROOT, "%.1f s", seconds));
        }
        if (run.progress().rowsLate() > 0) {
            parts.add(Quantity.of(run.progress().rowsLate(), "late row") + " left out");
        }
        if (run.progress().rowsFailed() > 0) {
            parts.add(Quantity.of(run.progress().rowsFailed(), "failed row") + " left out");
        }
        List<String> lines = new ArrayList<>();
        if (!parts.isEmpty()) {
            lines.add("velo: " + String.join(", ", parts));
        }
        run.late().forEach(late -> lines.add("    " + late(late)));
        for (FailureCount count : run.failures()) {
            String rows = Quantity.of(count.rows(), "row");
            lines.add("    " + count.source() + ": " + count.reason() + ": " + rows);
        }
        return lines;
    }

    /// `candles: 9 late by less than 1s, 3 by 1s to 10s, at most 4.2s`.
    private static String late(LateRows late) {
        StringBuilder line = new StringBuilder(late.job()).append(": ");
        String separator = "";
        for (LateRows.Span span : late.spans()) {
            line.append(separator)
                    .append(Quantity.of(span.rows()))
                    .append(separator.isEmpty() ? " late by " : " by ")
                    .append(span(span));
            separator = ", ";
        }
        return line.append(", at most ").append(TimeSpan.of(late.mostMicros())).toString();
    }

    private static String span(LateRows.Span span) {
        if (span.fromMicros() == 0) {
            return "less than " + TimeSpan.of(span.belowMicros());
        }
        String from = TimeSpan.of(span.fromMicros());
        return span.belowMicros() == Long.MAX_VALUE
                ? "more than " + from
                : from + " to " + TimeSpan.of(span.belowMicros());
    }
}
