package io.velostream.connectors.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.types.ArrayColumn;
import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.StructColumn;
import io.velostream.types.TextColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableWriterTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static Schema schema(SqlType... types) {
        return new Schema(
                IntStream.range(0, types.length)
                        .mapToObj(i -> new SqlType.Field("c" + i, types[i]))
                        .toList());
    }

    private static void set(Column column, int row, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        ((TextColumn) column).set(row, utf8, 0, utf8.length);
    }

    private static Batch texts(Schema schema, String... values) {
        Batch batch = Batch.of(schema, values.length);
        for (int row = 0; row < values.length; row++) {
            set(batch.column(0), row, values[row]);
        }
        batch.setRowCount(values.length);
        return batch;
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String print(Batch batch, Schema schema, int lineWidth) throws IOException {
        TableWriter table = new TableWriter(out, schema, lineWidth);
        table.write(batch);
        table.finish();
        assertThat(table.bytesWritten()).isEqualTo(out.size());
        return printed();
    }

    @Test
    void operationsStandInFront() throws IOException {
        Schema schema = schema(Basic.STRING);
        Batch batch = texts(schema, "a", "b", "c", "d");
        TableWriter table = new TableWriter(out, schema, 80, true);
        table.write(batch);
        batch.setKinds(
                new byte[] {
                    RowKind.INSERT, RowKind.UPDATE_BEFORE, RowKind.UPDATE_AFTER, RowKind.DELETE
                });
        table.write(batch);
        table.finish();
        assertThat(printed())
                .isEqualTo(
                        """
                         op | c0
                        ----+----
                         +I | a
                         +I | b
                         +I | c
                         +I | d
                         +I | a
                         -U | b
                         +U | c
                         -D | d
                        (8 rows)
                        """);
    }

    @Test
    void numbersStandOnTheRightAndTextsOnTheLeft() throws IOException {
        Schema schema =
                Schema.of(
                        new SqlType.Field("symbol", Basic.STRING),
                        new SqlType.Field("n", Basic.BIGINT),
                        new SqlType.Field("price", new SqlType.Decimal(10, 2)),
                        new SqlType.Field("ok", Basic.BOOLEAN));
        Batch batch = Batch.of(schema, 4);
        set(batch.column(0), 0, "A");
        set(batch.column(0), 1, "LONGER NAME");
        set(batch.column(0), 2, "dropped");
        batch.column(0).setNull(3);
        LongColumn n = (LongColumn) batch.column(1);
        n.set(0, 1);
        n.set(1, -1000);
        n.setNull(3);
        LongColumn price = (LongColumn) batch.column(2);
        price.set(0, 1050);
        price.set(1, -5);
        price.setNull(3);
        ((BooleanColumn) batch.column(3)).set(0, true);
        batch.column(3).setNull(3);
        batch.setRowCount(4);
        batch.select(new int[] {0, 1, 3}, 3);

        assertThat(print(batch, schema, Integer.MAX_VALUE))
                .isEqualTo(
                        """
                         symbol      |     n | price | ok
                        -------------+-------+-------+-------
                         A           |     1 | 10.50 | true
                         LONGER NAME | -1000 | -0.05 | false
                         NULL        |  NULL |  NULL | NULL
                        (3 rows)
                        """);
    }

    @Test
    void everyTypeHasAText() throws IOException {
        Schema schema =
                schema(
                        Basic.DOUBLE,
                        new SqlType.Decimal(38, 1),
                        Basic.BYTES,
                        Basic.DATE,
                        Basic.TIME,
                        Basic.TIMESTAMP,
                        new SqlType.Array(Basic.STRING),
                        new SqlType.Map(Basic.STRING, Basic.INT),
                        new SqlType.Struct(List.of(new SqlType.Field("a", Basic.INT))));
        Batch batch = Batch.of(schema, 1);
        ((DoubleColumn) batch.column(0)).set(0, 0.1);
        ((Int128Column) batch.column(1)).set(0, 1, 0);
        ((TextColumn) batch.column(2)).set(0, new byte[] {0, (byte) 0xff}, 0, 2);
        ((LongColumn) batch.column(3)).set(0, 1);
        ((LongColumn) batch.column(4)).set(0, 3_600_000_000L);
        ((LongColumn) batch.column(5)).set(0, 86_400_000_000L);
        ArrayColumn array = (ArrayColumn) batch.column(6);
        array.append(0, 2);
        set(array.elements(), 0, "x\"y");
        array.elements().setNull(1);
        MapColumn map = (MapColumn) batch.column(7);
        map.append(0, 1);
        set(map.keys(), 0, "k");
        ((LongColumn) map.values()).set(0, 7);
        ((LongColumn) ((StructColumn) batch.column(8)).field(0)).set(0, 8);
        batch.setRowCount(1);

        assertThat(
                        print(batch, schema, Integer.MAX_VALUE)
                                .lines()
                                .skip(2)
                                .findFirst()
                                .orElseThrow())
                .isEqualTo(
                        " 0.1 | 1844674407370955161.6 | \\x00ff | 1970-01-02 | 01:00:00"
                                + " | 1970-01-02T00:00:00 | [\"x\\\"y\", NULL] | {\"k\": 7}"
                                + " | {\"a\": 8}");
    }

    @Test
    void noRowsStillShowTheColumns() throws IOException {
        Schema schema = schema(Basic.STRING, Basic.INT);
        assertThat(print(Batch.of(schema, 1), schema, 80))
                .isEqualTo(
                        """
                         c0 | c1
                        ----+----
                        (0 rows)
                        """);
    }

    @Test
    void wideCharactersTakeTwoPlacesAndMarksNone() throws IOException {
        Schema schema = schema(Basic.STRING, Basic.INT);
        Batch batch = texts(schema, "日本", "e\u0301e\u0301", "👍🏽", "ab");
        for (int row = 0; row < 4; row++) {
            ((LongColumn) batch.column(1)).set(row, row);
        }
        assertThat(print(batch, schema, 80))
                .isEqualTo(
                        """
                         c0   | c1
                        ------+----
                         日本 |  0
                         e\u0301e\u0301   |  1
                         👍🏽 |  2
                         ab   |  3
                        (4 rows)
                        """);
    }

    @Test
    void controlCharactersAreEscaped() throws IOException {
        Schema schema = schema(Basic.STRING);
        assertThat(print(texts(schema, "a\nb\tc\r", "\u001b[31m\u0085"), schema, 80))
                .contains(" a\\nb\\tc\\r\n", " \\x1b[31m\\xc2");
    }

    @Test
    void longTextsAreCutToFitATerminal() throws IOException {
        Schema schema = schema(Basic.STRING, Basic.INT);
        Batch batch = texts(schema, "x".repeat(100), "日本日本日本日本日本日本");
        ((LongColumn) batch.column(1)).set(0, 123456789);
        assertThat(print(batch, schema, 30))
                .isEqualTo(
                        """
                         c0               |        c1
                        ------------------+-----------
                         xxxxxxxxxxxxxxx… | 123456789
                         日本日本日本日…  |         0
                        (2 rows)
                        """);
    }

    @Test
    void columnsWidenWhenLaterRowsNeedIt() throws IOException {
        Schema schema = schema(Basic.STRING, Basic.INT);
        TableWriter table = new TableWriter(out, schema);
        table.write(texts(schema, "a"));
        table.flush();
        table.write(texts(schema, "aaaa", "b"));
        table.finish();
        assertThat(printed())
                .isEqualTo(
                        """
                         c0 | c1
                        ----+----
                         a  |  0
                         aaaa |  0
                         b    |  0
                        (3 rows)
                        """);
    }

    @Test
    void tableBeginsByItselfAfterManyRows() throws IOException {
        Schema schema = schema(Basic.STRING);
        TableWriter table = new TableWriter(out, schema);
        String[] values = new String[TableWriter.ROWS_FOR_WIDTH - 1];
        Arrays.fill(values, "x");
        table.write(texts(schema, values));
        assertThat(printed()).isEmpty();
        table.write(texts(schema, "y"));
        assertThat(printed()).endsWith(" y\n");
    }
}
