package io.velostream.peers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The tables.
final class Report {
    private static final String NONE = "–";

    private final List<Outcome> outcomes;
    private final List<String> failures;
    private final List<String> cases;
    private final List<Engine> engines;

    /// @param failures of engines that gave no answer
    Report(List<Outcome> outcomes, List<String> failures) {
        this.outcomes = List.copyOf(outcomes);
        this.failures = List.copyOf(failures);
        cases = outcomes.stream().map(Outcome::caseName).distinct().toList();
        engines = outcomes.stream().map(Outcome::engine).distinct().sorted().toList();
    }

    /// Rates, ratios and what they come from.
    String toText() {
        return "M records/s on one core\n"
                + grid(engines, outcome -> "%.2f".formatted(rate(outcome)))
                + "\nVelostream's rate divided by the engine's\n"
                + grid(
                        engines.stream().filter(engine -> engine != Engine.VELOSTREAM).toList(),
                        this::ratio)
                + "\n"
                + "Passes (start: the fastest pass over one record, which is part of every pass)\n"
                + passes()
                + (failures.isEmpty() ? "" : "\nFailed: " + String.join("; ", failures) + "\n");
    }

    /// Engine and version, in the order of the tables.
    Map<String, String> versions() {
        return outcomes.stream()
                .collect(
                        Collectors.toMap(
                                outcome -> outcome.engine().title(),
                                outcome -> outcome.timing().version(),
                                (first, _) -> first,
                                LinkedHashMap::new));
    }

    private interface Cell {
        String text(Outcome outcome);
    }

    private static double rate(Outcome outcome) {
        return outcome.timing().recordsPerSecond() / 1e6;
    }

    private String ratio(Outcome outcome) {
        return find(outcome.caseName(), Engine.VELOSTREAM)
                .map(ours -> "%.1f".formatted(rate(ours) / rate(outcome)))
                .orElse(NONE);
    }

    private Optional<Outcome> find(String caseName, Engine engine) {
        return outcomes.stream()
                .filter(outcome ->
                        outcome.caseName().equals(caseName) && outcome.engine() == engine)
                .findFirst();
    }

    private String grid(List<Engine> columns, Cell cell) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of(""));
        columns.forEach(engine -> header.add(engine.title()));
        rows.add(header);
        for (String caseName : cases) {
            List<String> row = new ArrayList<>(List.of(caseName));
            for (Engine engine : columns) {
                row.add(find(caseName, engine).map(cell::text).orElse(NONE));
            }
            rows.add(row);
        }
        return TextTable.format(rows, Set.of(0));
    }

    private String passes() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(
                List.of(
                        "",
                        "engine",
                        "records",
                        "passes",
                        "median s",
                        "least s",
                        "most s",
                        "start s",
                        "rows out",
                        "answer"));
        for (Outcome outcome : outcomes) {
            Timing timing = outcome.timing();
            List<Long> sorted = timing.passes().stream().sorted().toList();
            rows.add(
                    List.of(
                            outcome.caseName(),
                            outcome.engine().title(),
                            "%,d".formatted(timing.records()),
                            Integer.toString(sorted.size()),
                            seconds(timing.median()),
                            seconds(sorted.getFirst()),
                            seconds(sorted.getLast()),
                            seconds(timing.start()),
                            "%,d".formatted(timing.rows()),
                            outcome.engine() == Engine.VELOSTREAM ? "" : outcome.agreement()));
        }
        return TextTable.format(rows, Set.of(0, 1, rows.getFirst().size() - 1));
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
    }
}
