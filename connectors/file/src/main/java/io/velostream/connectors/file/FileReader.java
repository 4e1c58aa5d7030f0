package io.velostream.connectors.file;

import io.velostream.connect.Decoder;
import io.velostream.connect.Piece;
import io.velostream.connect.Pieces;
import io.velostream.connect.RecordEnds;
import io.velostream.connect.SplitReader.Progress;
import java.io.IOException;
import java.util.Arrays;

/// Cuts one file into pieces.
///
/// What is read behind the last whole record begins the next piece. A piece grows while a single
/// record fills it, up to the longest record that is allowed; of a longer one, its first line is
/// passed over without being held. If that record is a quoted value that swallowed line ends, the
/// rest of it is looked at again, so that an unclosed quote does not cost the rows behind it.
final class FileReader implements Pieces.Reader {
    /// Measured: 128 KB to 1 MB tie.
    static final int PIECE_BYTES = 512 * 1024;

    static final int LEAST_MAX_ROW_BYTES = 64 * 1024;

    /// Arrays end at 2 GB, and growing needs the old one too.
    static final int MOST_MAX_ROW_BYTES = 1 << 30;

    private static final int FRONT = Decoder.PADDING_FRONT;
    private static final int LINE_END_BYTES = 2;

    /// @param pieceBytes how much is read at once
    /// @param maxRowBytes how much may be held for one row, its line end not counted
    record Limits(int pieceBytes, int maxRowBytes) {}

    private final InputFile input;
    private final RecordEnds ends;
    private final int maxRowBytes;
    private final int usualBytes;
    private final int mostBytes;

    /// What was read and is in no piece yet, but for the call in which it was read.
    private byte[] rest = new byte[0];

    private int restLength;

    /// How many unpacked bytes lie before the next piece.
    private long offset;

    private byte[] prologue = new byte[0];
    private boolean prologueKnown;
    private boolean isFirst = true;

    /// Whether the file has ended.
    private boolean atEnd;

    /// Whether the last piece has been made.
    private boolean isDone;

    FileReader(InputFile input, RecordEnds ends, Limits limits) {
        this.input = input;
        this.ends = ends;
        maxRowBytes = limits.maxRowBytes();
        mostBytes = maxRowBytes + LINE_END_BYTES;
        int wanted = Math.min(limits.pieceBytes(), maxRowBytes) + LINE_END_BYTES;
        // One byte more than there is shows at once that there is no more.
        usualBytes = (int) Math.min(wanted, input.expectedBytes() + 1);
    }

    /// Of a pipe, as many records as are there.
    @Override
    public Progress next(Piece piece) throws IOException {
        if (isDone) {
            return Progress.END;
        }
        int goal = Math.max(usualBytes, restLength);
        piece.ensure(goal, false);
        System.arraycopy(rest, 0, piece.bytes(), FRONT, restLength);
        int to = FRONT + restLength;
        restLength = 0;
        // Of much that is left, a part may be a whole record already.
        boolean isWorthALook = to - FRONT == goal;
        while (true) {
            if (!isWorthALook && !atEnd) {
                to = readMore(piece.bytes(), to, FRONT + goal - to);
            }
            isWorthALook = false;
            int cut = cut(piece.bytes(), to);
            if (cut > FRONT || atEnd) {
                fill(piece, cut, to);
                return Progress.ROWS;
            }
            if (to - FRONT < goal) {
                continue;
            }
            if (goal == mostBytes) {
                passOverLine(piece, to);
                return Progress.ROWS;
            }
            goal = (int) Math.min(Math.max(goal * 2L, usualBytes), mostBytes);
            piece.ensure(goal, true);
        }
    }

    private int readMore(byte[] bytes, int to, int room) throws IOException {
        int read = input.read(bytes, to, room);
        atEnd = read < 0 || (read < room && input.isRegular());
        return to + Math.max(read, 0);
    }

    /// Where a piece of these bytes ends; at its start if no whole record is there.
    private int cut(byte[] bytes, int to) {
        int start = FRONT;
        if (!prologueKnown) {
            start = ends.prologueEnd(bytes, FRONT, to, atEnd);
            if (start == RecordEnds.UNKNOWN) {
                return FRONT;
            }
            prologueKnown = true;
            prologue = Arrays.copyOfRange(bytes, FRONT, start);
        }
        return atEnd ? to : ends.lastEnd(bytes, start, to);
    }

    private void fill(Piece piece, int cut, int to) {
        piece.set(FRONT, cut, offset, isFirst, atEnd);
        piece.setPrologue(prologue);
        keep(piece.bytes(), cut, to);
        offset += cut - FRONT;
        isFirst = false;
        isDone = atEnd;
    }

    private void keep(byte[] bytes, int from, int to) {
        restLength = to - from;
        if (rest.length < restLength || rest.length > Math.max(restLength, usualBytes)) {
            rest = new byte[restLength];
        }
        System.arraycopy(bytes, from, rest, 0, restLength);
    }

    private void passOverLine(Piece piece, int filled) throws IOException {
        byte[] bytes = piece.bytes();
        int to = filled;
        int end = lineEnd(bytes, to);
        long passed = 0;
        while (end == to && !atEnd) {
            passed += to - FRONT;
            to = readMore(bytes, FRONT, mostBytes);
            end = lineEnd(bytes, to);
        }
        int next = Math.min(end + 1, to);
        piece.setTooLong(maxRowBytes, offset, isFirst, false);
        piece.setPrologue(prologue);
        keep(bytes, next, to);
        offset += passed + next - FRONT;
        // A split whose beginning is still to be found has its first piece still to come.
        isFirst = isFirst && !prologueKnown;
    }

    private static int lineEnd(byte[] bytes, int to) {
        int at = FRONT;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    @Override
    public long bytesRead() {
        return input.fileBytesRead();
    }

    /// Whether reading waits for nobody.
    boolean isRegular() {
        return input.isRegular();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
