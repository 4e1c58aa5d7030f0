package io.velostream.connectors.file;

import io.velostream.connect.DecoderRequest;
import io.velostream.connect.FailureListener;
import io.velostream.connect.Format;
import io.velostream.connect.Options;
import io.velostream.connect.Sink;
import io.velostream.connect.SinkWriter;
import io.velostream.connect.Source;
import io.velostream.connect.SplitReader;
import io.velostream.connect.TableDefinition;
import io.velostream.types.Batch;
import io.velostream.types.Schema;
import io.velostream.types.TextColumn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tables of lines for tests.
final class FileTables {
    static final FailureListener NO_FAILURES =
            (reason, message, _, position, _) -> {
                throw new AssertionError(reason + " at " + position + ": " + message);
            };

    private FileTables() {}

    static TableDefinition table(Path directory, String path, String... options) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("path", path);
        for (int i = 0; i < options.length; i += 2) {
            texts.put(options[i], options[i + 1]);
        }
        return new TableDefinition(
                "lines", Optional.of(LineFormat.SCHEMA), List.of(), Options.of(texts), directory);
    }

    static TableDefinition undeclared(TableDefinition table) {
        return new TableDefinition(
                table.name(), Optional.empty(), List.of(), table.options(), table.directory());
    }

    static Source source(Path directory, String path, String... options) {
        return new FileConnector().source(table(directory, path, options));
    }

    static Sink sink(Path directory, String path, String... options) {
        return new FileConnector().sink(table(directory, path, options));
    }

    static List<String> read(Source source) throws IOException {
        return read(source, NO_FAILURES);
    }

    static List<String> read(Source source, FailureListener failures) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Source.Split split : source.splits()) {
            try (SplitReader reader =
                    source.open(split, new Source.ReadRequest(List.of(0), failures))) {
                lines.addAll(read(reader, 7));
            }
        }
        return lines;
    }

    static List<String> read(SplitReader reader, int capacity) throws IOException {
        List<String> lines = new ArrayList<>();
        Batch batch = Batch.of(LineFormat.SCHEMA, capacity);
        while (reader.read(batch) != SplitReader.Progress.END) {
            for (int row = 0; row < batch.rowCount(); row++) {
                lines.add(((TextColumn) batch.column(0)).getString(row));
            }
        }
        return lines;
    }

    static Batch batch(String... lines) {
        Batch batch = Batch.of(LineFormat.SCHEMA, lines.length);
        for (int row = 0; row < lines.length; row++) {
            byte[] utf8 = lines[row].getBytes(StandardCharsets.UTF_8);
            ((TextColumn) batch.column(0)).set(row, utf8, 0, utf8.length);
        }
        batch.setRowCount(lines.length);
        return batch;
    }

    static void write(Sink sink, String... lines) throws IOException {
        Schema schema = LineFormat.SCHEMA;
        try (SinkWriter writer = sink.open(schema)) {
            writer.write(batch(lines));
            writer.finish();
        }
    }

    /// Reads a file as a [FileSource] does, but in pieces of that size; ahead if it is even.
    static SplitReader reader(
            InputFile input, Format format, DecoderRequest request, FileReader.Limits limits) {
        Options options = Options.of(Map.of());
        return new FileSplitReader(
                new ReadAhead(
                        new FileReader(input, format.recordEnds(options), limits),
                        request.origin(),
                        limits.pieceBytes() % 2 == 0),
                new FilePieceDecoder(format, options, request, FilePieceDecoder.Lines.OF_FILE));
    }
}
