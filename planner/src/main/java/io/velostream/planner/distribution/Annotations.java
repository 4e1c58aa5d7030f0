package io.velostream.planner.distribution;

import io.velostream.sql.tree.Script.Comment;
import io.velostream.types.Diagnostic;
import io.velostream.types.Suggestions;
import io.velostream.types.UserException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the comments before a statement say about its tasks: `-- @num_partitions: 4`,
/// `-- @partitioning_strategy: hash`.
///
/// @param tasks the number asked for
/// @param place where the strategy stands
public record Annotations(
        Optional<Integer> tasks, Optional<Strategy> strategy, Optional<Diagnostic.Place> place) {
    private static final Pattern FORM = Pattern.compile("@([\\w.-]+)\\s*[:=]\\s*(.*)");

    public static final Annotations NONE =
            new Annotations(Optional.empty(), Optional.empty(), Optional.empty());

    /// Those among some comments; all others are passed over.
    ///
    /// @throws UserException if a value makes no sense
    public static Annotations of(List<Comment> comments) {
        Annotations found = NONE;
        for (Comment comment : comments) {
            Matcher matcher = FORM.matcher(comment.text());
            if (matcher.matches()) {
                String value = matcher.group(2).strip();
                found =
                        switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
                            case "num_partitions", "parallelism" ->
                                    new Annotations(
                                            Optional.of(tasks(comment, value)),
                                            found.strategy,
                                            found.place);
                            case "partitioning_strategy" ->
                                    new Annotations(
                                            found.tasks,
                                            Optional.of(strategy(comment, value)),
                                            Optional.of(comment.position().place()));
                            default -> found;
                        };
            }
        }
        return found;
    }

    /// These, and where they say nothing the others.
    public Annotations or(Annotations others) {
        return new Annotations(
                tasks.or(() -> others.tasks),
                strategy.or(() -> others.strategy),
                strategy.isPresent() ? place : others.place);
    }

    private static int tasks(Comment comment, String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= TaskSettings.MOST) {
                return number;
            }
        } catch (NumberFormatException _) {
            // The same message as for a number out of range.
        }
        throw fault(
                comment,
                "\"%s\" is no number of tasks, expected a whole number from 1 to %d"
                        .formatted(value, TaskSettings.MOST),
                Optional.of("leave it out to use every core"));
    }

    private static Strategy strategy(Comment comment, String value) {
        return Strategy.named(value)
                .orElseThrow(() ->
                        fault(
                                comment,
                                "partitioning strategy \"" + value + "\" is not known",
                                Suggestions.didYouMean(value, Strategy.names())
                                        .or(() ->
                                                Optional.of(
                                                        "there are "
                                                                + String.join(
                                                                        ", ",
                                                                        Strategy.names()
                                                                                .subList(0, 5))))));
    }

    private static UserException fault(Comment comment, String message, Optional<String> hint) {
        return new UserException(
                new Diagnostic(
                        "ANNOTATION_INVALID",
                        message,
                        Optional.of(comment.position().place()),
                        hint));
    }
}
