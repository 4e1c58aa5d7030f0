package io.velostream.cli.bench;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/// How long rows were under way.
///
/// @param rate rows per second that left
/// @param cpuShare of a core that the task's thread took
/// @param millis at the percentiles 50, 99, 99.9 and 100
/// @param pauses of the collector
public record LatencyResult(
        LatencyRun run, double rate, double cpuShare, Percentiles millis, Pauses pauses) {
    public static final String HEADER =
            "scenario      records/s  p50 ms  p99 ms  p99.9 ms   max ms  cpu %  pauses  longest ms";

    private static final double NANOS_PER_MILLI = 1e6;

    /// Milliseconds.
    public record Percentiles(double p50, double p99, double p999, double max) {}

    /// @param longestMillis the longest of them
    public record Pauses(long count, double longestMillis) {}

    static LatencyResult of(
            LatencyRun run, RowTimes times, long cpuNanos, CollectorPauses.Pauses pauses) {
        Histogram histogram = times.histogram();
        double nanos = times.measuredNanos();
        return new LatencyResult(
                run,
                histogram.getTotalCount() * 1e9 / nanos,
                cpuNanos / nanos,
                new Percentiles(
                        histogram.getValueAtPercentile(50) / NANOS_PER_MILLI,
                        histogram.getValueAtPercentile(99) / NANOS_PER_MILLI,
                        histogram.getValueAtPercentile(99.9) / NANOS_PER_MILLI,
                        histogram.getMaxValue() / NANOS_PER_MILLI),
                new Pauses(pauses.count(), pauses.longestNanos() / NANOS_PER_MILLI));
    }

    public String toLine() {
        return String.format(
                Locale.ROOT,
                "%-8s  %,13.0f  %6.2f  %6.2f  %8.2f  %7.2f  %5.1f  %6d  %10.3f",
                "latency",
                rate,
                millis.p50(),
                millis.p99(),
                millis.p999(),
                millis.max(),
                cpuShare * 100,
                pauses.count(),
                pauses.longestMillis());
    }

    public String toJson() {
        return String.format(
                Locale.ROOT,
                "{\"scenario\":\"latency\",\"wanted_records_per_second\":%d,"
                        + "\"records_per_second\":%.0f,\"keys\":%d,\"p50_ms\":%.3f,"
                        + "\"p99_ms\":%.3f,\"p999_ms\":%.3f,\"max_ms\":%.3f,"
                        + "\"cpu_share\":%.4f,\"gc_pauses\":%d,\"gc_longest_pause_ms\":%.3f}",
                run.rate(),
                rate,
                run.keys(),
                millis.p50(),
                millis.p99(),
                millis.p999(),
                millis.max(),
                cpuShare,
                pauses.count(),
                pauses.longestMillis());
    }
}
