package io.velostream.connectors.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.connect.Connector;
import io.velostream.connect.Options;
import io.velostream.connect.Providers;
import io.velostream.connect.SinkWriter;
import io.velostream.connect.TableDefinition;
import io.velostream.types.Batch;
import io.velostream.types.LongColumn;
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
