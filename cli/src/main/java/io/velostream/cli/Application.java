package io.velostream.cli;

import io.velostream.connect.Options;
import io.velostream.connect.Providers;
import io.velostream.connect.SinkWriter;
import io.velostream.connect.TableDefinition;
import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.planner.plan.Job;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.runtime.ApplicationRun;
import io.velostream.runtime.RunSettings;
import io.velostream.runtime.RunStatistics;
import io.velostream.types.UserException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Plans statements, runs them, and prints results, progress and what went wrong.
final class Application {
    private final Terminal terminal;
    private final FaultReport faults;
    private final ResultFormat format;
    private final OptionalLong limit;

    /// @param limit the most rows of each result
    Application(
            Terminal terminal, FaultReport faults, ResultFormat format, OptionalLong limit) {
        this.terminal = terminal;
        this.faults = faults;
        this.format = format;
        this.limit = limit;
    }

    /// @return the exit code
    int run(Supplier<SqlText> source) throws InterruptedException {
        SqlText sql = source.get();
        try {
            run(Planning.plan(sql));
            return ExitCode.OK;
        } catch (UserException e) {
            terminal.progress().clear();
            faults.show(e, sql.name(), sql.text());
            return ExitCode.FAILED;
        }
    }

    private void run(ApplicationPlan plan) throws InterruptedException {
        RunSettings settings =
                RunSettings.of(
                        this::openResult,
                        failure -> terminal.progress().println(RunReport.of(failure)));
        ApplicationRun run = new ApplicationRun(limited(plan), settings);
        RunStatistics statistics;
        try (StopOnSignal _ = new StopOnSignal(run::stop)) {
            long start = System.nanoTime();
            run.start();
            while (!run.await(ProgressLine.MILLIS)) {
                if (terminal.progress().isVisible()) {
                    double seconds = (System.nanoTime() - start) / 1e9;
                    terminal.progress().show(run.progress(), seconds);
                }
            }
            terminal.progress().clear();
            statistics = run.join();
        }
        terminal.out().flush();
        boolean hasSinks = plan.jobs().stream().anyMatch(job -> job.sink().isPresent());
        RunReport.of(statistics, hasSinks && terminal.progress().isVisible())
                .forEach(terminal.err()::println);
    }

    private SinkWriter openResult(Job job) throws IOException {
        TableDefinition stdout =
                new TableDefinition(
                        job.name(),
                        Optional.empty(),
                        List.of(),
                        Options.of(Map.of("format", format.word())),
                        terminal.directory());
        return Providers.connector("stdout").sink(stdout).open(job.plan().schema());
    }

    private ApplicationPlan limited(ApplicationPlan plan) {
        if (limit.isEmpty()) {
            return plan;
        }
        return new ApplicationPlan(
                plan.jobs().stream()
                        .map(job -> job.result() ? limited(job, limit.getAsLong()) : job)
                        .toList());
    }

    private static Job limited(Job job, long rows) {
        return new Job(
                job.name(), new PhysicalPlan.Limit(job.plan(), 0, rows), job.sink(), job.result());
    }
}
