package io.velostream.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.connect.ByteWriter;
import io.velostream.connect.OutputBuffer;
import io.velostream.connect.Sink;
import io.velostream.connect.SinkWriter;
import io.velostream.types.Batch;
import io.velostream.types.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {
    @TempDir Path directory;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void fileAppearsWhenItIsFinished() throws IOException {
        Sink sink = FileTables.sink(directory, "out.lines");
        try (SinkWriter writer = sink.open(LineFormat.SCHEMA)) {
            writer.write(FileTables.batch("a", "b"));
            writer.flush();
            assertThat(names()).hasSize(1).first().asString().startsWith(".out.lines.tmp-");
            writer.finish();
            assertThat(names()).containsExactly("out.lines");
            assertThat(writer.rowsWritten()).isEqualTo(2);
            assertThat(writer.bytesWritten()).isEqualTo(4);
        }
        assertThat(directory.resolve("out.lines")).hasContent("a\nb\n");
    }

    @Test
    void abandonedFileLeavesNothing() throws IOException {
        for (String name : List.of("out.lines", "x/y/out.lines", "out.lines.gz", "out.lines.zst")) {
            try (SinkWriter writer = FileTables.sink(directory, name).open(LineFormat.SCHEMA)) {
                writer.write(FileTables.batch("a"));
            }
            assertThat(names()).isEmpty();
        }
    }

    @Test
    void oldFileStaysUntilTheNewOneIsWhole() throws IOException {
        Path file = Files.writeString(directory.resolve("out.lines"), "old\n");
        Sink sink = FileTables.sink(directory, "out.lines");
        try (SinkWriter writer = sink.open(LineFormat.SCHEMA)) {
            writer.write(FileTables.batch("new"));
        }
        assertThat(file).hasContent("old\n");
        FileTables.write(sink, "new");
        assertThat(file).hasContent("new\n");
    }

    @Test
    void twoCannotWriteOneFileAtOnce() throws IOException {
        Sink sink = FileTables.sink(directory, "out.lines");
        try (SinkWriter writer = sink.open(LineFormat.SCHEMA)) {
            assertThatThrownBy(() -> sink.open(LineFormat.SCHEMA))
                    .hasMessageContaining("FILE_NOT_WRITABLE")
                    .hasMessageContaining("another query of this process writes it");
            writer.write(FileTables.batch("a"));
            writer.finish();
        }
        FileTables.write(sink, "b");
        assertThat(directory.resolve("out.lines")).hasContent("b\n");
    }

    @Test
    void missingDirectoriesAreMade() throws IOException {
        FileTables.write(FileTables.sink(directory, "x/y/out.lines"), "a");
        assertThat(directory.resolve("x/y/out.lines")).hasContent("a\n");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        for (String name : List.of("f.lines", "f.lines.gz", "f.lines.zst")) {
            List<String> wanted = new ArrayList<>();
            try (SinkWriter writer = FileTables.sink(directory, name).open(LineFormat.SCHEMA)) {
                for (int i = 0; i < 200_000; i += 2) {
                    Batch batch = FileTables.batch("line " + i, "dropped", "line " + (i + 1));
                    batch.select(new int[] {0, 2}, 2);
                    writer.write(batch);
                    wanted.add("line " + i);
                    wanted.add("line " + (i + 1));
                }
                writer.finish();
            }
            assertThat(FileTables.read(FileTables.source(directory, name)))
                    .as(name)
                    .isEqualTo(wanted);
        }
    }

    @Test
    void compressionMayBeNamed() throws IOException {
        FileTables.write(FileTables.sink(directory, "f.lines", "compression", "gzip"), "a");
        assertThat(Files.readAllBytes(directory.resolve("f.lines"))).startsWith(0x1f, 0x8b);
        assertThat(FileTables.read(FileTables.source(directory, "f.lines", "compression", "gzip")))
                .containsExactly("a");
    }

    @Test
    void appendKeepsWhatIsThere() throws IOException {
        for (String name : List.of("f.lines", "f.lines.gz", "f.lines.zst")) {
            Sink sink = FileTables.sink(directory, name, "append", "true", "line.header", "h");
            FileTables.write(sink, "a");
            FileTables.write(sink, "b");
            assertThat(FileTables.read(FileTables.source(directory, name)))
                    .as(name)
                    .containsExactly("h", "a", "b");
        }
    }

    @Test
    void appendEndsTheLastLine() throws IOException {
        Path file = Files.writeString(directory.resolve("f.lines"), "a");
        FileTables.write(FileTables.sink(directory, "f.lines", "append", "true"), "b");
        assertThat(file).hasContent("a\nb\n");
    }

    @Test
    void appendRefusesOtherColumns() throws IOException {
        Path file = Files.writeString(directory.resolve("f.lines"), "other\n");
        Sink sink = FileTables.sink(directory, "f.lines", "append", "true", "line.header", "h");
        assertThatThrownBy(() -> FileTables.write(sink, "b"))
                .hasMessageContaining("FILE_COLUMNS_DIFFER");
        assertThat(file).hasContent("other\n");
        assertThat(names()).containsExactly("f.lines");
    }

    @Test
    void linkedFileIsReplacedAndNotTheLink() throws IOException {
        Path file = Files.writeString(directory.resolve("f.lines"), "old\n");
        Path link = Files.createSymbolicLink(directory.resolve("link.lines"), file);
        FileTables.write(FileTables.sink(directory, "link.lines"), "new");
        assertThat(file).hasContent("new\n");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void deviceIsWrittenDirectly() throws IOException {
        FileTables.write(FileTables.sink(directory, "/dev/null", "format", "line"), "a");
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void targetsThatCannotServeAreRefused() throws IOException {
        Files.createDirectory(directory.resolve("d"));
        Files.createFile(directory.resolve("f"));
        assertError("d", "FILE_IS_DIRECTORY");
        assertError("f/out.lines", "FILE_NOT_WRITABLE");
        assertError("*.lines", "OPTION_INVALID");
        assertError("", "OPTION_INVALID");
    }

    private void assertError(String path, String code) {
        assertThatThrownBy(() -> FileTables.sink(directory, path))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(code);
    }

    @Test
    void severalEncodersMakeTheBytesOfOneFile() throws IOException {
        Sink sink = FileTables.sink(directory, "f.lines", "line.header", "top");
        Sink.EncodedSink bytes = sink.encoded().orElseThrow();
        OutputBuffer first = new OutputBuffer(10);
        OutputBuffer second = new OutputBuffer(10);
        bytes.encoder(LineFormat.SCHEMA).encode(FileTables.batch("b"), second);
        bytes.encoder(LineFormat.SCHEMA).encode(FileTables.batch("a"), first);
        try (ByteWriter writer = bytes.open(LineFormat.SCHEMA)) {
            writer.write(first.array(), 0, first.position());
            writer.write(second.array(), 0, second.position());
            writer.finish();
            assertThat(writer.bytesWritten()).isEqualTo(8);
        }
        assertThat(directory.resolve("f.lines")).hasContent("top\na\nb\n");
    }
}
