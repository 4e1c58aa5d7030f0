package io.velostream.planner.catalog;

import io.velostream.connect.Option;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The keys of a WITH clause that the planner itself understands, whatever the connector.
final class PlannerOptions {
    static final Option CONNECTOR =
            Option.of("connector", "the kind of place, such as file", "type");
    static final Option TIME_FIELD =
            Option.of(
                    "event.time.field",
                    "the column that tells when a row happened",
                    "event.time.column",
                    "timestamp");
    static final Option TIME_FORMAT =
            Option.of(
                    "event.time.format",
                    "how the event time is written: epoch_millis or iso8601",
                    "timestamp_format");
    static final Option STRATEGY =
            Option.withDefault(
                    "watermark.strategy",
                    "bounded_out_of_orderness",
                    "bounded_out_of_orderness or ascending");
    static final Option DELAY =
            Option.withDefault(
                    "watermark.max_out_of_orderness",
                    "0s",
                    "by how much rows may come out of order",
                    "watermark.max.out.of.orderness");
    static final Option LATE =
            Option.withDefault(
                    "late.data.strategy", "drop", "what happens to rows that come too late");
    static final Option LATENESS =
            Option.withDefault(
                    "allowed.lateness",
                    "0s",
                    "how long after its end a window still takes rows",
                    "late.data.allowed.lateness");
    static final Option FAILURE =
            Option.withDefault(
                    "failure.strategy",
                    "log_and_continue",
                    "what happens to rows that cannot be processed",
                    "failure_strategy");

    static final Option STATE_TTL =
            Option.of(
                    "state.ttl",
                    "how long groups, keys and distinct rows are kept after their last row",
                    "table.exec.state.ttl");
    static final Option STATE_BYTES =
            Option.of("state.max.bytes", "how much memory the state may take, such as 512MB");

    static final List<Option> ALL =
            List.of(
                    CONNECTOR,
                    TIME_FIELD,
                    TIME_FORMAT,
                    STRATEGY,
                    DELAY,
                    LATE,
                    LATENESS,
                    FAILURE,
                    STATE_TTL,
                    STATE_BYTES);

    /// Those that say something of the state of the statement they stand in.
    private static final List<Option> OF_STATEMENT = List.of(STATE_TTL, STATE_BYTES);

    /// Those that say something of the source's rows and may stand without a table's name.
    static final List<Option> OF_SOURCES =
            List.of(TIME_FIELD, TIME_FORMAT, STRATEGY, DELAY, LATE, LATENESS, FAILURE);

    /// Other systems' names for keys that connectors know by ours.
    private static final List<Option> RENAMED =
            List.of(Option.of("format", "how rows look as bytes", "value_format", "value.format"));

    /// Keys, or their beginnings, that are accepted and need nothing done.
    ///
    /// @param reason why the result is the same without them
    private record Operational(String prefix, String reason) {}

    private static final List<Operational> OPERATIONAL =
            List.of(
                    new Operational("observability.", "telemetry does not change rows"),
                    new Operational("tracing.", "telemetry does not change rows"),
                    new Operational("prometheus.", "telemetry does not change rows"),
                    new Operational("resource.monitoring.", "telemetry does not change rows"),
                    new Operational("performance_profile", "readers tune themselves"),
                    new Operational("batch.", "readers choose their own batches"),
                    new Operational("batch_size", "readers choose their own batches"),
                    new Operational("watermark.idle.timeout", "no connector here falls idle"),
                    new Operational("scan.watermark.", "no connector here falls idle"));

    /// Keys, or their beginnings, that later connectors and strategies will know.
    private static final List<String> PLANNED =
            List.of(
                    "config_file",
                    "dead.letter.queue.",
                    "retry.",
                    "circuit.breaker.",
                    "schema.registry.",
                    "kafka_topic",
                    "topic",
                    "bootstrap.servers",
                    "properties.",
                    "key_format",
                    "partitions",
                    "replicas",
                    "scan.",
                    "sink.parallelism",
                    "parallelism",
                    "state.");

    private PlannerOptions() {}

    static boolean isOperational(String key) {
        return OPERATIONAL.stream().anyMatch(o -> key.startsWith(o.prefix()));
    }

    static boolean isPlanned(String key) {
        return PLANNED.stream().anyMatch(p -> p.endsWith(".") ? key.startsWith(p) : key.equals(p));
    }

    static Optional<Option> find(String key) {
        return ALL.stream().filter(option -> option.matches(key)).findFirst();
    }

    static boolean isOfStatement(String key) {
        return OF_STATEMENT.stream().anyMatch(option -> option.matches(key));
    }

    static boolean isOfSources(String key) {
        return OF_SOURCES.stream().anyMatch(option -> option.matches(key));
    }

    /// The key as connectors know it, in lower case.
    static String canonical(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return RENAMED.stream()
                .filter(option -> option.aliases().contains(lower))
                .map(Option::key)
                .findFirst()
                .orElse(lower);
    }
}
