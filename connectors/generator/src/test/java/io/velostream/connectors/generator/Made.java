package io.velostream.connectors.generator;

import io.velostream.connect.Options;
import io.velostream.connect.Source;
import io.velostream.connect.SplitReader;
import io.velostream.connect.TableDefinition;
import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.TextColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Makes rows for tests.
final class Made {
    private Made() {}

    /// @param columns names and types by turns
    static Schema schema(Object... columns) {
        List<SqlType.Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.length; i += 2) {
            fields.add(new SqlType.Field((String) columns[i], (SqlType) columns[i + 1]));
        }
        return new Schema(fields);
    }

    static TableDefinition table(Optional<Schema> schema, String... options) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            texts.put(options[i], options[i + 1]);
        }
        return new TableDefinition("made", schema, List.of(), Options.of(texts), Path.of("."));
    }

    static Source source(Schema schema, String... options) {
        return new GeneratorConnector().source(table(Optional.of(schema), options));
    }

    /// The values of one column of type `type` as texts.
    static List<String> values(SqlType type, int rows, String... options) {
        String[] all = new String[options.length + 2];
        all[0] = "rows";
        all[1] = Integer.toString(rows);
        for (int i = 0; i < options.length; i += 2) {
            boolean isOfTable = options[i].equals("seed") || options[i].equals("rate");
            all[i + 2] = isOfTable ? options[i] : "fields.x." + options[i];
            all[i + 3] = options[i + 1];
        }
        try {
            return rows(source(schema("x", type), all), List.of(0), 100);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static double[] numbers(SqlType type, int rows, String... options) {
        return values(type, rows, options).stream().mapToDouble(Double::parseDouble).toArray();
    }

    /// Rows as texts, columns separated by blanks.
    static List<String> rows(Source source, List<Integer> projection, int capacity)
            throws IOException {
        List<String> rows = new ArrayList<>();
        Schema schema = new Schema(projection.stream().map(source.schema()::field).toList());
        Batch batch = Batch.of(schema, capacity);
        Source.ReadRequest request = new Source.ReadRequest(projection, (_, _, _, _, _) -> {});
        try (SplitReader reader = source.open(source.splits().getFirst(), request)) {
            while (reader.read(batch) == SplitReader.Progress.ROWS) {
                for (int i = 0; i < batch.size(); i++) {
                    int row = batch.rows()[i];
                    rows.add(
                            String.join(
                                    " ",
                                    IntStream.range(0, batch.columnCount())
                                            .mapToObj(c -> text(batch.column(c), row))
                                            .toList()));
                }
            }
        }
        return rows;
    }

    private static String text(Column column, int row) {
        if (column.isNull(row)) {
            return "NULL";
        }
        return switch (column) {
            case LongColumn longs -> Long.toString(longs.get(row));
            case DoubleColumn doubles -> Double.toString(doubles.get(row));
            case BooleanColumn booleans -> Boolean.toString(booleans.get(row));
            case TextColumn texts -> texts.getString(row);
            case Int128Column wide -> wide.get(row).toString();
            default -> throw new AssertionError(column.type());
        };
    }
}
