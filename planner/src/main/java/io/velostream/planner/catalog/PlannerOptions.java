package io.velostream.planner.catalog;

import io.velostream.connect.Option;
import io.velostream.connect.Options;
import io.velostream.connect.Options.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
                    "how the event time is written: epoch_millis, epoch_seconds, iso8601 or a"
                            + " pattern",
                    "timestamp_format");
    static final Option STRATEGY =
            Option.withDefault(
                    "watermark.strategy",
                    "bounded_out_of_orderness",
                    "bounded_out_of_orderness, ascending or none");
    static final Option DELAY =
            Option.withDefault(
                    "watermark.max_out_of_orderness",
                    "0s",
                    "by how much rows may come out of order",
                    "watermark.max.out.of.orderness");
    static final Option IDLE =
            Option.withDefault(
                    "watermark.idle.timeout",
                    "5s",
                    "after how long without a row a split does not hold event time back",
                    "scan.watermark.idle-timeout");
    static final Option LATE =
            Option.withDefault(
                    "late.data.strategy",
                    "drop",
                    "what happens to rows that come too late: drop, dead_letter or update");
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
    static final Option DEAD_LETTERS =
            Option.of(
                    "dead.letter.queue.path",
                    "the file for rows that cannot be used",
                    "dead.letter.file");

    static final Option STATE_TTL =
            Option.of(
                    "state.ttl",
                    "how long groups, keys and distinct rows are kept after their last row",
                    "table.exec.state.ttl");
    static final Option STATE_BYTES =
            Option.of("state.max.bytes", "how much memory the state may take, such as 512MB");

    static final Option PARALLELISM =
            Option.of("parallelism", "how many tasks run the statement", "num_partitions");

    private static final List<Option> COMMON =
            List.of(
                    CONNECTOR,
                    TIME_FIELD,
                    TIME_FORMAT,
                    STRATEGY,
                    DELAY,
                    IDLE,
                    LATE,
                    LATENESS,
                    FAILURE,
                    DEAD_LETTERS,
                    STATE_TTL,
                    STATE_BYTES);

    static final List<Option> ALL =
            Stream.concat(COMMON.stream(), BatchOptions.ALL.stream()).toList();

    /// Those that say something of the state of the statement they stand in.
    private static final List<Option> OF_STATE = List.of(STATE_TTL, STATE_BYTES);

    /// Those that say something of the source's rows and may stand without a table's name.
    static final List<Option> OF_SOURCES = COMMON.subList(1, COMMON.size() - OF_STATE.size());

    /// Those that say something of a statement's windows where they say nothing of a source.
    private static final List<Option> OF_WINDOWS = List.of(LATE, LATENESS);

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
                    new Operational("batch.enable", "readers choose their own batches"),
                    new Operational("batch.size", "readers choose their own batches"),
                    new Operational("batch.strategy", "readers choose their own batches"),
                    new Operational("batch_size", "readers choose their own batches"),
                    new Operational("scan.watermark.emit.", "watermarks move on with each batch"),
                    new Operational("scan.watermark.alignment.", "splits are read in step"));

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

    static boolean isOfState(String key) {
        return OF_STATE.stream().anyMatch(option -> option.matches(key));
    }

    static boolean isOfBatches(String key) {
        return BatchOptions.ALL.stream().anyMatch(option -> option.matches(key));
    }

    static boolean isOfSources(String key) {
        return OF_SOURCES.stream().anyMatch(option -> option.matches(key));
    }

    static boolean isOfWindows(String key) {
        return OF_WINDOWS.stream().anyMatch(option -> option.matches(key));
    }

    static Optional<Value> given(Options options, Option option) {
        return options.values().entrySet().stream()
                .filter(e -> option.matches(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// Micros.
    static long duration(Options options, Option option) {
        return Durations.micros(options.text(option))
                .orElseThrow(
                        () -> options.invalid(option, "a length of time such as 5s, 500ms or 1m"));
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
