package io.velostream.planner.catalog;

import io.velostream.connect.Connector;
import io.velostream.connect.Format;
import io.velostream.connect.Option;
import io.velostream.connect.Options;
import io.velostream.connect.Options.Value;
import io.velostream.connect.Providers;
import io.velostream.planner.logical.LateRows;
import io.velostream.planner.logical.StateLimits;
import io.velostream.planner.plan.Batching;
import io.velostream.types.Diagnostic;
import io.velostream.types.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A WITH clause taken apart: what the planner understands, and the rest for the connector.
///
/// @param late what windows do with late rows
/// @param state what is said about the state of those who read it
/// @param batching when rows leave it, if it says so
/// @param rest for the connector and its format
record TableSettings(
        Connector connector,
        TimeOptions time,
        LateRows late,
        Optional<DeadLetterOptions> deadLetters,
        StateLimits state,
        Optional<Batching> batching,
        Options rest) {

    /// @param values by key in any case
    /// @param table what the options are for, such as `stream "trades"`
    static TableSettings of(Map<String, Value> values, String table) {
        Map<String, Value> own = new TreeMap<>();
        Map<String, Value> rest = new TreeMap<>();
        values.forEach((key, value) -> {
            String name = PlannerOptions.canonical(key);
            if (PlannerOptions.find(name).isPresent()) {
                own.put(name, value);
            } else {
                rest.put(name, value);
            }
        });
        Options options = new Options(own);
        Connector connector = connector(options, rest, table);
        rest.entrySet().removeIf(e -> isDone(e.getKey(), e.getValue(), connector));
        checkKnown(rest, connector);
        LateOptions late = LateOptions.of(options);
        return new TableSettings(
                connector,
                TimeOptions.of(options),
                late.rows(),
                DeadLetterOptions.of(options, late.deadLetter()),
                StateOptions.of(options),
                BatchOptions.of(options),
                new Options(rest));
    }

    private static Connector connector(Options options, Map<String, Value> rest, String table) {
        Optional<Value> named = PlannerOptions.given(options, PlannerOptions.CONNECTOR);
        if (named.isEmpty()) {
            // What other systems need instead of a connector's name is the better complaint.
            rest.forEach((key, value) -> {
                if (PlannerOptions.isPlanned(key)) {
                    throw notSupportedYet("option \"" + key + "\"", value);
                }
            });
            throw new UserException(
                    Diagnostic.of("CONNECTOR_MISSING", table + " has no connector")
                            .withHint(
                                    "add WITH ('connector' = 'file', 'path' = '…', 'format' ="
                                            + " 'json')"));
        }
        return Connectors.named(named.get());
    }

    /// Whether an option is dealt with here: it needs nothing done, or must be refused.
    private static boolean isDone(String key, Value value, Connector connector) {
        boolean known = connector.options().stream().anyMatch(o -> o.matches(key));
        if (!known && PlannerOptions.isPlanned(key)) {
            throw notSupportedYet("option \"" + key + "\"", value);
        }
        return !known && PlannerOptions.isOperational(key);
    }

    /// The connector checks again when it is opened, and more exactly, but a table that nobody
    /// reads must not hide a misspelt option.
    private static void checkKnown(Map<String, Value> rest, Connector connector) {
        List<Option> known = new ArrayList<>(connector.options());
        known.addAll(PlannerOptions.ALL);
        Providers.all(Format.class).forEach(format -> known.addAll(format.options()));
        new Options(rest).checkKnown(known, "connector \"" + connector.name() + "\"");
    }

    static UserException notSupportedYet(String what, Value value) {
        return new UserException(
                new Diagnostic(
                        "NOT_SUPPORTED_YET",
                        what + " is not supported yet",
                        value.place(),
                        Optional.empty()));
    }
}
