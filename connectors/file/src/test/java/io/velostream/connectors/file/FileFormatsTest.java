package io.velostream.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.connect.DecoderRequest;
import io.velostream.connect.FailureListener;
import io.velostream.connect.Options;
import io.velostream.connect.Providers;
import io.velostream.connect.Source;
import io.velostream.connect.SplitReader;
import io.velostream.connect.TableDefinition;
import io.velostream.types.Batch;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.TextColumn;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files in the formats that users have.
class FileFormatsTest {
    private static final Schema SCHEMA =
            Schema.of(
                    new SqlType.Field("id", Basic.BIGINT),
                    new SqlType.Field("name", Basic.STRING),
                    new SqlType.Field("price", Basic.DOUBLE));

    @TempDir Path directory;

    private final List<String> failures = new ArrayList<>();
    private final FailureListener listener =
            (reason, _, origin, position, _) ->
                    failures.add(reason + " " + origin + ":" + position);

    private TableDefinition table(String path, Optional<Schema> schema, String... options) {
        Map<String, String> texts = new HashMap<>(Map.of("path", path));
        for (int i = 0; i < options.length; i += 2) {
            texts.put(options[i], options[i + 1]);
        }
        return new TableDefinition("t", schema, List.of(), Options.of(texts), directory);
    }

    private Source inferred(String path, String... options) {
        return new FileConnector().source(table(path, Optional.empty(), options));
    }

    private List<String> rows(Source source) throws IOException {
        List<String> rows = new ArrayList<>();
        List<Integer> all = IntStream.range(0, source.schema().size()).boxed().toList();
        for (Source.Split split : source.splits()) {
            try (SplitReader reader = source.open(split, new Source.ReadRequest(all, listener))) {
                rows.addAll(rows(reader, source.schema()));
            }
        }
        return rows;
    }

    private static List<String> rows(SplitReader reader, Schema schema) throws IOException {
        List<String> rows = new ArrayList<>();
        Batch batch = Batch.of(schema, 5);
        while (reader.read(batch) != SplitReader.Progress.END) {
            for (int row = 0; row < batch.rowCount(); row++) {
                int at = row;
                rows.add(
                        String.join(
                                " ",
                                IntStream.range(0, batch.columnCount())
                                        .mapToObj(column -> text(batch, column, at))
                                        .toList()));
            }
        }
        return rows;
    }

    private static String text(Batch batch, int column, int row) {
        if (batch.column(column).isNull(row)) {
            return "NULL";
        }
        return switch (batch.column(column)) {
            case LongColumn longs -> Long.toString(longs.get(row));
            case DoubleColumn doubles -> Double.toString(doubles.get(row));
            case TextColumn texts -> texts.getString(row);
            default -> throw new AssertionError();
        };
    }

    private static Batch batch(int rows) {
        Batch batch = Batch.of(SCHEMA, rows);
        for (int row = 0; row < rows; row++) {
            ((LongColumn) batch.column(0)).set(row, row);
            byte[] name = ("n \"" + row + "\", ü\n").getBytes(StandardCharsets.UTF_8);
            ((TextColumn) batch.column(1)).set(row, name, 0, name.length);
            ((DoubleColumn) batch.column(2)).set(row, row / 4.0);
        }
        batch.column(2).setNull(rows - 1);
        batch.setRowCount(rows);
        return batch;
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        List<String> wanted = new ArrayList<>();
        for (int row = 0; row < 99; row++) {
            wanted.add(row + " n \"" + row + "\", ü\n " + row / 4.0);
        }
        wanted.add("99 n \"99\", ü\n NULL");
        for (String name : List.of("a.csv", "a.jsonl", "a.csv.gz", "a.json.zst", "a.JSON.GZ")) {
            try (var writer =
                    new FileConnector().sink(table(name, Optional.of(SCHEMA))).open(SCHEMA)) {
                writer.write(batch(100));
                writer.finish();
            }
            assertThat(rows(new FileConnector().source(table(name, Optional.of(SCHEMA)))))
                    .as(name)
                    .isEqualTo(wanted);
            Source inferred = inferred(name);
            assertThat(inferred.schema())
                    .as(name)
                    .hasToString("(id BIGINT, name STRING, price DOUBLE)");
            assertThat(rows(inferred)).as(name).isEqualTo(wanted);
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void chunkBordersAreNotSeen() throws IOException {
        for (String format : List.of("csv", "json")) {
            Path file = directory.resolve("f." + format);
            try (var writer =
                    new FileConnector()
                            .sink(table(file.toString(), Optional.of(SCHEMA)))
                            .open(SCHEMA)) {
                writer.write(batch(60));
                writer.finish();
            }
            List<String> wanted =
                    rows(new FileConnector().source(table(file.toString(), Optional.of(SCHEMA))));
            for (long seed = 0; seed < 100; seed++) {
                int chunk = 1 + new SplittableRandom(seed).nextInt(300);
                try (SplitReader reader = reader(file, format, chunk)) {
                    assertThat(rows(reader, SCHEMA))
                            .as("%s chunk %d", format, chunk)
                            .isEqualTo(wanted);
                }
            }
        }
    }

    private SplitReader reader(Path file, String formatName, int chunkBytes) throws IOException {
        return FileTables.reader(
                InputFile.open(file, Compression.NONE),
                Providers.format(formatName),
                new DecoderRequest(SCHEMA, List.of(0, 1, 2), "f", true, listener),
                new FileReader.Limits(chunkBytes, 1000));
    }

    @Test
    void hugeRowIsLeftOutWithItsLineNumber() throws IOException {
        for (String format : List.of("csv", "json")) {
            boolean isCsv = format.equals("csv");
            Path file = directory.resolve("f." + format);
            try (OutputStream out = Files.newOutputStream(file)) {
                write(
                        out,
                        isCsv
                                ? "id,name\n1,a\n2,"
                                : "{\"id\":1,\"name\":\"a\"}\n{\"id\":2,\"name\":\"");
                byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < 40; i++) {
                    out.write(block);
                }
                write(out, isCsv ? "\n3,c\n" : "\"}\n{\"id\":3,\"name\":\"c\"}\n");
            }
            Schema schema = Schema.of(SCHEMA.field(0), SCHEMA.field(1));
            assertThat(
                            rows(
                                    new FileConnector()
                                            .source(
                                                    table(
                                                            "f." + format,
                                                            Optional.of(schema),
                                                            "max.row.bytes",
                                                            "1000000"))))
                    .as(format)
                    .containsExactly("1 a", "3 c");
        }
        assertThat(failures).containsExactly("ROW_TOO_LARGE f.csv:3", "ROW_TOO_LARGE f.json:2");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void unclosedQuoteCostsOnlyItsLine() throws IOException {
        StringBuilder csv = new StringBuilder("id,name\n1,\"open\n");
        for (int i = 2; i < 20_000; i++) {
            csv.append(i).append(",abcdefgh\n");
        }
        Files.writeString(directory.resolve("f.csv"), csv);
        Schema schema = Schema.of(SCHEMA.field(0), SCHEMA.field(1));
        List<String> rows =
                rows(
                        new FileConnector()
                                .source(
                                        table(
                                                "f.csv",
                                                Optional.of(schema),
                                                "max.row.bytes",
                                                "65536")));
        assertThat(rows).hasSize(19_998).first().isEqualTo("2 abcdefgh");
        assertThat(failures).containsExactly("ROW_TOO_LARGE f.csv:2");
    }

    @Test
    void eachFileOfAPatternHasItsOwnHeader() throws IOException {
        Files.writeString(directory.resolve("1.csv"), "id,name\n1,a\n");
        Files.writeString(directory.resolve("2.csv"), "name,id\nb,2\n");
        Source source = inferred("*.csv");
        assertThat(rows(source)).containsExactly("1 a", "2 b");
    }

    @Test
    void optionsOfTheFormatAreAccepted() throws IOException {
        Files.writeString(directory.resolve("a.csv"), "1;a\n2;b\n");
        assertThat(rows(inferred("a.csv", "delimiter", ";", "has_headers", "false")))
                .containsExactly("1 a", "2 b");
        assertThat(rows(inferred("a.csv", "delimiter", ";", "format", "csv_no_header")))
                .containsExactly("1 a", "2 b");
        assertThatThrownBy(() -> inferred("a.csv", "delimitr", ";"))
                .hasMessageContaining("OPTION_UNKNOWN")
                .hasMessageContaining("delimitr");
        assertThatThrownBy(() -> inferred("a.csv", "json.decimal", "number"))
                .hasMessageContaining("is not known to connector \"file\" with format \"csv\"");
    }

    @Test
    void appendedCsvKeepsOneHeader() throws IOException {
        for (int i = 0; i < 2; i++) {
            try (var writer =
                    new FileConnector()
                            .sink(table("a.csv", Optional.of(SCHEMA), "append", "true"))
                            .open(SCHEMA)) {
                writer.write(batch(2));
                writer.finish();
            }
        }
        assertThat(rows(inferred("a.csv"))).hasSize(4);
        Schema other = Schema.of(SCHEMA.field(1));
        assertThatThrownBy(() ->
                        new FileConnector()
                                .sink(table("a.csv", Optional.of(other), "append", "true"))
                                .open(other))
                .hasMessageContaining("FILE_COLUMNS_DIFFER");
    }

    @Test
    void formatOfAFileToWriteIsJsonUnlessItsEndingSaysElse() throws IOException {
        try (var writer =
                new FileConnector().sink(table("out.txt", Optional.of(SCHEMA))).open(SCHEMA)) {
            writer.write(batch(1));
            writer.finish();
        }
        assertThat(directory.resolve("out.txt")).content().startsWith("{\"id\":0,");
    }
}
