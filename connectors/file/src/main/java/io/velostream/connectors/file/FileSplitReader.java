package io.velostream.connectors.file;

import io.velostream.connect.Decoder;
import io.velostream.connect.FailureListener;
import io.velostream.connect.SplitReader;
import io.velostream.types.Batch;
import io.velostream.types.Text;
import java.io.IOException;
import java.util.Arrays;

/// Hands the bytes of one file to a decoder, chunk by chunk.
///
/// The bytes lie in one array. What the decoder has not used is moved to the front before more is
/// read behind it, and only at the start of a call, because the rows of the last batch may still
/// point into the array. The array grows while a single row fills it, up to the longest row that is
/// allowed; a longer one is passed over without being held.
final class FileSplitReader implements SplitReader {
    /// Measured: 128 KB to 1 MB tie.
    static final int CHUNK_BYTES = 512 * 1024;

    static final int LEAST_MAX_ROW_BYTES = 64 * 1024;

    /// Arrays end at 2 GB, and growing needs the old one too.
    static final int MOST_MAX_ROW_BYTES = 1 << 30;

    private static final int FRONT = Decoder.PADDING_FRONT;
    private static final Text NO_TEXT = new Text();

    /// @param chunkBytes how much is read at once
    /// @param maxRowBytes how much may be held for one row, its line end not counted
    record Limits(int chunkBytes, int maxRowBytes) {}

    private final InputFile input;
    private final Decoder decoder;
    private final int maxRowBytes;
    private final String origin;
    private final FailureListener failures;
    private byte[] bytes;

    /// What is there and not used yet is `bytes[from..to)`.
    private int from = FRONT;

    private int to = FRONT;

    /// How many unpacked bytes lie before `to`.
    private long offsetOfTo;

    private boolean atEnd;

    FileSplitReader(
            InputFile input,
            Decoder decoder,
            Limits limits,
            String origin,
            FailureListener failures) {
        this.input = input;
        this.decoder = decoder;
        this.maxRowBytes = limits.maxRowBytes();
        this.origin = origin;
        this.failures = failures;
        bytes = new byte[arrayLength(Math.min(limits.chunkBytes(), limits.maxRowBytes()))];
    }

    /// For rows of up to `rowBytes` and a line end of two.
    private static int arrayLength(int rowBytes) {
        return FRONT + rowBytes + 2 + Decoder.PADDING_BEHIND;
    }

    @Override
    public Progress read(Batch batch) throws IOException {
        while (true) {
            batch.clear();
            int next = from == to ? from : decoder.decode(bytes, from, to, atEnd, batch);
            boolean moved = next != from;
            from = next;
            if (moved) {
                return Progress.ROWS;
            }
            if (atEnd) {
                if (from < to) {
                    throw new IllegalStateException(
                            "the decoder left " + (to - from) + " bytes at the end of " + origin);
                }
                return Progress.END;
            }
            refill();
        }
    }

    /// Reads more behind what is there, or gives up on a row that is too long.
    private void refill() throws IOException {
        int rest = to - from;
        if (from != FRONT) {
            System.arraycopy(bytes, from, bytes, FRONT, rest);
            from = FRONT;
            to = FRONT + rest;
        }
        int room = bytes.length - Decoder.PADDING_BEHIND - to;
        if (room == 0) {
            if (rest >= maxRowBytes + 2) {
                skipLine();
                return;
            }
            long doubled = Math.min(rest * 2L, maxRowBytes);
            bytes = Arrays.copyOf(bytes, arrayLength((int) doubled));
            room = bytes.length - Decoder.PADDING_BEHIND - to;
        }
        readMore(room);
    }

    private void readMore(int room) throws IOException {
        int read = input.read(bytes, to, room);
        if (read < 0) {
            atEnd = true;
        } else {
            to += read;
            offsetOfTo += read;
        }
    }

    /// Passes over one line. If it is a quoted value that swallowed line ends, only its first line
    /// goes, so that an unclosed quote does not cost the rows behind it.
    private void skipLine() throws IOException {
        long start = offsetOfTo - (to - from);
        long line = decoder.nextLine();
        int end = lineEnd();
        while (end < 0 && !atEnd) {
            from = FRONT;
            to = FRONT;
            readMore(bytes.length - Decoder.PADDING_BEHIND - FRONT);
            end = lineEnd();
        }
        from = end < 0 ? to : end + 1;
        decoder.lineSkipped();
        failures.rowFailed(
                "ROW_TOO_LARGE",
                "the row that begins at byte %d is longer than %d bytes"
                        .formatted(start, maxRowBytes),
                origin,
                line,
                NO_TEXT);
    }

    private int lineEnd() {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    @Override
    public long bytesRead() {
        return input.fileBytesRead();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
