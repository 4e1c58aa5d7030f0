package io.velostream.connectors.generator;

import io.velostream.connect.Option;
import io.velostream.connect.Options;
import io.velostream.types.SqlType;
import io.velostream.types.UserException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// What the options say of one column.
record ColumnSettings(String name, SqlType type, Kind kind, Options options) {
    /// Finds the kind, named or told by the other options, and checks that it suits.
    static ColumnSettings of(SqlType.Field field, Options options) {
        String name = field.name().toLowerCase(Locale.ROOT);
        Option option = Parameter.KIND.of(name);
        Optional<String> given = options.find(option);
        Kind kind;
        if (given.isPresent()) {
            kind = Kind.named(given.get()).orElseThrow(() -> options.invalid(option, Kind.NAMES));
        } else {
            kind = told(name, field.type(), options);
        }
        if (!kind.makes(field.type())) {
            throw given.isPresent()
                    ? options.invalid(
                            option,
                            "a kind that makes "
                                    + field.type()
                                    + ", the type of column \""
                                    + field.name()
                                    + "\"")
                    : new UserException(
                            "TYPE_NOT_SUPPORTED",
                            "column \"%s\": making values of type %s is not supported yet"
                                    .formatted(field.name(), field.type()));
        }
        return new ColumnSettings(name, field.type(), kind, options);
    }

    /// The usual kind of the type if it takes all that is said, else the first that does.
    private static Kind told(String name, SqlType type, Options options) {
        Kind usual = Kind.usual(type);
        if (takesAll(usual, name, options)) {
            return usual;
        }
        for (Kind kind : Kind.values()) {
            if (kind.makes(type) && takesAll(kind, name, options)) {
                return kind;
            }
        }
        return usual;
    }

    private static boolean takesAll(Kind kind, String name, Options options) {
        for (Parameter parameter : Parameter.values()) {
            if (options.find(parameter.of(name)).isPresent()
                    && parameter != Parameter.NULL_SHARE
                    && !kind.parameters().contains(parameter)) {
                return false;
            }
        }
        return true;
    }

    Optional<String> text(Parameter parameter) {
        return options.find(parameter.of(name));
    }

    boolean has(Parameter parameter) {
        return text(parameter).isPresent();
    }

    double number(Parameter parameter, double otherwise) {
        return has(parameter) ? options.number(parameter.of(name)) : otherwise;
    }

    int integer(Parameter parameter, int least, int most, int otherwise) {
        return has(parameter) ? (int) options.integer(parameter.of(name), least, most) : otherwise;
    }

    /// A value of `valueType`, as it is stored.
    long stored(Parameter parameter, SqlType valueType, long otherwise) {
        Optional<String> given = text(parameter);
        if (given.isEmpty()) {
            return otherwise;
        }
        OptionalLong value = ValueText.parseLong(valueType, given.get());
        return value.orElseThrow(() -> invalid(parameter, "a value of type " + valueType));
    }

    /// A span in micros.
    long span(Parameter parameter, long otherwise) {
        Optional<String> given = text(parameter);
        if (given.isEmpty()) {
            return otherwise;
        }
        OptionalLong micros = ValueText.parseSpan(given.get());
        return micros.orElseThrow(() -> invalid(parameter, "a span such as \"10 ms\""));
    }

    UserException invalid(Parameter parameter, String expected) {
        return options.invalid(parameter.of(name), expected);
    }
}
