package io.velostream.formats.json;

import io.velostream.connect.Encoder;
import io.velostream.connect.OutputBuffer;
import io.velostream.formats.encode.RowWriter;
import io.velostream.types.Batch;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes each new row with `"_op":"upsert"` and of each deleted one the key with `"_op":"delete"`.
/// Old rows of updates say nothing that the new ones do not, and are left out.
final class UpsertJsonEncoder implements Encoder {
    private final RowWriter upserts;
    private final RowWriter deletes;

    /// @param key its columns, at least one
    UpsertJsonEncoder(
            Schema schema, List<Integer> key, boolean decimalAsNumber, int rowsToCompile) {
        JsonWriters writers = new JsonWriters(decimalAsNumber);
        upserts =
                new RowWriter(writers.members(schema), end(UpsertJsonFormat.UPSERT), rowsToCompile);
        Schema keySchema = new Schema(key.stream().map(schema::field).toList());
        deletes =
                new RowWriter(
                        writers.members(keySchema),
                        key.stream().mapToInt(Integer::intValue).toArray(),
                        end(UpsertJsonFormat.DELETE),
                        rowsToCompile);
    }

    private static byte[] end(String word) {
        return (",\"" + UpsertJsonFormat.OPERATION + "\":\"" + word + "\"}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void encode(Batch batch, OutputBuffer out) {
        byte[] kinds = batch.kinds();
        if (kinds == null) {
            upserts.write(batch, out);
            return;
        }
        upserts.begin(batch);
        deletes.begin(batch);
        int[] rows = batch.rows();
        int size = batch.size();
        int from = 0;
        while (from < size) {
            int kind = word(kinds[rows[from]]);
            int until = from + 1;
            while (until < size && word(kinds[rows[until]]) == kind) {
                until++;
            }
            switch (kind) {
                case RowKind.UPDATE_AFTER -> upserts.write(rows, from, until, out);
                case RowKind.DELETE -> deletes.write(rows, from, until, out);
                default -> {
                    // Old rows of updates.
                }
            }
            from = until;
        }
    }

    /// One kind for all rows that are written alike.
    private static int word(byte kind) {
        return RowKind.isAddition(kind) ? RowKind.UPDATE_AFTER : kind;
    }
}
