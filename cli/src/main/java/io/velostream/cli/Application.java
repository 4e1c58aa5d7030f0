package io.velostream.cli;

import io.velostream.planner.PlannedApplication;
import io.velostream.planner.StatementResult;
import io.velostream.planner.distribution.TaskSettings;
import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.planner.plan.Job;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.runtime.ApplicationRun;
import io.velostream.runtime.RunSettings;
import io.velostream.runtime.RunStatistics;
import io.velostream.types.UserException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/// Plans statements, runs them, and prints results, progress and what went wrong.
final class Application {
    private final Terminal terminal;
    private final FaultReport faults;
    private final ResultPrinter printer;
    private final ResultFormat format;
    private final boolean boundedFinal;
    private final Optional<Long> limit;
    private final TaskSettings tasks;

    /// @param boundedFinal see [Planning#plan]
    /// @param limit the most rows of each result
    /// @param tasks how many tasks there shall be
    Application(
            Terminal terminal,
            FaultReport faults,
            ResultFormat format,
            boolean boundedFinal,
            Optional<Long> limit,
            TaskSettings tasks) {
        this.tasks = tasks;
        this.terminal = terminal;
        this.faults = faults;
        this.format = format;
        this.boundedFinal = boundedFinal;
        this.limit = limit;
        printer = new ResultPrinter(terminal, format);
    }

    /// @return the exit code
    int run(Supplier<SqlText> source) throws IOException, InterruptedException {
        SqlText sql = source.get();
        try {
            PlannedApplication planned = Planning.plan(sql, boundedFinal, format, tasks);
            faults.warn(planned.warnings(), sql.name(), sql.text());
            run(planned);
            return ExitCode.OK;
        } catch (UserException e) {
            terminal.progress().clear();
            if (terminal.out().checkError()) {
                // The fault is that of standard output, and told where that is known.
                return ExitCode.OUTPUT_CLOSED;
            }
            faults.show(e, sql.name(), sql.text());
            return ExitCode.FAILED;
        }
    }

    private void run(PlannedApplication application) throws IOException, InterruptedException {
        boolean answered = false;
        for (StatementResult result : application.results()) {
            if (result instanceof StatementResult.Answer(var table)) {
                printer.print(table);
                answered = true;
            }
        }
        if (!application.plan().jobs().isEmpty()) {
            run(limited(application.plan()));
        } else if (!answered) {
            terminal.err().println("velo: nothing to run, the statements only declare");
        }
    }

    private void run(ApplicationPlan plan) throws InterruptedException {
        RunSettings settings =
                RunSettings.of(
                        printer::open,
                        failure -> terminal.progress().println(RunReport.of(failure)));
        ApplicationRun run = new ApplicationRun(plan, settings);
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

    private ApplicationPlan limited(ApplicationPlan plan) {
        if (limit.isEmpty()) {
            return plan;
        }
        return new ApplicationPlan(
                plan.jobs().stream()
                        .map(job -> job.result() ? limited(job, limit.get()) : job)
                        .toList(),
                plan.maxStateBytes(),
                plan.parallelism());
    }

    private static Job limited(Job job, long rows) {
        return job.withPlan(new PhysicalPlan.Limit(job.plan(), 0, rows));
    }
}
