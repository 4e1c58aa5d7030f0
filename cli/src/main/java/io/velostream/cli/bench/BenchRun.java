package io.velostream.cli.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.runtime.ApplicationRun;
import io.velostream.runtime.RunSettings;
import io.velostream.runtime.RunStatistics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;

/// Measures one scenario: warm-up, then passes over the file, of which the median counts.
public final class BenchRun {
    /// The smaller file, for warming up and for what a pass allocates however long it is.
    private static final int SMALLER = 5;

    private static final int SMALL_WARM_UP_PASSES = 3;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean process =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Scenario scenario;
    private final long records;
    private final int passes;
    private final Path file;
    private final Path smallFile;

    /// Makes the files if they are not there.
    public BenchRun(Scenario scenario, BenchData data, long records, int passes)
            throws IOException {
        this.scenario = scenario;
        this.records = records;
        this.passes = passes;
        file = data.file(scenario.data(), records);
        smallFile = data.file(scenario.data(), smallRecords());
    }

    private long smallRecords() {
        return Math.max(1, records / SMALLER);
    }

    private record Pass(long nanos, long cpuNanos, long allocatedBytes, RunStatistics statistics) {}

    /// @param planner plans the application's SQL
    public BenchResult measure(Function<String, ApplicationPlan> planner) throws IOException {
        ApplicationPlan smallPlan = planner.apply(scenario.sql(smallFile));
        ApplicationPlan plan = planner.apply(scenario.sql(file));
        for (int i = 0; i < SMALL_WARM_UP_PASSES; i++) {
            pass(smallPlan, smallRecords());
        }
        pass(plan, records);
        // What a pass needs to begin is the same in both, so that the difference is what rows cost.
        long allocatedAtStart = pass(smallPlan, smallRecords()).allocatedBytes();
        System.gc();
        heapPools(MemoryPoolMXBean::resetPeakUsage);
        long[] nanos = new long[passes];
        long[] cpuNanos = new long[passes];
        long[] allocated = new long[passes];
        long rowsWritten = 0;
        long stateBytes = 0;
        long longestNanos = 0;
        for (int i = 0; i < passes; i++) {
            Pass pass = pass(plan, records);
            nanos[i] = pass.nanos();
            cpuNanos[i] = pass.cpuNanos();
            allocated[i] = pass.allocatedBytes();
            RunStatistics statistics = pass.statistics();
            rowsWritten = statistics.progress().rowsWritten();
            stateBytes = statistics.stateBytes();
            longestNanos = Math.max(longestNanos, statistics.longestStep().toNanos());
        }
        long[] heap = new long[1];
        heapPools(pool -> heap[0] += pool.getPeakUsage().getUsed());
        double more = Math.max(0, median(allocated) - allocatedAtStart);
        return new BenchResult(
                scenario,
                records,
                Files.size(file),
                rowsWritten,
                median(nanos),
                median(cpuNanos),
                more / Math.max(1, records - smallRecords()),
                heap[0],
                stateBytes,
                longestNanos);
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void heapPools(java.util.function.Consumer<MemoryPoolMXBean> action) {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                action.accept(pool);
            }
        }
    }

    /// Runs on this thread, whose allocations can then be told from those of others.
    private Pass pass(ApplicationPlan plan, long expected) {
        RunSettings settings =
                RunSettings.of(
                        job -> {
                            throw new IllegalStateException(job.name() + " has a sink");
                        },
                        failure -> {
                            throw new IllegalStateException("a row failed: " + failure);
                        });
        // Of all threads: what a file's reading thread does is a part of the work.
        long cpuBefore = process.getProcessCpuTime();
        long allocatedBefore = threads.getCurrentThreadAllocatedBytes();
        RunStatistics statistics = new ApplicationRun(plan, settings).run();
        long allocated = threads.getCurrentThreadAllocatedBytes() - allocatedBefore;
        long cpuNanos = process.getProcessCpuTime() - cpuBefore;
        if (statistics.progress().rowsRead() != expected || statistics.progress().rowsLate() > 0) {
            throw new IllegalStateException("not every row was read in time: " + statistics);
        }
        return new Pass(statistics.elapsed().toNanos(), cpuNanos, allocated, statistics);
    }
}
