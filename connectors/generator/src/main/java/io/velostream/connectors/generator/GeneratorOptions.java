package io.velostream.connectors.generator;

import io.velostream.connect.Option;
import io.velostream.connect.Options;
import io.velostream.types.Diagnostic;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.Suggestions;
import io.velostream.types.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The keys that a generator understands. Those of columns depend on which there are.
final class GeneratorOptions {
    static final Option ROWS =
            Option.of(
                    "rows",
                    "how many rows are made; without it there is no end",
                    "number-of-rows",
                    "number_of_rows");
    static final Option RATE =
            Option.of(
                    "rate",
                    "rows per second; without it as fast as can be",
                    "rows-per-second",
                    "rows_per_second");
    static final Option SEED = Option.withDefault("seed", "0", "the same seed gives the same rows");

    private static final String FIELDS = "fields.";

    private GeneratorOptions() {}

    /// For documents: the keys of columns with `<column>` in them.
    static List<Option> all() {
        List<Option> all = new ArrayList<>(List.of(ROWS, RATE, SEED));
        for (Parameter parameter : Parameter.values()) {
            all.add(parameter.of("<column>"));
        }
        return all;
    }

    /// Refuses keys that mean nothing, and those that a column's kind does not take.
    static void check(Options options, Schema schema, List<ColumnSettings> columns) {
        List<Option> known = new ArrayList<>(List.of(ROWS, RATE, SEED));
        for (ColumnSettings column : columns) {
            known.add(Parameter.KIND.of(column.name()));
            known.add(Parameter.NULL_SHARE.of(column.name()));
            column.kind().parameters().forEach(p -> known.add(p.of(column.name())));
        }
        options.values()
                .forEach((key, value) -> {
                    if (known.stream().noneMatch(option -> option.matches(key))) {
                        checkColumn(key, value, schema, columns);
                    }
                });
        options.checkKnown(known, "connector \"generator\"");
    }

    private static void checkColumn(
            String key, Options.Value value, Schema schema, List<ColumnSettings> columns) {
        if (!key.startsWith(FIELDS)) {
            return;
        }
        for (ColumnSettings column : columns) {
            for (Parameter parameter : Parameter.values()) {
                if (parameter.of(column.name()).matches(key)) {
                    throw error(
                            "option \"%s\" does not apply to kind \"%s\""
                                    .formatted(key, column.kind().inWords()),
                            value,
                            Optional.of("that kind takes " + keys(column.kind())));
                }
            }
            if (key.startsWith(FIELDS + column.name() + ".")) {
                return;
            }
        }
        String rest = key.substring(FIELDS.length());
        String name = rest.contains(".") ? rest.substring(0, rest.lastIndexOf('.')) : rest;
        throw error(
                "option \"%s\" is about column \"%s\", which does not exist".formatted(key, name),
                value,
                Suggestions.didYouMean(
                        name, schema.fields().stream().map(SqlType.Field::name).toList()));
    }

    private static String keys(Kind kind) {
        return String.join(", ", kind.parameters().stream().map(Parameter::key).toList());
    }

    private static UserException error(String message, Options.Value value, Optional<String> hint) {
        return new UserException(new Diagnostic("OPTION_UNKNOWN", message, value.place(), hint));
    }
}
