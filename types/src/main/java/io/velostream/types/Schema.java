package io.velostream.types;

import java.util.List;
import java.util.stream.Collectors;

/// The named, typed columns of a stream, a table or a result. Names are compared ignoring case.
public record Schema(List<SqlType.Field> fields) {
    public Schema {
        fields = List.copyOf(fields);
    }

    public static Schema of(SqlType.Field... fields) {
        return new Schema(List.of(fields));
    }

    public int size() {
        return fields.size();
    }

    public SqlType.Field field(int index) {
        return fields.get(index);
    }

    public SqlType type(int index) {
        return fields.get(index).type();
    }

    public String name(int index) {
        return fields.get(index).name();
    }

    /// The position of the column of that name, ignoring case, or -1.
    public int indexOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return fields.stream()
                .map(SqlType.Field::toString)
                .collect(Collectors.joining(", ", "(", ")"));
    }
}
