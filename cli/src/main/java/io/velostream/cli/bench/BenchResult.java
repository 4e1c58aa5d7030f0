package io.velostream.cli.bench;

import java.util.Locale;

/// What was measured of one scenario.
///
/// @param nanos of the median pass
/// @param cpuNanos the time a core worked for it: less than `nanos` where others want the core too
/// @param allocatedBytes per record, in the steady state
/// @param heapBytes the most that was in use
/// @param stateBytes of the groups and of the rows that are kept
/// @param longestNanos the most that one batch took
public record BenchResult(
        Scenario scenario,
        long records,
        long fileBytes,
        long rowsWritten,
        long nanos,
        long cpuNanos,
        double allocatedBytes,
        long heapBytes,
        long stateBytes,
        long longestNanos) {
    public static final String HEADER =
            "scenario      records/s    MB/s  ns/record  cpu ns/record  bytes/record  heap MB  "
                    + "  rows out  longest ms  state MB  bytes/key";

    private double recordsPerSecond() {
        return records * 1e9 / nanos;
    }

    private double megabytesPerSecond() {
        return fileBytes * 1e3 / nanos;
    }

    private double nanosPerRecord() {
        return (double) nanos / records;
    }

    public String toLine() {
        return String.format(
                Locale.ROOT,
                "%-8s  %,13.0f  %,6.0f  %9.1f  %13.1f  %12.3f  %7.0f  %,10d  %10.1f  %8.1f  %9s",
                scenario.title(),
                recordsPerSecond(),
                megabytesPerSecond(),
                nanosPerRecord(),
                (double) cpuNanos / records,
                allocatedBytes,
                heapBytes / 1e6,
                rowsWritten,
                longestNanos / 1e6,
                stateBytes / 1e6,
                scenario.keys() == 0 ? "" : "%.1f".formatted(bytesPerKey()));
    }

    /// What each key of a scenario with very many takes.
    private double bytesPerKey() {
        return (double) stateBytes / Math.min(records, scenario.keys());
    }

    public String toJson() {
        return String.format(
                Locale.ROOT,
                "{\"scenario\":\"%s\",\"records\":%d,\"records_per_second\":%.0f,"
                        + "\"megabytes_per_second\":%.1f,\"ns_per_record\":%.2f,"
                        + "\"cpu_ns_per_record\":%.2f,"
                        + "\"allocated_bytes_per_record\":%.4f,\"heap_megabytes\":%.1f,"
                        + "\"rows_written\":%d,\"longest_batch_ms\":%.2f,"
                        + "\"state_megabytes\":%.1f%s}",
                scenario.title(),
                records,
                recordsPerSecond(),
                megabytesPerSecond(),
                nanosPerRecord(),
                (double) cpuNanos / records,
                allocatedBytes,
                heapBytes / 1e6,
                rowsWritten,
                longestNanos / 1e6,
                stateBytes / 1e6,
                scenario.keys() == 0
                        ? ""
                        : String.format(Locale.ROOT, ",\"bytes_per_key\":%.1f", bytesPerKey()));
    }
}
