package io.velostream.cli;

import io.velostream.cli.bench.BenchData;
import io.velostream.cli.bench.BenchResult;
import io.velostream.cli.bench.BenchRun;
import io.velostream.cli.bench.Scenario;
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
        return out.append(
                        """

                        Each is SQL over a generated file in the page cache, JSON lines in (S4: CSV), JSON lines
                        out to a sink that counts them, on one thread. After warm-up the median of several passes
                        is shown. Allocated bytes are those of the task's thread in the steady state; the heap is
                        the most that was in use. Files are made once and kept. "state" is the memory of groups
                        and of kept rows; by key where there are a million keys or more. "longest" is the
                        most time that one batch took, in any of the passes.

                        Examples:
                          velo bench
                          taskset -c 0 velo bench S2f S2c --json
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
                JSON);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal, FaultReport faults) throws IOException {
        List<Scenario> scenarios = scenarios(arguments.positionals());
        Optional<Long> records = arguments.number(RECORDS, 1);
        int passes = (int) Math.min(1000, arguments.number(PASSES, 1).orElse(5L));
        Path data =
                arguments
                        .value(DATA)
                        .map(terminal.directory()::resolve)
                        .orElseGet(BenchCommand::cache);
        boolean json = arguments.has(JSON);
        BenchData files = new BenchData(data, terminal.err());
        if (!json) {
            terminal.out().println(BenchResult.HEADER);
        }
        for (Scenario scenario : scenarios) {
            BenchRun run =
                    new BenchRun(scenario, files, records.orElseGet(scenario::records), passes);
            BenchResult result =
                    run.measure(sql ->
                            Planning.plan(SqlText.typed(sql, terminal), true, ResultFormat.JSON)
                                    .plan());
            terminal.out().println(json ? result.toJson() : result.toLine());
            terminal.out().flush();
        }
        return ExitCode.OK;
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
        List<String> known = Arrays.stream(Scenario.values()).map(Scenario::title).toList();
        return new UsageException(
                "there is no scenario \""
                        + title
                        + "\", "
                        + Suggestions.didYouMean(title, known)
                                .orElse("known: " + String.join(", ", known)));
    }

    private static Path cache() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path root =
                cache == null || cache.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(cache);
        return root.resolve("velostream").resolve("bench");
    }
}
