package io.velostream.connect;

import java.util.List;

/// Something chosen by name in a `WITH` clause: a connector or a format.
public interface Provider {
    /// The name that documents use, in lower case.
    String name();

    /// Other spellings that are accepted, in lower case.
    default List<String> aliases() {
        return List.of();
    }

    /// Every option it understands; anything else is refused.
    List<Option> options();
}
