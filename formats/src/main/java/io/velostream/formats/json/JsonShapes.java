package io.velostream.formats.json;

import io.velostream.formats.decode.FieldReader;
import io.velostream.formats.decode.Literal;
import io.velostream.formats.decode.RowShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Makes of an object's shape what a row scanner needs: the text between the values, and a reader
/// for each value.
final class JsonShapes {
    private final JsonColumn[] columns;
    private final FieldReader skipString = new JsonFieldReaders.SkipString();
    private final FieldReader skipScalar = new JsonFieldReaders.SkipScalar();
    private final FieldReader skipNested = new JsonFieldReaders.SkipNested();

    JsonShapes(JsonColumn[] columns) {
        this.columns = columns;
    }

    /// The shape of a row that has been read completely, or nothing if it is no example for others.
    ///
    /// @param end behind the line feed
    Optional<RowShape> rowShape(byte[] bytes, int start, int end, JsonShape object) {
        if (!object.isRegular()) {
            return Optional.empty();
        }
        List<Literal> literals = new ArrayList<>();
        List<FieldReader> readers = new ArrayList<>();
        int from = start;
        for (int i = 0; i < object.size(); i++) {
            int member = object.member(i);
            FieldReader reader =
                    member < 0 ? skipper(object.kind(i)) : columns[member].fast(object.kind(i));
            boolean content =
                    object.kind(i) == '"' && (member < 0 || JsonColumn.isForContent(reader));
            int to = content ? object.start(i) + 1 : object.start(i);
            if (to - from > Literal.MAX_LENGTH) {
                return Optional.empty();
            }
            literals.add(new Literal(Arrays.copyOfRange(bytes, from, to)));
            readers.add(reader);
            from = content ? object.end(i) - 1 : object.end(i);
        }
        if (end - from > Literal.MAX_LENGTH) {
            return Optional.empty();
        }
        literals.add(new Literal(Arrays.copyOfRange(bytes, from, end)));
        addAbsent(object, literals, readers);
        return Optional.of(new RowShape(literals, readers));
    }

    /// The columns that the object has not are made null at the very end, when it is certain that a
    /// row has this shape: a null cannot be taken back by the scanner of another shape.
    private void addAbsent(JsonShape object, List<Literal> literals, List<FieldReader> readers) {
        boolean[] present = new boolean[columns.length];
        for (int i = 0; i < object.size(); i++) {
            if (object.member(i) >= 0) {
                present[object.member(i)] = true;
            }
        }
        for (int column = 0; column < columns.length; column++) {
            if (!present[column]) {
                readers.add(columns[column].absent());
                literals.add(new Literal(new byte[0]));
            }
        }
    }

    private FieldReader skipper(int kind) {
        return switch (kind) {
            case '"' -> skipString;
            case '{', '[' -> skipNested;
            default -> skipScalar;
        };
    }
}
