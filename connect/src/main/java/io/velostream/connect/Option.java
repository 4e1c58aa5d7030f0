package io.velostream.connect;

import java.util.List;
import java.util.Optional;

/// One key of a `WITH` clause.
///
/// @param key as documents spell it, in lower case
/// @param defaultText the value used when the key is absent; empty if there is none
/// @param description one line without a full stop
/// @param aliases other spellings that are accepted, in lower case
public record Option(
        String key, Optional<String> defaultText, String description, List<String> aliases) {
    public Option {
        aliases = List.copyOf(aliases);
    }

    /// An option that may be absent.
    public static Option of(String key, String description, String... aliases) {
        return new Option(key, Optional.empty(), description, List.of(aliases));
    }

    public static Option withDefault(
            String key, String defaultText, String description, String... aliases) {
        return new Option(key, Optional.of(defaultText), description, List.of(aliases));
    }

    public boolean matches(String name) {
        return key.equals(name) || aliases.contains(name);
    }
}
