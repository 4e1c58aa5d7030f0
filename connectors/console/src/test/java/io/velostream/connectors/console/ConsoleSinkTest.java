package io.velostream.connectors.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.connect.Connector;
import io.velostream.connect.Options;
import io.velostream.connect.Providers;
import io.velostream.connect.SinkWriter;
import io.velostream.connect.TableDefinition;
import io.velostream.types.Batch;
import io.velostream.types.Changelog;
import io.velostream.types.LongColumn;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.UserException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleSinkTest {
    private static final Schema SCHEMA = Schema.of(new SqlType.Field("n", SqlType.Basic.INT));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Connector stdout = new StdoutConnector(() -> out);

    private static TableDefinition table(Map<String, String> options) {
        return new TableDefinition(
                "t", Optional.empty(), List.of(), Options.of(options), Path.of("."));
    }

    private static Batch numbers(int count) {
        Batch batch = Batch.of(SCHEMA, count);
        for (int row = 0; row < count; row++) {
            ((LongColumn) batch.column(0)).set(row, row);
        }
        batch.setRowCount(count);
        return batch;
    }

    @Test
    void tableIsPrintedWhenFlushed() throws IOException {
        try (SinkWriter writer = stdout.sink(table(Map.of())).open(SCHEMA)) {
            writer.write(numbers(2));
            assertThat(out.size()).isZero();
            writer.flush();
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(" n\n---\n 0\n 1\n");
            writer.finish();
            assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("(2 rows)\n");
            assertThat(writer.rowsWritten()).isEqualTo(2);
        }
    }

    @Test
    void everyFormatCanBePrinted() throws IOException {
        for (String format : List.of("json", "csv")) {
            try (SinkWriter writer = stdout.sink(table(Map.of("format", format))).open(SCHEMA)) {
                writer.write(numbers(2));
                writer.flush();
                writer.finish();
                assertThat(writer.bytesWritten()).isPositive();
            }
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"n\":0}\n{\"n\":1}\nn\n0\n1\n");
    }

    @Test
    void blackholeCountsTheBytesOfAFormat() throws IOException {
        Connector blackhole = new BlackholeConnector();
        try (SinkWriter writer = blackhole.sink(table(Map.of("format", "json"))).open(SCHEMA)) {
            for (int i = 0; i < 100; i++) {
                writer.write(numbers(1000));
            }
            writer.finish();
            assertThat(writer.bytesWritten()).isEqualTo(100 * (1000 * 7 + 10 + 90 * 2 + 900 * 3));
        }
    }

    @Test
    void blackholeCounts() throws IOException {
        Connector blackhole = Providers.connector("blackhole");
        try (SinkWriter writer = blackhole.sink(table(Map.of())).open(SCHEMA)) {
            writer.write(numbers(2000));
            writer.finish();
            assertThat(writer.rowsWritten()).isEqualTo(2000);
            assertThat(writer.bytesWritten()).isZero();
        }
    }

    /// An insert, an update and a delete, with a row between them that was dropped.
    private static Batch changes() {
        Batch batch = numbers(5);
        batch.select(new int[] {0, 2, 3, 4}, 4);
        batch.setKinds(
                new byte[] {
                    RowKind.INSERT,
                    RowKind.DELETE,
                    RowKind.UPDATE_BEFORE,
                    RowKind.UPDATE_AFTER,
                    RowKind.DELETE
                });
        return batch;
    }

    private String written(String format, List<String> key, long rows) throws IOException {
        out.reset();
        TableDefinition table =
                new TableDefinition(
                        "t",
                        Optional.empty(),
                        key,
                        Options.of(Map.of("format", format)),
                        Path.of("."));
        Batch batch = changes();
        try (SinkWriter writer = stdout.sink(table).open(SCHEMA)) {
            writer.write(batch);
            writer.finish();
            assertThat(writer.rowsWritten()).isEqualTo(rows);
        }
        // The batch may have other readers.
        assertThat(batch.size()).isEqualTo(4);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void eachFormatSaysOfChangesWhatItCan() throws IOException {
        assertThat(written("table", List.of(), 2)).isEqualTo(" n\n---\n 0\n 3\n(2 rows)\n");
        assertThat(written("json", List.of(), 2)).isEqualTo("{\"n\":0}\n{\"n\":3}\n");
        assertThat(written("csv", List.of(), 2)).isEqualTo("n\n0\n3\n");
        assertThat(written("upsert-json", List.of("n"), 3))
                .isEqualTo(
                        """
                        {"n":0,"_op":"upsert"}
                        {"n":3,"_op":"upsert"}
                        {"n":4,"_op":"delete"}
                        """);
        assertThat(written("debezium-json", List.of(), 4))
                .isEqualTo(
                        """
                        {"before":null,"after":{"n":0},"op":"c"}
                        {"before":{"n":2},"after":{"n":3},"op":"u"}
                        {"before":{"n":4},"after":null,"op":"d"}
                        """);
    }

    @Test
    void sinksSayWhatTheirFormatsCan() {
        assertThat(stdout.sink(table(Map.of())).changelog()).isEqualTo(Changelog.APPEND);
        assertThat(stdout.sink(table(Map.of("format", "debezium"))).changelog())
                .isEqualTo(Changelog.RETRACT);
        assertThatThrownBy(() -> stdout.sink(table(Map.of("format", "upsert-json"))))
                .hasMessageContaining("KEY_MISSING");
    }

    @Test
    void bothAreFoundByName() {
        assertThat(Providers.connector("CONSOLE").name()).isEqualTo("stdout");
        assertThat(Providers.connector("print").name()).isEqualTo("stdout");
    }

    @Test
    void wrongUseIsRefused() {
        assertThatThrownBy(() -> stdout.source(table(Map.of())))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("SOURCE_NOT_SUPPORTED");
        assertThatThrownBy(() -> stdout.sink(table(Map.of("formt", "json"))))
                .hasMessageContaining("OPTION_UNKNOWN")
                .hasMessageContaining("\"formt\"");
        assertThatThrownBy(() -> stdout.sink(table(Map.of("format", "xml"))))
                .hasMessageContaining("FORMAT_UNKNOWN");
    }
}
