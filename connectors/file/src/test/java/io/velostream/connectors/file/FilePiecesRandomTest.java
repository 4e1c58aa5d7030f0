package io.velostream.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.connect.Decoder;
import io.velostream.connect.DecoderRequest;
import io.velostream.connect.FailureListener;
import io.velostream.connect.Format;
import io.velostream.connect.Options;
import io.velostream.connect.Piece;
import io.velostream.connect.Providers;
import io.velostream.connect.SplitReader.Progress;
import io.velostream.types.Batch;
import io.velostream.types.LongColumn;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// However a file is cut, and whoever decodes the pieces, rows, failures and their lines are those
/// of one decoder that is given all of it at once.
class FilePiecesRandomTest {
    private static final int FILES = Integer.getInteger("random.files", 400);
    private static final int NO_LIMIT = 1 << 20;
    private static final Options NO_OPTIONS = Options.of(Map.of());
    private static final Schema ROWS =
            Schema.of(
                    new SqlType.Field("a", SqlType.Basic.STRING),
                    new SqlType.Field("n", SqlType.Basic.BIGINT));

    @TempDir Path directory;

    /// Rows and failures of one kind of file, collected.
    private static final class Reading {
        private final Format format;
        private final Schema schema;
        private final List<String> rows = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();
        private final Text view = new Text();
        private long linesBefore;

        Reading(RandomRecords kind) {
            format = Providers.format(kind.format());
            schema = kind == RandomRecords.RAW ? Schema.of(ROWS.field(0)) : ROWS;
        }

        private DecoderRequest request() {
            FailureListener listener =
                    (reason, message, _, line, _) ->
                            failures.add((linesBefore + line) + " " + reason + " " + message);
            List<Integer> all = IntStream.range(0, schema.size()).boxed().toList();
            return new DecoderRequest(schema, all, "f", true, listener);
        }

        void whole(byte[] text) {
            Decoder decoder = format.decoder(request(), NO_OPTIONS);
            int front = Decoder.PADDING_FRONT;
            byte[] bytes = new byte[front + text.length + Decoder.PADDING_BEHIND];
            System.arraycopy(text, 0, bytes, front, text.length);
            Batch batch = Batch.of(schema, 7);
            int to = front + text.length;
            for (int at = front; at < to; ) {
                batch.clear();
                at = decoder.decode(bytes, at, to, true, batch);
                take(batch);
            }
        }

        void inPieces(Path file, FileReader.Limits limits, SplittableRandom random)
                throws IOException {
            FilePieceDecoder[] decoders = new FilePieceDecoder[1 + random.nextInt(3)];
            for (int i = 0; i < decoders.length; i++) {
                decoders[i] =
                        new FilePieceDecoder(
                                format, NO_OPTIONS, request(), FilePieceDecoder.Lines.OF_PIECE);
            }
            Piece[] pieces = {new Piece(), new Piece()};
            Batch batch = Batch.of(schema, 1 + random.nextInt(9));
            try (FileReader reader =
                    new FileReader(
                            InputFile.open(file, Compression.NONE),
                            format.recordEnds(NO_OPTIONS),
                            limits)) {
                Piece piece = pieces[0];
                while (reader.next(piece) == Progress.ROWS) {
                    FilePieceDecoder decoder = decoders[random.nextInt(decoders.length)];
                    decoder.begin(piece);
                    while (decoder.read(batch)) {
                        take(batch);
                    }
                    linesBefore += decoder.lines();
                    piece = pieces[random.nextInt(2)];
                }
            }
        }

        private void take(Batch batch) {
            for (int row = 0; row < batch.rowCount(); row++) {
                StringBuilder text = new StringBuilder();
                text.append(linesBefore + batch.position(row));
                for (int i = 0; i < batch.columnCount(); i++) {
                    text.append('|').append(value(batch, i, row));
                }
                rows.add(text.toString());
            }
        }

        private String value(Batch batch, int column, int row) {
            if (batch.column(column).isNull(row)) {
                return "NULL";
            }
            if (batch.column(column) instanceof LongColumn numbers) {
                return String.valueOf(numbers.values()[row]);
            }
            ((TextColumn) batch.column(column)).get(row, view);
            return view.toString();
        }
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("f"), text);
    }

    @Test
    void piecesHaveTheRowsOfTheWhole() throws IOException {
        for (RandomRecords kind : RandomRecords.values()) {
            for (long seed = 0; seed < FILES; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                String text = kind.text(random);
                Reading whole = new Reading(kind);
                whole.whole(text.getBytes(StandardCharsets.UTF_8));
                Reading cut = new Reading(kind);
                cut.inPieces(
                        write(text),
                        new FileReader.Limits(1 + random.nextInt(400), NO_LIMIT),
                        random);
                assertSame(kind, seed, cut, whole);
            }
        }
    }

    @Test
    void whatIsTooLongDoesNotDependOnThePieces() throws IOException {
        for (RandomRecords kind : RandomRecords.values()) {
            for (long seed = 0; seed < FILES; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                Path file = write(kind.text(random));
                int most = 50 + random.nextInt(100);
                Reading large = new Reading(kind);
                large.inPieces(file, new FileReader.Limits(most, most), random);
                Reading small = new Reading(kind);
                small.inPieces(file, new FileReader.Limits(1 + random.nextInt(most), most), random);
                assertSame(kind, seed, small, large);
            }
        }
    }

    @Test
    void onlyLongLinesAreTooLong() throws IOException {
        int most = 60;
        for (RandomRecords kind : RandomRecords.values()) {
            for (long seed = 0; seed < FILES; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                String text = kind.text(random);
                if (kind.isQuoted() || kind == RandomRecords.JSON_ARRAY) {
                    continue;
                }
                Reading cut = new Reading(kind);
                cut.inPieces(
                        write(text), new FileReader.Limits(1 + random.nextInt(most), most), random);
                List<String> tooLong =
                        cut.failures.stream()
                                .filter(failure -> failure.contains("ROW_TOO_LARGE"))
                                .map(failure -> failure.substring(0, failure.indexOf(' ')))
                                .toList();
                assertThat(tooLong).as("%s seed %d", kind, seed).isEqualTo(longLines(text, most));
            }
        }
    }

    private static List<String> longLines(String text, int most) {
        List<String> found = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            boolean isWhole = i < lines.length - 1;
            int length = lines[i].getBytes(StandardCharsets.UTF_8).length + (isWhole ? 1 : 0);
            // Without a line end nobody knows whether it would have gone on.
            if (length > most + 2 || (!isWhole && length == most + 2)) {
                found.add(String.valueOf(i + 1));
            }
        }
        return found;
    }

    private static void assertSame(RandomRecords kind, long seed, Reading found, Reading wanted) {
        assertThat(found.rows).as("rows of %s seed %d", kind, seed).isEqualTo(wanted.rows);
        assertThat(found.failures)
                .as("failures of %s seed %d", kind, seed)
                .isEqualTo(wanted.failures);
    }
}
