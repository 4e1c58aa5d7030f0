package io.velostream.cli.bench;

import com.sun.management.ThreadMXBean;
import io.velostream.connect.ChangelogWriter;
import io.velostream.connect.EncodedWriter;
import io.velostream.connect.Encoder;
import io.velostream.connect.Options;
import io.velostream.connect.Providers;
import io.velostream.connect.Sink;
import io.velostream.connectors.console.StreamWriter;
import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.planner.plan.Job;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.planner.plan.PhysicalPlan.Aggregate;
import io.velostream.planner.plan.PhysicalPlan.Project;
import io.velostream.planner.plan.PhysicalPlan.Scan;
import io.velostream.runtime.ApplicationRun;
import io.velostream.runtime.RunSettings;
import io.velostream.runtime.RunStatistics;
import io.velostream.types.Changelog;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Measures how long rows are under way: a generator makes them at a steady rate, S3b counts them,
/// and each is timed from the moment at which it was due to the one at which its bytes have left
/// the sink.
///
/// From when it was due, not from when it was made: a pause of the whole program would else delay
/// the making too, and the rows that it held up would look fast (coordinated omission).
///
/// @param rate rows per second
/// @param seconds measured, after [#WARM_UP_SECONDS]
/// @param keys how many groups a window has
/// @param batchTimeout as in SQL
public record LatencyRun(long rate, long seconds, long keys, String batchTimeout) {
    private static final int WARM_UP_SECONDS = 5;
    private static final int SYMBOLS = 10;

    /// The application.
    String sql() {
        return """
        CREATE STREAM input (
            symbol STRING, trader_id STRING, price DOUBLE, quantity BIGINT, ts TIMESTAMP,
            WATERMARK FOR ts AS ts - INTERVAL '2' SECOND
        ) WITH ('connector' = 'generator', 'rate' = '%d', 'rows' = '%d',
            'fields.symbol.kind' = 'uniform', 'fields.symbol.prefix' = 'SYM',
            'fields.symbol.min' = '0', 'fields.symbol.max' = '%d',
            'fields.trader_id.kind' = 'uniform', 'fields.trader_id.prefix' = 'TRADER',
            'fields.trader_id.min' = '0', 'fields.trader_id.max' = '%d',
            'fields.price.min' = '100', 'fields.price.max' = '200', 'fields.price.decimals' = '2',
            'fields.quantity.min' = '1', 'fields.quantity.max' = '1000');
        CREATE STREAM output AS
        SELECT trader_id, symbol, COUNT(*), AVG(price), SUM(quantity), SUM(price * quantity)
        FROM input GROUP BY trader_id, symbol
        WINDOW TUMBLING(ts, INTERVAL '1' MINUTE) EMIT CHANGES
        WITH ('connector' = 'blackhole', 'format' = 'json', 'batch.timeout' = '%s');
        """
                .formatted(
                        rate,
                        rows(),
                        SYMBOLS - 1,
                        Math.max(1, keys / SYMBOLS) - 1,
                        batchTimeout.replace("'", "''"));
    }

    private long rows() {
        return rate * (WARM_UP_SECONDS + seconds);
    }

    /// @param planner plans the application's SQL
    public LatencyResult measure(Function<String, ApplicationPlan> planner) {
        ApplicationPlan planned = planner.apply(sql());
        Job job = planned.jobs().getLast();
        RowTimes times = new RowTimes(rate, rate * WARM_UP_SECONDS);
        PhysicalPlan steps = observed(job.plan(), times);
        Job timed =
                new Job(
                        job.name(),
                        steps,
                        Optional.of(sink(times)),
                        false,
                        job.key(),
                        job.batching());
        ApplicationPlan plan = new ApplicationPlan(List.of(timed), planned.maxStateBytes());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (CollectorPauses pauses = new CollectorPauses()) {
            times.atWarmUpEnd(() -> {
                pauses.begin();
                times.cpuBefore = threads.getCurrentThreadCpuTime();
            });
            RunStatistics statistics = new ApplicationRun(plan, settings()).run();
            long cpu = threads.getCurrentThreadCpuTime() - times.cpuBefore;
            if (statistics.progress().rowsWritten() != rows()) {
                throw new IllegalStateException("not every row has left: " + statistics);
            }
            return LatencyResult.of(this, times, cpu, pauses.end());
        }
    }

    private static RunSettings settings() {
        return RunSettings.of(
                job -> {
                    throw new IllegalStateException(job.name() + " has a sink");
                },
                failure -> {
                    throw new IllegalStateException("a row failed: " + failure);
                });
    }

    private static Sink sink(RowTimes times) {
        return schema -> {
            Encoder json =
                    Providers.format("json").encoder(schema, List.of(), Options.of(Map.of()));
            return ChangelogWriter.of(
                    Changelog.APPEND,
                    new EncodedWriter(times.counting(json), new StreamWriter(times.out(), json)));
        };
    }

    /// The same steps over a source that tells when it began.
    private static PhysicalPlan observed(PhysicalPlan plan, RowTimes times) {
        return switch (plan) {
            case Scan s ->
                    new Scan(
                            s.name(),
                            times.observing(s.source()),
                            s.projection(),
                            s.watermark(),
                            s.changelog(),
                            s.deadLetters(),
                            s.schema());
            case Project p -> new Project(observed(p.input(), times), p.expressions(), p.schema());
            case Aggregate a ->
                    new Aggregate(
                            observed(a.input(), times),
                            a.keys(),
                            a.window(),
                            a.aggregates(),
                            a.emission(),
                            a.changelog(),
                            a.ttlMicros(),
                            a.schema());
            default -> throw new IllegalStateException("not a step of S3b: " + plan);
        };
    }
}
