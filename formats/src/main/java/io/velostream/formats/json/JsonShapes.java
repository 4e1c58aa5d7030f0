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
        // Every wanted column must be there, or each row would have to be told that it is null.
        if (!object.isRegular() || wanted(object) < columns.length) {
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
        return Optional.of(new RowShape(literals, readers));
    }

    private static int wanted(JsonShape object) {
        int count = 0;
        for (int i = 0; i < object.size(); i++) {
            count += object.member(i) >= 0 ? 1 : 0;
        }
        return count;
    }

    private FieldReader skipper(int kind) {
        return switch (kind) {
            case '"' -> skipString;
            case '{', '[' -> skipNested;
            default -> skipScalar;
        };
    }
}
