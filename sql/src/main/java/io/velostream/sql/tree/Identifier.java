package io.velostream.sql.tree;

import java.util.Locale;

/// A name as written, without its quotes.
///
/// Names are case-insensitive in Velostream, so identifiers are equal when they differ only in case
/// or in their quotes.
public record Identifier(String name, Quote quote, Position position) implements Node {
    /// How a name was quoted.
    public enum Quote {
        NONE,
        /// `"name"`: where no such column exists, Velostream takes it for a string.
        DOUBLE,
        /// A name in back-ticks, never a string.
        BACKTICK
    }

    /// A name of our own making.
    public static Identifier of(String name) {
        return new Identifier(name, Quote.NONE, Position.NONE);
    }

    /// The name in lower case: the key under which to look it up.
    public String lower() {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Identifier that && lower().equals(that.lower());
    }

    @Override
    public int hashCode() {
        return lower().hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
