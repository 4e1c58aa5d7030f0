package io.velostream.cli;

import io.velostream.connect.Options;
import io.velostream.connect.Providers;
import io.velostream.connect.SinkWriter;
import io.velostream.connectors.console.EncodedSinkWriter;
import io.velostream.connectors.console.TableSinkWriter;
import io.velostream.connectors.console.TableWriter;
import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.planner.plan.Job;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.runtime.ApplicationRun;
import io.velostream.runtime.RunSettings;
import io.velostream.runtime.RunStatistics;
import io.velostream.types.Schema;
import io.velostream.types.UserException;
import java.io.OutputStream;
import java.util.Map;
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
            if (terminal.out().checkError()) {
                // Nobody reads on, as in `velo query … | head`: that is no news to anybody.
                return ExitCode.OUTPUT_CLOSED;
            }
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

    private SinkWriter openResult(Job job) {
        Schema schema = job.plan().schema();
        OutputStream out = new ResultStream(terminal.out());
        return switch (format) {
            case TABLE -> new TableSinkWriter(new TableWriter(out, schema, lineWidth()));
            case JSON, CSV ->
                    new EncodedSinkWriter(
                            Providers.format(format.word())
                                    .encoder(schema, Options.of(Map.of())),
                            out);
        };
    }

    /// Only a terminal has lines of a certain width.
    private int lineWidth() {
        return terminal.isOutputTerminal()
                ? io.velostream.connectors.console.Terminal.width().orElse(Integer.MAX_VALUE)
                : Integer.MAX_VALUE;
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
