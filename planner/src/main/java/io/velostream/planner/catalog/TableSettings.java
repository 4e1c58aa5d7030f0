package io.velostream.planner.catalog;

import io.velostream.connect.Connector;
import io.velostream.connect.Format;
import io.velostream.connect.Option;
import io.velostream.connect.Options;
import io.velostream.connect.Options.Value;
import io.velostream.connect.Providers;
import io.velostream.planner.logical.StateLimits;
import io.velostream.types.Diagnostic;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A WITH clause taken apart: what the planner understands, and the rest for the connector.
///
/// @param timeField the event time's column, if an option names it
/// @param timeFormat its type, if an option tells it
/// @param delayMicros by how much rows may come out of order
/// @param latenessMicros how long windows take late rows
/// @param state what is said about the state of those who read it
/// @param rest for the connector and its format
record TableSettings(
        Connector connector,
        Optional<Value> timeField,
        Optional<SqlType> timeFormat,
        long delayMicros,
        long latenessMicros,
        StateLimits state,
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
        checkStrategies(options);
        return new TableSettings(
                connector,
                given(options, PlannerOptions.TIME_FIELD),
                timeFormat(options),
                isAscending(options) ? 0 : duration(options, PlannerOptions.DELAY),
                duration(options, PlannerOptions.LATENESS),
                StateOptions.of(options),
                new Options(rest));
    }

    private static Connector connector(Options options, Map<String, Value> rest, String table) {
        Optional<Value> named = given(options, PlannerOptions.CONNECTOR);
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

    private static void checkStrategies(Options options) {
        refuseOther(options, PlannerOptions.LATE, "drop");
        refuseOther(options, PlannerOptions.FAILURE, "log_and_continue");
        String strategy = options.text(PlannerOptions.STRATEGY).toLowerCase(Locale.ROOT);
        if (!strategy.equals("bounded_out_of_orderness") && !isAscending(options)) {
            throw notSupportedYet(
                    "watermark strategy \"" + strategy + "\"",
                    given(options, PlannerOptions.STRATEGY).orElseThrow());
        }
    }

    private static boolean isAscending(Options options) {
        String strategy = options.text(PlannerOptions.STRATEGY).toLowerCase(Locale.ROOT);
        return strategy.equals("ascending") || strategy.equals("monotonous");
    }

    private static void refuseOther(Options options, Option option, String supported) {
        String text = options.text(option).toLowerCase(Locale.ROOT);
        if (!text.equals(supported)) {
            throw notSupportedYet(
                    "'" + option.key() + "' = '" + text + "'",
                    given(options, option).orElseThrow());
        }
    }

    private static long duration(Options options, Option option) {
        return Durations.micros(options.text(option))
                .orElseThrow(
                        () -> options.invalid(option, "a length of time such as 5s, 500ms or 1m"));
    }

    private static Optional<SqlType> timeFormat(Options options) {
        Optional<Value> given = given(options, PlannerOptions.TIME_FORMAT);
        return given.map(value ->
                switch (value.text().toLowerCase(Locale.ROOT)) {
                    case "epoch_millis" -> Basic.BIGINT;
                    case "iso8601" -> Basic.TIMESTAMP;
                    default ->
                            throw notSupportedYet(
                                    "event time format \"" + value.text() + "\"", value);
                });
    }

    private static Optional<Value> given(Options options, Option option) {
        return options.values().entrySet().stream()
                .filter(e -> option.matches(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
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
