package io.velostream.connectors.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.velostream.connect.Providers;
import io.velostream.connect.Source;
import io.velostream.connect.SplitReader.Progress;
import io.velostream.types.Batch;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.UserException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GeneratorSourceTest {
    private static final Schema ALL =
            Made.schema(
                    "id", Basic.BIGINT,
                    "n", Basic.INT,
                    "d", Basic.DOUBLE,
                    "price", new SqlType.Decimal(10, 2),
                    "wide", new SqlType.Decimal(38, 20),
                    "name", Basic.STRING,
                    "raw", Basic.BYTES,
                    "ok", Basic.BOOLEAN,
                    "day", Basic.DATE,
                    "hour", Basic.TIME,
                    "ts", Basic.TIMESTAMP,
                    "span", Basic.INTERVAL,
                    "months", Basic.INTERVAL_MONTH);

    private static List<Integer> allColumns() {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < ALL.size(); i++) {
            columns.add(i);
        }
        return columns;
    }

    @Test
    void everyTypeHasUsualValues() throws IOException {
        List<String> rows = Made.rows(Made.source(ALL, "rows", "100"), allColumns(), 10);
        assertThat(rows).hasSize(100);
        assertThat(rows.getFirst())
                .startsWith("1 ")
                .contains(" name_", " raw_", " 1767225600000000 ");
    }

    @Test
    void rowsDependOnTheSeedAloneAndNotOnBatches() throws IOException {
        Source source = Made.source(ALL, "rows", "1000", "seed", "7");
        List<String> rows = Made.rows(source, allColumns(), 1000);
        for (int capacity : new int[] {1, 3, 999, 1024}) {
            assertThat(Made.rows(source, allColumns(), capacity)).isEqualTo(rows);
        }
        assertThat(Made.rows(Made.source(ALL, "rows", "1000", "seed", "8"), allColumns(), 10))
                .isNotEqualTo(rows);
    }

    @Test
    void columnIsTheSameWhicheverOthersAreRead() throws IOException {
        Source source = Made.source(ALL, "rows", "100");
        List<String> alone = Made.rows(source, List.of(2), 10);
        List<String> behind = Made.rows(source, List.of(1, 2), 10);
        for (int i = 0; i < 100; i++) {
            assertThat(behind.get(i)).endsWith(" " + alone.get(i));
        }
        assertThat(Made.rows(source, List.of(), 10)).hasSize(100);
    }

    @Test
    void valuesOfASeedNeverChange() {
        assertThat(Made.values(Basic.INT, 5, "seed", "42"))
                .containsExactly("596", "885", "162", "677", "292");
    }

    @Test
    void columnsOfOneTypeDiffer() throws IOException {
        Source source = Made.source(Made.schema("a", Basic.INT, "b", Basic.INT), "rows", "100");
        assertThat(Made.rows(source, List.of(0), 10))
                .isNotEqualTo(Made.rows(source, List.of(1), 10));
    }

    @Test
    void withoutRowsThereIsNoEnd() throws IOException {
        Source source = Made.source(Made.schema("a", Basic.INT));
        assertThat(source.isBounded()).isFalse();
        Batch batch = Batch.of(source.schema(), 1024);
        try (GeneratorReader reader =
                new GeneratorReader((GeneratorSource) source, List.of(0), System::nanoTime)) {
            for (int i = 0; i < 100; i++) {
                assertThat(reader.read(batch)).isEqualTo(Progress.ROWS);
            }
        }
        assertThat(batch.origin()).isEqualTo("made");
        assertThat(batch.position(1023)).isEqualTo(100 * 1024);
    }

    @Test
    void rateIsKeptByTheClock() {
        Source source =
                Made.source(Made.schema("a", Basic.INT), "rows-per-second", "1000", "rows", "20");
        long[] now = {5_000_000_000L};
        Batch batch = Batch.of(source.schema(), 8);
        try (GeneratorReader reader =
                new GeneratorReader((GeneratorSource) source, List.of(0), () -> now[0])) {
            assertThat(reader.read(batch)).isEqualTo(Progress.ROWS);
            assertThat(batch.size()).isEqualTo(1);
            assertThat(reader.read(batch)).isEqualTo(Progress.IDLE);
            now[0] += 3_500_000;
            assertThat(reader.read(batch)).isEqualTo(Progress.ROWS);
            assertThat(batch.size()).isEqualTo(3);
            assertThat(reader.read(batch)).isEqualTo(Progress.IDLE);
            now[0] += 1_000_000_000;
            assertThat(reader.read(batch)).isEqualTo(Progress.ROWS);
            assertThat(batch.size()).isEqualTo(8);
            assertThat(reader.read(batch)).isEqualTo(Progress.ROWS);
            assertThat(batch.size()).isEqualTo(8);
            assertThat(reader.read(batch)).isEqualTo(Progress.END);
        }
    }

    @Test
    void flinkSpellingsAreAccepted() throws IOException {
        Source source =
                Providers.connector("datagen")
                        .source(
                                Made.table(
                                        Optional.of(
                                                Made.schema("id", Basic.INT, "s", Basic.STRING)),
                                        "number-of-rows",
                                        "10",
                                        "fields.id.kind",
                                        "sequence",
                                        "fields.id.start",
                                        "5",
                                        "fields.id.end",
                                        "7",
                                        "fields.s.kind",
                                        "random",
                                        "fields.s.length",
                                        "4",
                                        "fields.s.null-rate",
                                        "0"));
        assertThat(Made.rows(source, List.of(0), 10)).containsExactly("5", "6", "7");
        assertThat(new HashSet<>(Made.rows(source, List.of(1), 10)))
                .hasSize(3)
                .allMatch(text -> text.matches("[0-9a-f]{4}"));
    }

    @Test
    void columnsMustBeDeclared() {
        assertThatThrownBy(() -> new GeneratorConnector().source(Made.table(Optional.empty())))
                .isInstanceOfSatisfying(
                        UserException.class,
                        e -> {
                            assertThat(e.diagnostic().code()).isEqualTo("SCHEMA_MISSING");
                            assertThat(e.diagnostic().hint().orElse(""))
                                    .contains("CREATE STREAM made");
                        });
    }

    @Test
    void wrongOptionsAreNamed() {
        assertError("\"rowz\" is not known", "did you mean \"rows\"?", "rowz", "1");
        assertError(
                "column \"pirce\", which does not exist",
                "did you mean \"price\"?",
                "fields.pirce.min",
                "1");
        assertError(
                "does not apply to kind \"uniform\"",
                "that kind takes min, max",
                "fields.price.kind",
                "uniform",
                "fields.price.mean",
                "1");
        assertError(
                "\"fields.price.mim\" is not known",
                "did you mean \"fields.price.min\"?",
                "fields.price.mim",
                "1");
        assertError("expected sequence, uniform", "", "fields.price.kind", "unifrom");
        assertError("expected a kind that makes STRING", "", "fields.name.kind", "normal");
        assertError("expected a value of type DECIMAL(10, 2)", "", "fields.price.min", "0.001");
        assertError(
                "expected a value that is not below the least one",
                "",
                "fields.price.min",
                "5",
                "fields.price.max",
                "4");
        assertError("expected a number above 0", "", "rate", "0");
        assertError(
                "expected 2 numbers",
                "",
                "fields.name.values",
                "a,b",
                "fields.name.weights",
                "1,2,3");
        assertError("expected a value that the sequence reaches", "", "fields.id.end", "0");
        assertError("expected a number from 0 to 1", "", "fields.id.null_share", "2");
        assertError("expected a span", "", "fields.ts.disorder", "2 parsecs");
    }

    private static void assertError(String message, String hint, String... options) {
        assertThatThrownBy(() -> Made.source(ALL, options))
                .isInstanceOfSatisfying(
                        UserException.class,
                        e -> {
                            assertThat(e.diagnostic().message()).contains(message);
                            assertThat(e.diagnostic().hint().orElse("")).contains(hint);
                        });
    }

    @Test
    void nestedTypesAreRefused() {
        assertThatThrownBy(() -> Made.source(Made.schema("a", new SqlType.Array(Basic.INT))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("ARRAY<INT> is not supported yet");
    }
}
