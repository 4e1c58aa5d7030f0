package io.velostream.formats.decode;

import io.velostream.types.Batch;

/// Where the original text of each row of a batch lies, if somebody asked for it. Belongs to one
/// decoder.
public final class RowLines {
    private final boolean wanted;
    private int[] starts = new int[0];
    private int[] lengths = new int[0];

    public RowLines(boolean wanted) {
        this.wanted = wanted;
    }

    /// Starts a batch of up to `capacity` rows.
    public void begin(int capacity) {
        if (wanted && starts.length < capacity) {
            starts = new int[capacity];
            lengths = new int[capacity];
        }
    }

    /// Says that `row` was read from `bytes[start..end)`; a line end there does not count.
    public void set(int row, byte[] bytes, int start, int end) {
        if (wanted) {
            int stop = end;
            while (stop > start && (bytes[stop - 1] == '\n' || bytes[stop - 1] == '\r')) {
                stop--;
            }
            starts[row] = start;
            lengths[row] = stop - start;
        }
    }

    /// Says that the rows `row..nextRow` are one line each, the first of which starts at `from`.
    public void setEach(int row, int nextRow, byte[] bytes, int from, int to) {
        if (wanted) {
            int start = from;
            for (int i = row; i < nextRow; i++) {
                int end = Lines.end(bytes, start, to);
                set(i, bytes, start, end);
                start = end + 1;
            }
        }
    }

    /// Ends the batch.
    public void end(byte[] bytes, Batch batch) {
        if (wanted) {
            batch.setLines(bytes, starts, lengths);
        }
    }
}
