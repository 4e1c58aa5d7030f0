package io.velostream.formats.encode;

import io.velostream.types.Column;
import io.velostream.types.text.Swar;
import java.util.Arrays;

/// Writes the values of one column, each behind a fixed text. Belongs to one encoder.
///
/// Subclasses are final and their methods small, so that a compiled row writer can take them in.
public abstract class ValueWriter {
    private static final int WORD = 8;

    private final byte[] prefix;
    private final int prefixLength;
    private final long prefixStart;
    private final long prefixNext;
    private final byte[] nullText;
    private final int nullLength;
    private boolean hasNulls;
    private long[] nulls = new long[0];

    /// @param prefix what stands before each value
    protected ValueWriter(byte[] prefix, TextStyle style) {
        this.prefixLength = prefix.length;
        this.prefix = Arrays.copyOf(prefix, prefix.length + 2 * WORD);
        this.prefixStart = Swar.load(this.prefix, 0);
        this.prefixNext = Swar.load(this.prefix, WORD);
        this.nullText = Arrays.copyOf(style.nullText(), style.nullText().length + WORD);
        this.nullLength = style.nullText().length;
    }

    /// Starts a batch.
    public void begin(Column column) {
        hasNulls = column.hasNulls();
        nulls = column.nullWords();
    }

    /// Writes prefix and value of `row`.
    ///
    /// @param to with room for [#fixedRoom] and [#room] bytes from `at`
    /// @return the position behind the value
    public final int write(byte[] to, int at, int row) {
        return writeValue(to, writePrefix(to, at), row);
    }

    /// Writes the value of `row` without the prefix.
    public abstract int writeValue(byte[] to, int at, int row);

    /// How many bytes any value needs, prefix and null included, apart from what [#room] says.
    public abstract int fixedRoom();

    /// Whether [#room] must be asked row by row.
    public boolean hasVariableRoom() {
        return false;
    }

    /// How many bytes the value of `row` needs beyond [#fixedRoom].
    public int room(int row) {
        return 0;
    }

    /// What stands before each value.
    final byte[] prefix() {
        return Arrays.copyOf(prefix, prefixLength);
    }

    protected final boolean isNull(int row) {
        return hasNulls && (nulls[row >> 6] & (1L << row)) != 0;
    }

    private int writePrefix(byte[] to, int at) {
        Swar.store(to, at, prefixStart);
        Swar.store(to, at + WORD, prefixNext);
        if (prefixLength > 2 * WORD) {
            System.arraycopy(prefix, 0, to, at, prefixLength);
        }
        return at + prefixLength;
    }

    protected final int writeNull(byte[] to, int at) {
        if (nullLength <= WORD) {
            Swar.store(to, at, Swar.load(nullText, 0));
        } else {
            System.arraycopy(nullText, 0, to, at, nullLength);
        }
        return at + nullLength;
    }

    /// Room for prefix and null, and slack for whole words.
    protected final int ownRoom() {
        return prefixLength + nullLength + 2 * WORD;
    }
}
