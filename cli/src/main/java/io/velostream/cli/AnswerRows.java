package io.velostream.cli;

import io.velostream.connect.SinkWriter;
import io.velostream.planner.TextTable;
import io.velostream.types.Batch;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;
import java.io.IOException;
import java.util.List;

/// The answer to a statement such as DESCRIBE as rows, so that it is printed like every result.
final class AnswerRows {
    private AnswerRows() {}

    static Schema schema(TextTable table) {
        return new Schema(
                table.headers().stream()
                        .map(name -> new SqlType.Field(name, SqlType.Basic.STRING))
                        .toList());
    }

    static void write(TextTable table, SinkWriter writer) throws IOException {
        int rows = table.rows().size();
        Batch batch = Batch.of(schema(table), Math.max(1, rows));
        for (int row = 0; row < rows; row++) {
            List<String> cells = table.rows().get(row);
            for (int column = 0; column < cells.size(); column++) {
                ((TextColumn) batch.column(column)).set(row, Text.of(cells.get(column)));
            }
        }
        batch.setRowCount(rows);
        writer.write(batch);
        writer.finish();
    }
}
