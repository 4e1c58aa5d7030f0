package io.velostream.cli;

import io.velostream.cli.bench.BenchData;
import io.velostream.cli.bench.BenchResult;
import io.velostream.cli.bench.BenchRun;
import io.velostream.cli.bench.LatencyResult;
import io.velostream.cli.bench.LatencyRun;
import io.velostream.cli.bench.Scenario;
import io.velostream.planner.distribution.TaskSettings;
import io.velostream.types.Suggestions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `velo bench`: measures the engine on this machine.
final class BenchCommand implements Verb {
    private static final Syntax.Option RECORDS =
            Syntax.Option.withValue(
                    "N",
                    "Rows of a file (default 5,000,000; S4, S7, S8, G10M 20,000,000)",
                    "--records");
    private static final Syntax.Option PASSES =
            Syntax.Option.withValue("N", "Measured passes over the file (default 5)", "--passes");
    private static final Syntax.Option DATA =
            Syntax.Option.withValue(
                    "DIR", "Where files are kept (default ~/.cache/velostream/bench)", "--data");
    private static final Syntax.Option JSON =
            Syntax.Option.flag("Prints an object a line", "--json");
    private static final Syntax.Option SQL =
            Syntax.Option.flag("Makes the file and prints the SQL that reads it", "--sql");

    private static final String LATENCY = "latency";
    private static final Syntax.Option RATE =
            Syntax.Option.withValue("R", "latency: rows per second (default 100,000)", "--rate");
    private static final Syntax.Option SECONDS =
            Syntax.Option.withValue(
                    "N", "latency: how long is measured (default 20 s)", "--seconds");
    private static final Syntax.Option KEYS =
            Syntax.Option.withValue("N", "latency: groups in a window (default 200)", "--keys");
    private static final Syntax.Option TIMEOUT =
            Syntax.Option.withValue(
                    "TIME", "latency: the sink's batch.timeout (default 5ms)", "--batch-timeout");

    private static final List<Syntax.Option> OF_SCENARIOS =
            List.of(RECORDS, PASSES, DATA, SQL, Planning.PARALLELISM);
    private static final List<Syntax.Option> OF_LATENCY = List.of(RATE, SECONDS, KEYS, TIMEOUT);

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String summary() {
        return "Measures the engine on this machine";
    }

    @Override
    public String synopsis() {
        return "[SCENARIO...] [--records N] [--json]";
    }

    @Override
    public String details() {
        StringBuilder out = new StringBuilder("Scenarios (all without *, if none is named):\n");
        for (Scenario scenario : Scenario.values()) {
            String title = scenario.title() + (scenario.isUsual() ? "" : " *");
            out.append("  %-7s  %s%n".formatted(title, scenario.question()));
        }
        out.append("  %-7s  %s%n".formatted(LATENCY, "how long S3b's rows are under way"));
        return out.append(
                        """

                        Each is SQL over a generated file in the page cache, JSON lines in (S4: CSV), JSON lines
                        out to a sink that counts them, on one thread. After warm-up the median of several passes
                        is shown. Allocated bytes are those of the task's thread in the steady state; the heap is
                        the most that was in use. Files are made once and kept. "state" is the memory of groups
                        and of kept rows; by key where there are a million keys or more. "longest" is the
                        most time that one batch took, in any of the passes.

                        latency stands alone: a generator makes rows at a steady rate, and each is
                        timed from when it was due to when its bytes have left the sink.

                        Examples:
                          velo bench
                          taskset -c 0 velo bench S2f S2c --json
                          velo bench S0 S4 --parallelism 2
                          velo bench latency --rate 100000 --seconds 60
                          velo bench S0 --sql > s0.sql && velo run s0.sql
                        """)
                .toString();
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                new Syntax.Positional(
                        "SCENARIO", 0, Integer.MAX_VALUE, "What to measure, such as S2f"),
                RECORDS,
                PASSES,
                DATA,
                Planning.PARALLELISM,
                SQL,
                RATE,
                SECONDS,
                KEYS,
                TIMEOUT,
                JSON);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal, FaultReport faults) throws IOException {
        boolean isLatency = arguments.positionals().contains(LATENCY);
        check(arguments, isLatency ? OF_SCENARIOS : OF_LATENCY, isLatency);
        if (isLatency) {
            latency(arguments, terminal);
            return ExitCode.OK;
        }
        List<Scenario> scenarios = scenarios(arguments.positionals());
        TaskSettings tasks = Planning.tasks(arguments);
        Optional<Long> records = arguments.number(RECORDS, 1);
        int passes = (int) Math.min(1000, arguments.number(PASSES, 1).orElse(5L));
        Path data =
                arguments
                        .value(DATA)
                        .map(terminal.directory()::resolve)
                        .orElseGet(BenchData::usualDirectory);
        boolean json = arguments.has(JSON);
        BenchData files = new BenchData(data, terminal.err());
        if (arguments.has(SQL)) {
            for (Scenario scenario : scenarios) {
                long rows = records.orElseGet(scenario::records);
                terminal.out().print(scenario.sql(files.file(scenario.data(), rows)));
            }
            return ExitCode.OK;
        }
        if (!json) {
            terminal.out().println(BenchResult.HEADER);
        }
        for (Scenario scenario : scenarios) {
            BenchRun run =
                    new BenchRun(scenario, files, records.orElseGet(scenario::records), passes);
            BenchResult result =
                    run.measure(sql ->
                            Planning.plan(
                                            SqlText.typed(sql, terminal),
                                            true,
                                            ResultFormat.JSON,
                                            tasks)
                                    .plan());
            terminal.out().println(json ? result.toJson() : result.toLine());
            terminal.out().flush();
        }
        return ExitCode.OK;
    }

    /// @param foreign the options of what is not measured
    private static void check(Arguments arguments, List<Syntax.Option> foreign, boolean isLatency) {
        if (isLatency && arguments.positionals().size() > 1) {
            throw new UsageException(LATENCY + " is measured alone");
        }
        for (Syntax.Option option : foreign) {
            if (arguments.has(option)) {
                throw new UsageException(
                        option.names().getFirst()
                                + (isLatency ? " is not for " : " is only for ")
                                + LATENCY);
            }
        }
    }

    private static void latency(Arguments arguments, Terminal terminal) {
        LatencyRun run =
                new LatencyRun(
                        arguments.number(RATE, 1).orElse(100_000L),
                        arguments.number(SECONDS, 1).orElse(20L),
                        arguments.number(KEYS, 1).orElse(200L),
                        arguments.value(TIMEOUT).orElse("5ms"));
        LatencyResult result =
                run.measure(sql ->
                        Planning.plan(SqlText.typed(sql, terminal), true, ResultFormat.JSON)
                                .plan());
        boolean json = arguments.has(JSON);
        if (!json) {
            terminal.out().println(LatencyResult.HEADER);
        }
        terminal.out().println(json ? result.toJson() : result.toLine());
        terminal.out().flush();
    }

    private static List<Scenario> scenarios(List<String> titles) {
        if (titles.isEmpty()) {
            return Arrays.stream(Scenario.values()).filter(Scenario::isUsual).toList();
        }
        List<Scenario> scenarios = new ArrayList<>();
        for (String title : titles) {
            scenarios.add(Scenario.find(title).orElseThrow(() -> unknown(title)));
        }
        return scenarios;
    }

    private static UsageException unknown(String title) {
        List<String> known = new ArrayList<>(List.of(LATENCY));
        Arrays.stream(Scenario.values()).map(Scenario::title).forEach(known::add);
        return new UsageException(
                "there is no scenario \""
                        + title
                        + "\", "
                        + Suggestions.didYouMean(title, known)
                                .orElse("known: " + String.join(", ", known)));
    }
}
