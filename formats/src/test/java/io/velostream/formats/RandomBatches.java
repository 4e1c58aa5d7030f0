package io.velostream.formats;

import io.velostream.connect.Encoder;
import io.velostream.connect.OutputBuffer;
import io.velostream.types.ArrayColumn;
import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.StructColumn;
import io.velostream.types.TextColumn;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Batches of random values of random types, with nulls, dropped rows and both forms of text.
public final class RandomBatches {
    private static final String[] STRINGS = {
        "",
        "a",
        "SYM1",
        "exactly8",
        "exactly16bytes..",
        "longer than sixteen bytes, much longer",
        "é日本😀",
        "quo\"te",
        "back\\slash",
        "line\nend",
        "\r\n",
        "a,b;c",
        "\u0000\u001f",
        "null",
        " x "
    };

    private RandomBatches() {}

    public static Schema schema(SplittableRandom random, boolean nested) {
        List<SqlType.Field> fields = new ArrayList<>();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            fields.add(new SqlType.Field("column " + i, type(random, nested ? 2 : 0)));
        }
        return new Schema(fields);
    }

    private static SqlType type(SplittableRandom random, int depth) {
        SqlType.Basic[] basic = SqlType.Basic.values();
        return switch (random.nextInt(depth > 0 ? 12 : 8)) {
            case 0 -> new SqlType.Decimal(1 + random.nextInt(18), 1);
            case 1 -> new SqlType.Decimal(19 + random.nextInt(20), random.nextInt(20));
            case 8 -> new SqlType.Array(type(random, depth - 1));
            case 9 -> new SqlType.Map(SqlType.Basic.STRING, type(random, depth - 1));
            case 10 ->
                    new SqlType.Struct(
                            List.of(
                                    new SqlType.Field("x", type(random, depth - 1)),
                                    new SqlType.Field("y", type(random, depth - 1))));
            // Not the type of a bare NULL: no column has it.
            default -> basic[1 + random.nextInt(basic.length - 1)];
        };
    }

    public static List<Batch> batches(SplittableRandom random, Schema schema) {
        List<Batch> batches = new ArrayList<>();
        Dictionary dictionary = new Dictionary();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int rows = random.nextInt(60);
            Batch batch = Batch.of(schema, Math.max(rows, 1));
            for (int c = 0; c < schema.size(); c++) {
                boolean useDictionary =
                        schema.type(c) == SqlType.Basic.STRING && random.nextBoolean();
                if (useDictionary) {
                    ((TextColumn) batch.column(c)).useDictionary(dictionary);
                }
                for (int row = 0; row < rows; row++) {
                    fill(batch.column(c), row, random, dictionary);
                }
            }
            batch.setRowCount(rows);
            if (random.nextBoolean()) {
                int[] kept = new int[rows];
                int count = 0;
                for (int row = 0; row < rows; row++) {
                    if (random.nextBoolean()) {
                        kept[count++] = row;
                    }
                }
                batch.select(kept, count);
            }
            batches.add(batch);
        }
        return batches;
    }

    /// Gives the selected rows kinds: inserts, deletes and updates, of which some come without
    /// their old row if `loneUpdates`.
    public static void addKinds(SplittableRandom random, Batch batch, boolean loneUpdates) {
        byte[] kinds = new byte[batch.rowCount()];
        int[] rows = batch.rows();
        for (int i = 0; i < batch.size(); i++) {
            switch (random.nextInt(loneUpdates ? 4 : 3)) {
                case 0 -> kinds[rows[i]] = RowKind.INSERT;
                case 1 -> kinds[rows[i]] = RowKind.DELETE;
                case 2 -> {
                    if (i + 1 < batch.size()) {
                        kinds[rows[i++]] = RowKind.UPDATE_BEFORE;
                        kinds[rows[i]] = RowKind.UPDATE_AFTER;
                    }
                }
                default -> kinds[rows[i]] = RowKind.UPDATE_AFTER;
            }
        }
        batch.setKinds(kinds);
    }

    private static void fill(
            Column column, int row, SplittableRandom random, Dictionary dictionary) {
        if (random.nextInt(6) == 0) {
            column.setNull(row);
            return;
        }
        switch (column) {
            case BooleanColumn c -> c.set(row, random.nextBoolean());
            case DoubleColumn c ->
                    c.set(
                            row,
                            random.nextBoolean()
                                    ? random.nextInt(100_000) / 100.0
                                    : random.nextDouble(-1e9, 1e9));
            case LongColumn c -> c.set(row, longValue(c.type(), random));
            case Int128Column c -> {
                BigInteger value =
                        BigInteger.valueOf(random.nextLong())
                                .multiply(BigInteger.valueOf(random.nextInt()));
                int digits = ((SqlType.Decimal) c.type()).precision();
                value = value.remainder(BigInteger.TEN.pow(digits));
                c.set(row, Int128.high(value), Int128.low(value));
            }
            case TextColumn c -> fillText(c, row, random, dictionary);
            case ArrayColumn c -> {
                int length = random.nextInt(4);
                int start = c.append(row, length);
                for (int i = 0; i < length; i++) {
                    fill(c.elements(), start + i, random, dictionary);
                }
            }
            case MapColumn c -> {
                int length = random.nextInt(4);
                int start = c.append(row, length);
                for (int i = 0; i < length; i++) {
                    byte[] key = ("key\"" + i).getBytes(StandardCharsets.UTF_8);
                    ((TextColumn) c.keys()).set(start + i, key, 0, key.length);
                    fill(c.values(), start + i, random, dictionary);
                }
            }
            case StructColumn c -> {
                for (int i = 0; i < c.fieldCount(); i++) {
                    fill(c.field(i), row, random, dictionary);
                }
            }
        }
    }

    private static void fillText(
            TextColumn column, int row, SplittableRandom random, Dictionary dictionary) {
        byte[] text;
        if (column.type() == SqlType.Basic.BYTES) {
            text = new byte[random.nextInt(20)];
            random.nextBytes(text);
        } else {
            text = STRINGS[random.nextInt(STRINGS.length)].getBytes(StandardCharsets.UTF_8);
        }
        if (column.isDictionary()) {
            column.ids()[row] = dictionary.internCopy(text, 0, text.length);
        } else {
            column.set(row, text, 0, text.length);
        }
    }

    private static long longValue(SqlType type, SplittableRandom random) {
        return switch (type) {
            case SqlType.Decimal decimal ->
                    random.nextLong((long) Math.pow(10, decimal.precision()))
                            * (random.nextBoolean() ? 1 : -1);
            case SqlType.Basic.INT -> random.nextInt();
            case SqlType.Basic.DATE -> random.nextInt(-100_000, 100_000);
            case SqlType.Basic.TIME -> random.nextLong(86_400_000_000L);
            case SqlType.Basic.TIMESTAMP, SqlType.Basic.INTERVAL -> random.nextLong() >> 12;
            case SqlType.Basic.INTERVAL_MONTH -> random.nextInt(-1000, 1000);
            default -> random.nextLong() >> random.nextInt(64);
        };
    }

    public static String encode(Encoder encoder, List<Batch> batches) {
        OutputBuffer out = new OutputBuffer(16);
        encoder.begin(out);
        batches.forEach(batch -> encoder.encode(batch, out));
        encoder.end(out);
        return new String(out.array(), 0, out.position(), StandardCharsets.UTF_8);
    }

    /// The rows as [Decoded] shows them.
    public static List<String> render(List<Batch> batches) {
        List<String> rows = new ArrayList<>();
        for (Batch batch : batches) {
            for (int i = 0; i < batch.size(); i++) {
                List<String> values = new ArrayList<>();
                for (int c = 0; c < batch.columnCount(); c++) {
                    values.add(String.valueOf(Decoded.value(batch.column(c), batch.rows()[i])));
                }
                rows.add((rows.size() + 1) + " " + String.join("|", values));
            }
        }
        return rows;
    }
}
