package io.velostream.formats.decode;

import io.velostream.types.Column;
import io.velostream.types.text.Outcome;
import io.velostream.types.text.Parsed;
import org.jspecify.annotations.Nullable;

/// What the readers of numbers have in common: they read the common short forms with a few word
/// operations and leave the rest to [#readRest].
abstract sealed class NumberReader extends FieldReader
        permits LongReader, DoubleReader, DecimalReader {
    private final NumberSyntax syntax;
    private final int delimiter;
    private final Parsed parsed = new Parsed();
    private final PlainDigits plain = new PlainDigits();
    private @Nullable Column column;

    /// @param delimiter what may follow an empty value, beside the line's end
    NumberReader(NumberSyntax syntax, int delimiter) {
        this.syntax = syntax;
        this.delimiter = delimiter;
    }

    final void bind(Column target) {
        column = target;
    }

    final boolean isStrict() {
        return syntax.strict();
    }

    /// Reads what the short forms leave over: long numbers, exponents, missing values.
    final int readRest(byte[] bytes, int at, int limit, int row) {
        boolean minus = bytes[at] == '-';
        if (plain.read(bytes, minus ? at + 1 : at) && store(plain, minus, row)) {
            return plain.end();
        }
        return readOdd(bytes, at, limit, row);
    }

    private int readOdd(byte[] bytes, int at, int limit, int row) {
        Column target = column;
        int end = syntax.missingEnd(bytes, at, delimiter);
        if (end >= 0 && target != null) {
            target.setNull(row);
            return end;
        }
        end = syntax.numberEnd(bytes, at, limit);
        if (end < 0 || parse(bytes, at, end - at, parsed) != Outcome.OK) {
            return DECLINED;
        }
        return store(parsed, row) ? end : DECLINED;
    }

    /// Stores a number, or returns false to have it parsed completely.
    abstract boolean store(PlainDigits number, boolean minus, int row);

    abstract Outcome parse(byte[] bytes, int offset, int length, Parsed into);

    /// Whether the value was in range.
    abstract boolean store(Parsed value, int row);
}
