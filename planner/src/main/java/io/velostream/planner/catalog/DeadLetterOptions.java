package io.velostream.planner.catalog;

import io.velostream.connect.Options;
import io.velostream.connect.Options.Value;
import io.velostream.connect.Providers;
import io.velostream.connect.Sink;
import io.velostream.connect.TableDefinition;
import io.velostream.planner.logical.DeadLetterFile;
import io.velostream.types.Schema;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Field;
import io.velostream.types.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Where a table's rows go that cannot be used.
///
/// @param path of a file
/// @param late whether rows that come too late go there
/// @param failed whether rows that cannot be read or computed go there
record DeadLetterOptions(Value path, boolean late, boolean failed) {
    private static final Schema LETTER =
            Schema.of(
                    new Field("reason", Basic.STRING),
                    new Field("message", Basic.STRING),
                    new Field("source", Basic.STRING),
                    new Field("split", Basic.STRING),
                    new Field("position", Basic.BIGINT),
                    new Field("row", Basic.STRING));

    static Optional<DeadLetterOptions> of(Options options, boolean late) {
        boolean failed = isFailureDeadLetter(options);
        Optional<Value> path = PlannerOptions.given(options, PlannerOptions.DEAD_LETTERS);
        if (!late && !failed) {
            path.ifPresent(value -> {
                throw TimeOptions.fault(
                        value,
                        "OPTION_CONFLICT",
                        "no row would go to this file",
                        "add 'failure.strategy' = 'dead_letter' or 'late.data.strategy' ="
                                + " 'dead_letter'");
            });
            return Optional.empty();
        }
        if (path.isEmpty()) {
            throw TimeOptions.fault(
                    PlannerOptions.given(
                                    options, late ? PlannerOptions.LATE : PlannerOptions.FAILURE)
                            .orElseThrow(),
                    "OPTION_MISSING",
                    "dead letters need a file",
                    "add '" + PlannerOptions.DEAD_LETTERS.key() + "' = 'dead-letters.jsonl'");
        }
        return Optional.of(new DeadLetterOptions(path.get(), late, failed));
    }

    private static boolean isFailureDeadLetter(Options options) {
        String text = options.text(PlannerOptions.FAILURE).toLowerCase(Locale.ROOT);
        return switch (text) {
            case "log_and_continue" -> false;
            case "dead_letter", "dead_letter_queue", "send_to_dlq" -> true;
            default ->
                    throw TableSettings.notSupportedYet(
                            "'" + PlannerOptions.FAILURE.key() + "' = '" + text + "'",
                            PlannerOptions.given(options, PlannerOptions.FAILURE).orElseThrow());
        };
    }

    /// The file: JSON, one object a line.
    ///
    /// @param directory where relative paths start
    DeadLetterFile open(Path directory) {
        Path file = directory.resolve(path.text()).normalize();
        return new DeadLetterFile(file, sink(directory), late, failed);
    }

    private Sink sink(Path directory) {
        Options options =
                new Options(Map.of("path", path, "format", new Value("json", Optional.empty())));
        try {
            return Providers.connector("file")
                    .sink(
                            new TableDefinition(
                                    "dead letters",
                                    Optional.of(LETTER),
                                    List.of(),
                                    options,
                                    directory));
        } catch (UserException e) {
            throw path.place()
                    .filter(_ -> e.diagnostic().place().isEmpty())
                    .map(place -> new UserException(e.diagnostic().at(place), e))
                    .orElse(e);
        }
    }
}
