package io.velostream.formats.decode;

import java.util.Arrays;

/// A row scanner that looks its shape up for each field: the reference of the compiled one.
final class InterpretedScanner extends RowScanner {
    /// A length is steady if it changes less than once in so many rows.
    private static final int STEADY = 50;

    private final Literal[] literals;
    private final FieldReader[] readers;

    /// By field, in the last row that had it, and how often that was news.
    private final int[] lengths;

    private final int[] changes;

    InterpretedScanner(RowShape shape) {
        super(shape);
        literals = shape.literals().toArray(Literal[]::new);
        readers = shape.readers().toArray(FieldReader[]::new);
        lengths = new int[readers.length];
        changes = new int[readers.length];
        Arrays.fill(lengths, -1);
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
            int start = at + literal.length();
            at = fields[i].read(bytes, start, limit, row);
            if (at < 0) {
                return FieldReader.DECLINED;
            }
            if (at - start != lengths[i]) {
                lengths[i] = at - start;
                changes[i]++;
            }
        }
        Literal tail = expected[fields.length];
        return tail.matches(bytes, at) ? at + tail.length() : FieldReader.DECLINED;
    }

    /// By field, the length it has in nearly every row, or -1.
    int[] steadyLengths() {
        int[] steady = lengths.clone();
        for (int i = 0; i < steady.length; i++) {
            if (changes[i] - 1 > rowsRead() / STEADY) {
                steady[i] = -1;
            }
        }
        return steady;
    }
}
