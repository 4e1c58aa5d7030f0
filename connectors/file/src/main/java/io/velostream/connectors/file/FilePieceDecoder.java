package io.velostream.connectors.file;

import io.velostream.connect.Decoder;
import io.velostream.connect.DecoderRequest;
import io.velostream.connect.Format;
import io.velostream.connect.Options;
import io.velostream.connect.Piece;
import io.velostream.connect.Pieces.PieceDecoder;
import io.velostream.types.Batch;
import io.velostream.types.Text;
import org.jspecify.annotations.Nullable;

/// Gives a format's decoder one piece after the other.
///
/// If the first piece that it meets is not the first of the file, the decoder learns from the
/// prologue what it would have learned there, such as the order of columns.
final class FilePieceDecoder implements PieceDecoder {
    /// What line numbers count from.
    enum Lines {
        OF_FILE,
        OF_PIECE
    }

    private static final Text NO_TEXT = new Text();

    private final Format format;
    private final Options options;
    private final DecoderRequest request;
    private final Lines lines;
    private @Nullable Decoder decoder;
    private Piece piece = new Piece();
    private int at;
    private long firstLine;

    FilePieceDecoder(Format format, Options options, DecoderRequest request, Lines lines) {
        this.format = format;
        this.options = options;
        this.request = request;
        this.lines = lines;
    }

    @Override
    public void begin(Piece next) {
        piece = next;
        at = next.from();
        Decoder current = decoder;
        if (current == null) {
            current = decoderFor(next);
            decoder = current;
        }
        if (lines == Lines.OF_PIECE) {
            current.setNextLine(1);
        }
        firstLine = current.nextLine();
        if (next.tooLong() >= 0) {
            request.failures()
                    .rowFailed(
                            "ROW_TOO_LARGE",
                            "the row that begins at byte %d is longer than %d bytes"
                                    .formatted(next.offset(), next.tooLong()),
                            request.origin(),
                            firstLine,
                            NO_TEXT);
            current.setNextLine(firstLine + 1);
        }
    }

    private Decoder decoderFor(Piece next) {
        boolean sawStart = next.isFirst() && next.tooLong() < 0;
        boolean atStart = sawStart || next.prologue().length > 0;
        Decoder made = format.decoder(atStart ? request : request.behindStart(), options);
        if (atStart && !sawStart) {
            learn(made, next.prologue());
        }
        return made;
    }

    /// Lets the decoder read what the file begins with.
    private void learn(Decoder made, byte[] prologue) {
        int front = Decoder.PADDING_FRONT;
        byte[] padded = new byte[front + prologue.length + Decoder.PADDING_BEHIND];
        System.arraycopy(prologue, 0, padded, front, prologue.length);
        Batch rows = Batch.of(request.projected(), 1);
        rows.clear();
        int end = front + prologue.length;
        if (made.decode(padded, front, end, true, rows) != end || rows.rowCount() > 0) {
            throw new IllegalStateException("what " + request.origin() + " begins with has rows");
        }
    }

    @Override
    public boolean read(Batch batch) {
        batch.clear();
        if (at == piece.to()) {
            return false;
        }
        int next = current().decode(piece.bytes(), at, piece.to(), true, batch);
        if (next == at) {
            throw new IllegalStateException(
                    "the decoder left " + (piece.to() - at) + " bytes of " + request.origin());
        }
        at = next;
        return true;
    }

    @Override
    public long lines() {
        return firstLine < 0 ? 0 : current().nextLine() - firstLine;
    }

    private Decoder current() {
        if (decoder == null) {
            throw new IllegalStateException("no piece has been begun");
        }
        return decoder;
    }
}
