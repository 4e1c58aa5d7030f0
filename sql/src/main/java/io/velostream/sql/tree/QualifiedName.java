package io.velostream.sql.tree;

import java.util.List;
import java.util.stream.Collectors;

/// Identifiers with dots between them, such as `t.price`; at least one.
public record QualifiedName(List<Identifier> parts, Position position) implements Node {
    public QualifiedName {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a name has at least one part");
        }
    }

    /// A name of our own making.
    public static QualifiedName of(String name) {
        return new QualifiedName(List.of(Identifier.of(name)), Position.NONE);
    }

    public Identifier last() {
        return parts.getLast();
    }

    public boolean isSimple() {
        return parts.size() == 1;
    }

    /// The parts as written, joined by dots, without quotes: for messages and look-ups.
    @Override
    public String toString() {
        return parts.stream().map(Identifier::name).collect(Collectors.joining("."));
    }
}
