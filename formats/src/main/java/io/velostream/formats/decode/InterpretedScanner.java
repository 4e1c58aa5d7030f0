package io.velostream.formats.decode;

/// A row scanner that looks its shape up for each field: the reference of the compiled one.
final class InterpretedScanner extends RowScanner {
    private final Literal[] literals;
    private final FieldReader[] readers;

    InterpretedScanner(RowShape shape) {
        super(shape);
        literals = shape.literals().toArray(Literal[]::new);
        readers = shape.readers().toArray(FieldReader[]::new);
    }

    @Override
    int scanRows(byte[] bytes, int from, int limit, int row, int capacity) {
        int at = from;
        int next = row;
        while (next < capacity && at < limit) {
            int end = scanRow(bytes, at, limit, next);
            if (end < 0) {
                break;
            }
            at = end;
            next++;
        }
        return finish(at, next);
    }

    private int scanRow(byte[] bytes, int from, int limit, int row) {
        Literal[] expected = literals;
        FieldReader[] fields = readers;
        int at = from;
        for (int i = 0; i < fields.length; i++) {
            Literal literal = expected[i];
            if (!literal.matches(bytes, at)) {
                return FieldReader.DECLINED;
            }
            at = fields[i].read(bytes, at + literal.length(), limit, row);
            if (at < 0) {
                return FieldReader.DECLINED;
            }
        }
        Literal tail = expected[fields.length];
        return tail.matches(bytes, at) ? at + tail.length() : FieldReader.DECLINED;
    }
}
