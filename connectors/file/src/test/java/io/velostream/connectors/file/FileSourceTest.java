package io.velostream.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.connect.Source;
import io.velostream.types.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {
    @TempDir Path directory;

    @BeforeEach
    void makeFiles() throws IOException {
        write("a.lines", "a");
        write("b.lines", "b");
        write("c.txt", "c");
        write(".hidden.lines", "h");
        write("sub/d.lines", "d");
        write("sub/deep/e.lines", "e");
        write("we[i]rd.lines", "w");
    }

    private void write(String path, String line) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, line + "\n");
    }

    private List<String> files(String pattern) {
        return FileTables.source(directory, pattern).splits().stream()
                .map(Source.Split::id)
                .toList();
    }

    @Test
    void patternsFindFilesInOrder() {
        assertThat(files("?.lines")).containsExactly("a.lines", "b.lines");
        assertThat(files("[b-z].lines")).containsExactly("b.lines");
        assertThat(files("{a,b}.lines")).containsExactly("a.lines", "b.lines");
        assertThat(files("*/*.lines")).containsExactly("sub/d.lines");
        assertThat(files("sub/**/*.lines")).containsExactly("sub/d.lines", "sub/deep/e.lines");
        assertThat(files("**/[ade].lines"))
                .containsExactly("a.lines", "sub/d.lines", "sub/deep/e.lines");
        assertThat(files(".*.lines")).containsExactly(".hidden.lines");
        assertThat(files("we[i]rd.lines")).containsExactly("we[i]rd.lines");
    }

    @Test
    void rowsOfAllFilesAreRead() throws IOException {
        assertThat(FileTables.read(FileTables.source(directory, "?.lines")))
                .containsExactly("a", "b");
    }

    @Test
    void pathsMayBeAbsoluteOrUris() throws IOException {
        for (String path :
                List.of(
                        directory + "/a.lines",
                        "file://" + directory + "/a.lines",
                        "file:" + directory + "/a.lines",
                        "file://" + directory + "/%61.lines",
                        "./sub/../a.lines")) {
            assertThat(FileTables.read(FileTables.source(directory, path)))
                    .as(path)
                    .containsExactly("a");
        }
    }

    @Test
    void splitKnowsTheFilesSize() {
        assertThat(FileTables.source(directory, "a.lines").splits())
                .containsExactly(new Source.Split("a.lines", 2));
    }

    @Test
    void missingFileIsNamedWithWhatWasMeant() {
        assertError("aa.lines", "FILE_NOT_FOUND", "file \"" + directory + "/aa.lines\"", "a.lines");
        assertError("sup/d.lines", "FILE_NOT_FOUND", "sup/d.lines", "did you mean \"sub\"?");
        assertError("x*.lines", "FILE_NOT_FOUND", "no file matches", "holds \"a.lines\"");
        assertError("nowhere/*.lines", "FILE_NOT_FOUND", "no file matches", "does not exist");
        assertError("sub", "FILE_IS_DIRECTORY", "is a directory", "/sub/*.csv");
        assertError("c.txt", "FORMAT_MISSING", "names no format", "'format' = '…'");
    }

    @Test
    void unknownOptionIsNamedWithWhatWasMeant() {
        assertError(
                "a.lines",
                "OPTION_UNKNOWN",
                "\"formt\"",
                "did you mean \"format\"?",
                "formt",
                "line");
        assertError(
                "a.lines", "OPTION_UNKNOWN", "\"line.heder\"", "line.header", "line.heder", "x");
        assertError("a.lines", "OPTION_INVALID", "max.row.bytes", "", "max.row.bytes", "10");
        assertError(
                "a.lines", "OPTION_NOT_SUPPORTED", "is not supported yet", "", "watching", "true");
    }

    private void assertError(
            String path, String code, String message, String hint, String... options) {
        assertThatThrownBy(() -> FileTables.source(directory, path, options))
                .isInstanceOfSatisfying(
                        UserException.class,
                        e -> {
                            assertThat(e.diagnostic().code()).isEqualTo(code);
                            assertThat(e.diagnostic().message()).contains(message);
                            assertThat(e.diagnostic().hint().orElse("")).contains(hint);
                        });
    }

    @Test
    void oldSpellingsOfOptionsAreAccepted() throws IOException {
        assertThat(
                        FileTables.read(
                                FileTables.source(
                                        directory,
                                        "c.txt",
                                        "format",
                                        "LINE",
                                        "buffer_size",
                                        "8192",
                                        "watch",
                                        "false",
                                        "polling_interval",
                                        "1000")))
                .containsExactly("c");
    }

    @Test
    void columnsAreInferredFromTheFirstFileThatHoldsRows() throws IOException {
        Files.createFile(directory.resolve("0.lines"));
        Source source =
                new FileConnector()
                        .source(FileTables.undeclared(FileTables.table(directory, "?.lines")));
        assertThat(source.schema()).hasToString("(a STRING)");
        assertThat(source.schemaOrigin()).isEqualTo("inferred from all rows of a.lines");
        assertThat(FileTables.read(source)).containsExactly("a", "b");
    }

    @Test
    void columnsAreInferredFromPackedFiles() throws IOException {
        for (String ending : List.of(".gz", ".zst")) {
            String[] lines = new String[2000];
            Arrays.setAll(lines, i -> "n" + i);
            FileTables.write(FileTables.sink(directory, "p.lines" + ending), lines);
            Source source =
                    new FileConnector()
                            .source(
                                    FileTables.undeclared(
                                            FileTables.table(directory, "p.lines" + ending)));
            assertThat(source.schema()).hasToString("(n0 STRING)");
            assertThat(source.schemaOrigin())
                    .isEqualTo("inferred from the first 1000 rows of p.lines" + ending);
        }
    }

    @Test
    void columnsOfEmptyFilesMustBeDeclared() throws IOException {
        Files.createFile(directory.resolve("0.lines"));
        assertThat(FileTables.read(FileTables.source(directory, "0.lines"))).isEmpty();
        assertThatThrownBy(() ->
                        new FileConnector()
                                .source(
                                        FileTables.undeclared(
                                                FileTables.table(directory, "0.lines"))))
                .hasMessageContaining("SCHEMA_NOT_INFERRED")
                .hasMessageContaining("is empty");
    }
}
