package io.velostream.formats.decode;

import java.util.List;

/// What rows look like: `literals` has one element more than `readers` and encloses them.
public record RowShape(List<Literal> literals, List<FieldReader> readers) {
    public RowShape {
        literals = List.copyOf(literals);
        readers = List.copyOf(readers);
        if (literals.size() != readers.size() + 1) {
            throw new IllegalArgumentException(
                    literals.size() + " literals, " + readers.size() + " fields");
        }
    }

    FieldReader reader(int field) {
        return readers.get(field);
    }

    public boolean sameAs(RowShape other) {
        if (!readers.equals(other.readers)) {
            return false;
        }
        for (int i = 0; i < literals.size(); i++) {
            if (!literals.get(i).sameAs(other.literals.get(i))) {
                return false;
            }
        }
        return true;
    }
}
