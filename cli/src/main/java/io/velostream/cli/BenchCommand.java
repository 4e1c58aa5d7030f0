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
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `velo bench`: measures the engine on this machine.
final class BenchCommand implements Verb {
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
        StringBuilder out = new StringBuilder("Scenarios (all, if none is named):\n");
        for (Scenario scenario : Scenario.values()) {
            out.append("  %-4s  %s%n".formatted(scenario.title(), scenario.question()));
        }
        return out.append(
                        """

                        Each is SQL over a generated file in the page cache, JSON lines in (S4: CSV), JSON lines
                        out to a sink that counts them, on one thread. After warm-up the median of several passes
                        is shown. Allocated bytes are those of the task's thread in the steady state; the heap is
                        the most that was in use. Files are made once and kept.

                        Examples:
                          velo bench
                          taskset -c 0 velo bench S2f S2c --json
                        """)
                .toString();
    }

    @Override
    public CommandSpec arguments() {
        return CommandSpec.create()
                .addPositional(
                        PositionalParamSpec.builder()
                                .paramLabel("SCENARIO")
                                .arity("0..*")
                                .type(List.class)
                                .auxiliaryTypes(String.class)
                                .description("What to measure, such as S2f")
                                .build())
                .addOption(
                        OptionSpec.builder("--records")
                                .paramLabel("N")
                                .type(String.class)
                                .description("Rows of a file (default 5,000,000; S4 20,000,000)")
                                .build())
                .addOption(
                        OptionSpec.builder("--passes")
                                .paramLabel("N")
                                .type(String.class)
                                .description("Measured passes over the file (default 5)")
                                .build())
                .addOption(
                        OptionSpec.builder("--data")
                                .paramLabel("DIR")
                                .type(String.class)
                                .description(
                                        "Where files are kept (default ~/.cache/velostream/bench)")
                                .build())
                .addOption(
                        OptionSpec.builder("--json")
                                .description("Prints an object a line")
                                .build());
    }

    @Override
    public int run(ParseResult arguments, Terminal terminal, FaultReport faults)
            throws IOException {
        List<Scenario> scenarios = scenarios(arguments.matchedPositionalValue(0, List.of()));
        OptionalLong records = number(arguments, "--records");
        int passes = (int) Math.min(1000, number(arguments, "--passes").orElse(5));
        String data = arguments.matchedOptionValue("--data", "");
        boolean json = arguments.hasMatchedOption("--json");
        BenchData files =
                new BenchData(
                        data.isEmpty() ? cache() : terminal.directory().resolve(data),
                        terminal.err());
        if (!json) {
            terminal.out().println(BenchResult.HEADER);
        }
        for (Scenario scenario : scenarios) {
            BenchRun run = new BenchRun(scenario, files, records.orElse(scenario.records()), passes);
            BenchResult result =
                    run.measure(sql -> Planning.plan(SqlText.typed(sql, terminal), true).plan());
            terminal.out().println(json ? result.toJson() : result.toLine());
            terminal.out().flush();
        }
        return ExitCode.OK;
    }

    private static List<Scenario> scenarios(List<String> titles) {
        if (titles.isEmpty()) {
            return List.of(Scenario.values());
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
                "there is no scenario \"" + title + "\", "
                        + Suggestions.didYouMean(title, known)
                                .orElse("known: " + String.join(", ", known)));
    }

    private static OptionalLong number(ParseResult arguments, String option) {
        String text = arguments.matchedOptionValue(option, "");
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(text.replace("_", "").replace(",", ""));
            if (number > 0) {
                return OptionalLong.of(number);
            }
        } catch (NumberFormatException _) {
            // The same message as for a number that is too small.
        }
        throw new UsageException(option + " is \"" + text + "\", expected a number from 1");
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
