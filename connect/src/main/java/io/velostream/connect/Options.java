package io.velostream.connect;

import io.velostream.types.Diagnostic;
import io.velostream.types.Suggestions;
import io.velostream.types.UserException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The values of a `WITH` clause by lower-case key. Immutable. Each reading method throws
/// `OPTION_INVALID`, with the value's place, if the text does not mean what is asked for.
public final class Options {
    /// A value and where it stands in the statement.
    public record Value(String text, Optional<Diagnostic.Place> place) {}

    private final Map<String, Value> values;

    public Options(Map<String, Value> values) {
        TreeMap<String, Value> copy = new TreeMap<>();
        values.forEach((key, value) -> copy.put(key.toLowerCase(Locale.ROOT), value));
        this.values = copy;
    }

    /// Options without places, for tests and made-up tables.
    public static Options of(Map<String, String> texts) {
        TreeMap<String, Value> values = new TreeMap<>();
        texts.forEach((key, text) -> values.put(key, new Value(text, Optional.empty())));
        return new Options(values);
    }

    public Map<String, Value> values() {
        return Collections.unmodifiableMap(values);
    }

    /// Refuses the first key that none of `known` matches, with the key that was probably meant.
    public void checkKnown(List<Option> known, String component) {
        values.forEach((key, value) -> {
            if (known.stream().noneMatch(option -> option.matches(key))) {
                throw unknown(key, value, known, component);
            }
        });
    }

    private static UserException unknown(
            String key, Value value, List<Option> known, String component) {
        List<String> names = new ArrayList<>();
        known.forEach(option -> {
            names.add(option.key());
            names.addAll(option.aliases());
        });
        Diagnostic diagnostic =
                Diagnostic.of(
                        "OPTION_UNKNOWN", "option \"" + key + "\" is not known to " + component);
        Optional<String> hint = Suggestions.didYouMean(key, names);
        return new UserException(
                new Diagnostic(
                        diagnostic.code(),
                        diagnostic.message(),
                        value.place(),
                        hint.isPresent()
                                ? hint
                                : Optional.of(
                                        "known options: "
                                                + String.join(
                                                        ", ",
                                                        known.stream()
                                                                .map(Option::key)
                                                                .toList()))));
    }

    /// The value that was given, or the default's text, or nothing.
    public Optional<String> find(Option option) {
        return given(option).map(Value::text).or(option::defaultText);
    }

    private Optional<Value> given(Option option) {
        Value value = values.get(option.key());
        for (String alias : option.aliases()) {
            if (value == null) {
                value = values.get(alias);
            }
        }
        return Optional.ofNullable(value);
    }

    /// The value of an option that must be there.
    public String text(Option option) {
        return find(option)
                .orElseThrow(() ->
                        new UserException(
                                Diagnostic.of(
                                                "OPTION_MISSING",
                                                "option \"" + option.key() + "\" is missing")
                                        .withHint(
                                                "add '"
                                                        + option.key()
                                                        + "' = '…' to the WITH clause: "
                                                        + option.description())));
    }

    public boolean flag(Option option) {
        String text = text(option).toLowerCase(Locale.ROOT);
        return switch (text) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw invalid(option, "true or false");
        };
    }

    public long integer(Option option, long least, long most) {
        try {
            long value = Long.parseLong(text(option).replace("_", ""));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException _) {
            // The same message as for a number out of range.
        }
        throw invalid(option, "a whole number from " + least + " to " + most);
    }

    public double number(Option option) {
        try {
            return Double.parseDouble(text(option));
        } catch (NumberFormatException _) {
            throw invalid(option, "a number");
        }
    }

    /// The error for a value that is not what was expected.
    ///
    /// @param expected completes the sentence "expected …"
    public UserException invalid(Option option, String expected) {
        Diagnostic diagnostic =
                Diagnostic.of(
                        "OPTION_INVALID",
                        "option \""
                                + option.key()
                                + "\" is \""
                                + find(option).orElse("")
                                + "\", expected "
                                + expected);
        return new UserException(
                given(option).flatMap(Value::place).map(diagnostic::at).orElse(diagnostic));
    }
}
