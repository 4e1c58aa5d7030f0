package io.velostream.planner.catalog;

import io.velostream.connect.Option;
import io.velostream.connect.Options;
import io.velostream.connect.Options.Value;
import io.velostream.planner.plan.Batching;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads `batch.timeout`, and Velostream's `sink.batch.…`, which are strategies to fill a batch.
/// Here rows leave as soon as any limit is reached, so that a strategy only names its limits.
final class BatchOptions {
    static final Option TIMEOUT =
            Option.withDefault(
                    "batch.timeout",
                    "5ms",
                    "how long a row may wait for others before it leaves an output",
                    "sink.batch.timeout",
                    "batch_timeout");
    private static final Option ENABLE =
            Option.withDefault(
                    "sink.batch.enable", "true", "false: no row waits for others (timeout 0)");
    private static final Option STRATEGY =
            Option.withDefault(
                    "sink.batch.strategy",
                    "fixed_size",
                    "fixed_size, time_window, adaptive_size, memory_based, low_latency or"
                            + " mega_batch");
    private static final Option SIZE =
            Option.of("sink.batch.size", "how many rows leave together at the latest");
    private static final Option MAX_SIZE =
            Option.of("sink.batch.max_size", "the same, whatever the strategy");
    private static final Option WINDOW =
            Option.of("sink.batch.window", "the timeout of strategy time_window");
    private static final Option MEMORY =
            Option.of("sink.batch.memory_size", "how many bytes leave together at the latest");
    private static final Option MIN_SIZE =
            Option.of("sink.batch.min_size", "accepted: rows leave in time, however few");
    private static final Option ADAPTIVE_MAX =
            Option.of("sink.batch.adaptive_max_size", "how many rows leave together at the latest");
    private static final Option TARGET =
            Option.of("sink.batch.target_latency", "the timeout of strategy adaptive_size");
    private static final Option LOW_MAX =
            Option.of(
                    "sink.batch.low_latency_max_size",
                    "how many rows leave together at the latest");
    private static final Option LOW_WAIT =
            Option.withDefault(
                    "sink.batch.low_latency_wait", "1ms", "the timeout of strategy low_latency");
    private static final Option EAGER =
            Option.withDefault(
                    "sink.batch.eager_processing", "false", "true: no row waits for others");

    static final List<Option> ALL =
            List.of(
                    TIMEOUT,
                    ENABLE,
                    STRATEGY,
                    SIZE,
                    MAX_SIZE,
                    WINDOW,
                    MEMORY,
                    MIN_SIZE,
                    ADAPTIVE_MAX,
                    TARGET,
                    LOW_MAX,
                    LOW_WAIT,
                    EAGER);

    /// For every strategy.
    private static final List<Option> OF_ALL = List.of(TIMEOUT, ENABLE, STRATEGY, MAX_SIZE);

    /// What decides when rows leave.
    private enum Strategy {
        FIXED_SIZE,
        TIME_WINDOW,
        ADAPTIVE_SIZE,
        MEMORY_BASED,
        LOW_LATENCY,
        MEGA_BATCH;

        List<Option> options() {
            return switch (this) {
                case FIXED_SIZE, MEGA_BATCH -> List.of(SIZE);
                case TIME_WINDOW -> List.of(WINDOW);
                case ADAPTIVE_SIZE -> List.of(MIN_SIZE, ADAPTIVE_MAX, TARGET);
                case MEMORY_BASED -> List.of(MEMORY);
                case LOW_LATENCY -> List.of(LOW_MAX, LOW_WAIT, EAGER);
            };
        }

        String inWords() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Options options;

    private BatchOptions(Options options) {
        this.options = options;
    }

    /// What the options say; empty if they say nothing of batches.
    ///
    /// @throws io.velostream.types.UserException if one is wrong, or means nothing beside the
    ///   others
    static Optional<Batching> of(Options options) {
        boolean said = ALL.stream().anyMatch(o -> PlannerOptions.given(options, o).isPresent());
        return said ? Optional.of(new BatchOptions(options).read()) : Optional.empty();
    }

    private Batching read() {
        Strategy strategy = strategy();
        for (Option option : ALL) {
            if (!OF_ALL.contains(option) && !strategy.options().contains(option)) {
                PlannerOptions.given(options, option).ifPresent(v -> refuse(option, v, strategy));
            }
        }
        Batching common = new Batching(time(TIMEOUT), rows(MAX_SIZE), Long.MAX_VALUE);
        Batching own =
                switch (strategy) {
                    case FIXED_SIZE, MEGA_BATCH -> limited(common, rows(SIZE));
                    case TIME_WINDOW -> timed(common, WINDOW);
                    case ADAPTIVE_SIZE -> limited(timed(common, TARGET), rows(ADAPTIVE_MAX));
                    case MEMORY_BASED ->
                            new Batching(common.timeoutMicros(), common.rows(), bytes());
                    case LOW_LATENCY ->
                            options.flag(EAGER)
                                    ? common.with(Batching.ofTimeout(0))
                                    : limited(timed(common, LOW_WAIT), rows(LOW_MAX));
                };
        return options.flag(ENABLE) ? own : Batching.ofTimeout(0);
    }

    private Strategy strategy() {
        String text = options.text(STRATEGY).toLowerCase(Locale.ROOT);
        return Arrays.stream(Strategy.values())
                .filter(s -> s.inWords().equals(text) || s.inWords().replace("_", "").equals(text))
                .findFirst()
                .orElseThrow(() -> options.invalid(STRATEGY, "one of " + names()));
    }

    private static String names() {
        return String.join(", ", Arrays.stream(Strategy.values()).map(Strategy::inWords).toList());
    }

    /// An option of another strategy would silently do nothing.
    private static void refuse(Option option, Value value, Strategy chosen) {
        List<String> users = new ArrayList<>();
        for (Strategy strategy : Strategy.values()) {
            if (strategy.options().contains(option)) {
                users.add("'" + STRATEGY.key() + "' = '" + strategy.inWords() + "'");
            }
        }
        throw TimeOptions.fault(
                value,
                "OPTION_CONFLICT",
                "option \"%s\" means nothing for strategy \"%s\""
                        .formatted(option.key(), chosen.inWords()),
                String.join(" or ", users) + " uses it");
    }

    private static Batching limited(Batching batching, long rows) {
        return batching.with(new Batching(batching.timeoutMicros(), rows, Long.MAX_VALUE));
    }

    /// With the timeout of a strategy, which a general one that is given as well can only shorten.
    private Batching timed(Batching common, Option option) {
        if (options.find(option).isEmpty()) {
            return common;
        }
        long own = time(option);
        boolean both = PlannerOptions.given(options, TIMEOUT).isPresent();
        long least = both ? Math.min(own, common.timeoutMicros()) : own;
        return new Batching(least, common.rows(), common.bytes());
    }

    /// Micros. A bare number is milliseconds, as in Velostream.
    private long time(Option option) {
        String text = options.text(option).strip();
        boolean isBare = !text.isEmpty() && text.chars().allMatch(Character::isDigit);
        return Durations.micros(isBare ? text + "ms" : text)
                .orElseThrow(
                        () -> options.invalid(option, "a length of time such as 5ms, 500us or 1s"));
    }

    private long rows(Option option) {
        return options.find(option).isEmpty()
                ? Long.MAX_VALUE
                : options.integer(option, 1, Long.MAX_VALUE);
    }

    private long bytes() {
        return options.find(MEMORY)
                .map(text ->
                        StateOptions.bytes(text)
                                .orElseThrow(() ->
                                        options.invalid(MEMORY, "a size such as 64KB or 1MB")))
                .orElse(Long.MAX_VALUE);
    }
}
