package io.velostream.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.connect.FailureListener;
import io.velostream.connect.Options;
import io.velostream.connect.Sink;
import io.velostream.connect.SinkWriter;
import io.velostream.connect.Source;
import io.velostream.connect.SplitReader;
import io.velostream.connect.TableDefinition;
import io.velostream.types.Batch;
import io.velostream.types.Changelog;
import io.velostream.types.LongColumn;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.Text;
import io.velostream.types.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Changes on their way to a file and back.
class FileChangelogTest {
    private static final Schema SCHEMA =
            Schema.of(
                    new SqlType.Field("id", SqlType.Basic.BIGINT),
                    new SqlType.Field("n", SqlType.Basic.BIGINT));

    /// An insert, an update, an insert, a delete.
    private static final byte[] KINDS = {
        RowKind.INSERT, RowKind.UPDATE_BEFORE, RowKind.UPDATE_AFTER, RowKind.INSERT, RowKind.DELETE
    };

    @TempDir Path directory;

    private TableDefinition table(String file, List<String> key, Map<String, String> more) {
        Map<String, String> options = new HashMap<>(more);
        options.put("path", file);
        return new TableDefinition("t", Optional.empty(), key, Options.of(options), directory);
    }

    private String write(TableDefinition table, Changelog expected, long rows) throws IOException {
        Sink sink = new FileConnector().sink(table);
        assertThat(sink.changelog()).isEqualTo(expected);
        Batch batch = Batch.of(SCHEMA, KINDS.length);
        for (int row = 0; row < KINDS.length; row++) {
            ((LongColumn) batch.column(0)).set(row, row);
            ((LongColumn) batch.column(1)).set(row, row * 10L);
        }
        batch.setRowCount(KINDS.length);
        batch.setKinds(KINDS);
        try (SinkWriter writer = sink.open(SCHEMA)) {
            writer.write(batch);
            writer.finish();
            assertThat(writer.rowsWritten()).isEqualTo(rows);
        }
        return Files.readString(FileLocation.of(table).path());
    }

    private List<String> read(TableDefinition table, Changelog expected) throws IOException {
        Source source = new FileConnector().source(table);
        assertThat(source.changelog()).isEqualTo(expected);
        assertThat(source.schema()).isEqualTo(SCHEMA);
        FailureListener failures = FileTables.NO_FAILURES;
        List<String> rows = new ArrayList<>();
        Text line = new Text();
        try (SplitReader reader =
                source.open(
                        source.splits().getFirst(),
                        new Source.ReadRequest(List.of(0, 1), failures, true))) {
            Batch batch = Batch.of(SCHEMA, 3);
            while (reader.read(batch) != SplitReader.Progress.END) {
                byte[] kinds = batch.kinds();
                for (int row = 0; row < batch.rowCount(); row++) {
                    assertThat(batch.line(row, line)).isTrue();
                    assertThat(line.toString()).startsWith("{").endsWith("}");
                    rows.add(
                            batch.position(row)
                                    + ":"
                                    + (kinds == null ? RowKind.INSERT : kinds[row])
                                    + ":"
                                    + ((LongColumn) batch.column(0)).get(row));
                }
            }
        }
        return rows;
    }

    @Test
    void upsertsAreFoundByTheEndingAndKeepTheKey() throws IOException {
        TableDefinition table = table("t.upsert.jsonl", List.of("ID"), Map.of());
        assertThat(write(table, Changelog.UPSERT, 4))
                .isEqualTo(
                        """
                        {"id":0,"n":0,"_op":"upsert"}
                        {"id":2,"n":20,"_op":"upsert"}
                        {"id":3,"n":30,"_op":"upsert"}
                        {"id":4,"_op":"delete"}
                        """);
        assertThat(read(table, Changelog.UPSERT))
                .containsExactly("1:2:0", "2:2:2", "3:2:3", "4:3:4");
    }

    @Test
    void bothRowsOfAnUpdateComeFromItsLine() throws IOException {
        TableDefinition table = table("t.jsonl", List.of(), Map.of("format", "debezium-json"));
        assertThat(write(table, Changelog.RETRACT, 5).lines()).hasSize(4);
        assertThat(read(table, Changelog.RETRACT))
                .containsExactly("1:0:0", "2:1:1", "2:2:2", "3:0:3", "4:3:4");
    }

    @Test
    void plainFormatsHaveNewRowsOnly() throws IOException {
        assertThat(write(table("t.csv", List.of(), Map.of()), Changelog.APPEND, 3))
                .isEqualTo("id,n\n0,0\n2,20\n3,30\n");
    }

    @Test
    void upsertsNeedAKeyThatIsThere() {
        assertThatThrownBy(() ->
                        new FileConnector().sink(table("t.upsert.jsonl", List.of(), Map.of())))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("KEY_MISSING");
        Sink sink = new FileConnector().sink(table("t.upsert.jsonl", List.of("x"), Map.of()));
        assertThatThrownBy(() -> sink.open(SCHEMA))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("COLUMN_NOT_FOUND");
    }
}
