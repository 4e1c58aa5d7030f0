package io.velostream.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.connect.DecoderRequest;
import io.velostream.connect.Options;
import io.velostream.connect.Piece;
import io.velostream.connect.Providers;
import io.velostream.connect.SplitReader;
import io.velostream.connect.SplitReader.Progress;
import io.velostream.types.Batch;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReaderTest {
    private static final Options NO_OPTIONS = Options.of(Map.of());

    @TempDir Path directory;

    private FileReader reader(String format, String text, int pieceBytes, int maxRowBytes)
            throws IOException {
        Path file = Files.writeString(directory.resolve("f"), text);
        return new FileReader(
                InputFile.open(file, Compression.NONE),
                Providers.format(format).recordEnds(NO_OPTIONS),
                new FileReader.Limits(pieceBytes, maxRowBytes));
    }

    /// What each piece holds, with `^` for the first and `$` for the last one.
    private List<String> pieces(String format, String text, int pieceBytes) throws IOException {
        List<String> found = new ArrayList<>();
        try (FileReader reader = reader(format, text, pieceBytes, 20)) {
            Piece piece = new Piece();
            while (reader.next(piece) == Progress.ROWS) {
                String records =
                        new String(
                                piece.bytes(),
                                piece.from(),
                                piece.to() - piece.from(),
                                StandardCharsets.UTF_8);
                found.add(
                        (piece.isFirst() ? "^" : "")
                                + (piece.tooLong() < 0 ? records : "too long")
                                + (piece.isLast() ? "$" : ""));
            }
            assertThat(reader.next(piece)).isEqualTo(Progress.END);
        }
        return found;
    }

    @Test
    void emptyFileIsOneEmptyPiece() throws IOException {
        for (String format : List.of("json", "csv", "raw")) {
            assertThat(pieces(format, "", 10)).as(format).containsExactly("^$");
        }
    }

    @Test
    void smallFileIsOnePiece() throws IOException {
        assertThat(pieces("raw", "a\nb\n", 10)).containsExactly("^a\nb\n$");
    }

    @Test
    void headerAloneIsOnePiece() throws IOException {
        assertThat(pieces("csv", "a,b\n", 10)).containsExactly("^a,b\n$");
        assertThat(pieces("csv", "a,b", 10)).containsExactly("^a,b$");
        assertThat(pieces("csv", "\ufeffa,\"\nb\"\n", 4)).containsExactly("^\ufeffa,\"\nb\"\n$");
    }

    @Test
    void piecesEndWithRecords() throws IOException {
        assertThat(pieces("raw", "aaa\nbbb\ncc\ndd", 4))
                .containsExactly("^aaa\n", "bbb\n", "cc\ndd$");
        assertThat(pieces("csv_no_header", "aaa\n\"b\nb\"\ncc", 4))
                .containsExactly("^aaa\n", "\"b\nb\"\n", "cc$");
        assertThat(pieces("json", "[{\"a\":1},\n{\"]\":2}]", 4))
                .containsExactly("^[", "{\"a\":1},\n", "{\"]\":2}]$");
    }

    @Test
    void longRecordIsPassedOverUpToItsLineEnd() throws IOException {
        String tooLong = "x".repeat(50);
        assertThat(pieces("raw", "a\n" + tooLong + "\nb\n", 4))
                .containsExactly("^a\n", "too long", "b\n$");
        assertThat(pieces("raw", tooLong + "\nb\n", 4)).containsExactly("^too long", "b\n$");
        assertThat(pieces("raw", tooLong, 4)).containsExactly("^too long", "$");
        assertThat(pieces("csv_no_header", "\"open\n" + "b\n".repeat(20), 20))
                .containsExactly("^too long", "b\n".repeat(11), "b\n".repeat(9) + "$");
    }

    @Test
    void headerIsKnownToEachPiece() throws IOException {
        try (FileReader reader = reader("csv", "a,b\n1,2\n3,4\n5,6\n", 4, 20)) {
            Piece first = new Piece();
            Piece second = new Piece();
            reader.next(first);
            reader.next(second);
            assertThat(new String(second.prologue(), StandardCharsets.UTF_8)).isEqualTo("a,b\n");
            assertThat(second.prologue()).isSameAs(first.prologue());
            assertThat(second.offset()).isEqualTo(first.to() - first.from());
        }
    }

    @Test
    void wrongHeaderIsToldByADecoderOfALaterPiece() throws IOException {
        Schema schema = Schema.of(new SqlType.Field("c", SqlType.Basic.BIGINT));
        try (FileReader reader = reader("csv", "a,b\n1,2\n3,4\n5,6\n", 4, 20)) {
            Piece piece = new Piece();
            reader.next(piece);
            reader.next(piece);
            FilePieceDecoder decoder =
                    new FilePieceDecoder(
                            Providers.format("csv"),
                            NO_OPTIONS,
                            new DecoderRequest(
                                    schema, List.of(0), "f", true, (_, _, _, _, _) -> {}),
                            FilePieceDecoder.Lines.OF_PIECE);
            assertThatThrownBy(() -> decoder.begin(piece))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("COLUMN_NOT_IN_HEADER");
        }
    }

    private SplitReader lines(String name, int rows, int pieceBytes) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "aaa\n".repeat(rows));
        return FileTables.reader(
                InputFile.open(file, Compression.NONE),
                new LineFormat(),
                new DecoderRequest(
                        LineFormat.SCHEMA, List.of(0), name, true, (_, _, _, _, _) -> {}),
                new FileReader.Limits(pieceBytes, 100));
    }

    private static List<Thread> readingThreads(String file) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("velo-read-" + file))
                .toList();
    }

    @Test
    void smallFileNeedsNoThread() throws IOException {
        try (SplitReader reader = lines("small", 10, 100)) {
            assertThat(reader.read(Batch.of(LineFormat.SCHEMA, 3))).isEqualTo(Progress.ROWS);
            assertThat(FileTables.read(reader, 3)).hasSize(7);
            assertThat(readingThreads("small")).isEmpty();
        }
    }

    @Test
    void closingEndsTheReadingThread() throws IOException {
        for (int batches : new int[] {1, 5, 20}) {
            try (SplitReader reader = lines("large", 1000, 30)) {
                Batch batch = Batch.of(LineFormat.SCHEMA, 3);
                for (int i = 0; i < batches; i++) {
                    assertThat(reader.read(batch)).isEqualTo(Progress.ROWS);
                }
            }
            assertThat(readingThreads("large")).isEmpty();
        }
    }
}
