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

    /// Whether `name`, in lower case, is this option. A key with `<…>` in it is many: all that
    /// begin as it does before the `<`; which of them it really takes, its component checks itself.
    public boolean matches(String name) {
        return isOneOf(key, name) || aliases.stream().anyMatch(alias -> isOneOf(alias, name));
    }

    private static boolean isOneOf(String key, String name) {
        int open = key.indexOf('<');
        return open < 0 ? key.equals(name) : name.startsWith(key.substring(0, open));
    }
}
