package io.velostream.formats.json;

import io.velostream.connect.Encoder;
import io.velostream.connect.OutputBuffer;
import io.velostream.formats.encode.RowWriter;
import io.velostream.types.Batch;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import java.nio.charset.StandardCharsets;

/// Writes one change a line: `{"before":…,"after":…,"op":…}`, where the two rows of an update are
/// one change. An update whose old row is not known has a null there, as Debezium writes it.
final class DebeziumJsonEncoder implements Encoder {
    private static final byte[] BEFORE = ascii("{\"before\":");
    private static final byte[] NULL_BEFORE = ascii("{\"before\":null");
    private static final byte[] AFTER = ascii(",\"after\":");
    private static final byte[] CREATE = ascii(",\"op\":\"c\"}\n");
    private static final byte[] UPDATE = ascii(",\"op\":\"u\"}\n");
    private static final byte[] DELETE = ascii(",\"after\":null,\"op\":\"d\"}\n");

    /// Writes rows as objects with nothing around them.
    private final RowWriter rows;

    DebeziumJsonEncoder(Schema schema, boolean decimalAsNumber, int rowsToCompile) {
        rows =
                new RowWriter(
                        new JsonWriters(decimalAsNumber).members(schema),
                        ascii(schema.size() == 0 ? "{}" : "}"),
                        rowsToCompile);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void encode(Batch batch, OutputBuffer out) {
        rows.begin(batch);
        byte[] kinds = batch.kinds();
        int[] selected = batch.rows();
        int i = 0;
        while (i < batch.size()) {
            if (kinds == null) {
                writeNew(selected, i, CREATE, out);
                i++;
            } else {
                i += writeChange(selected, i, batch.size(), kinds, out);
            }
        }
    }

    /// Writes the change that begins at `selected[i]` and returns how many rows it is made of.
    private int writeChange(int[] selected, int i, int size, byte[] kinds, OutputBuffer out) {
        byte kind = kinds[selected[i]];
        if (RowKind.isAddition(kind)) {
            writeNew(selected, i, kind == RowKind.INSERT ? CREATE : UPDATE, out);
            return 1;
        }
        write(BEFORE, out);
        rows.write(selected, i, i + 1, out);
        boolean isPair =
                kind == RowKind.UPDATE_BEFORE
                        && i + 1 < size
                        && kinds[selected[i + 1]] == RowKind.UPDATE_AFTER;
        if (!isPair) {
            write(DELETE, out);
            return 1;
        }
        writeAfter(selected, i + 1, UPDATE, out);
        return 2;
    }

    private void writeNew(int[] selected, int i, byte[] end, OutputBuffer out) {
        write(NULL_BEFORE, out);
        writeAfter(selected, i, end, out);
    }

    private void writeAfter(int[] selected, int i, byte[] end, OutputBuffer out) {
        write(AFTER, out);
        rows.write(selected, i, i + 1, out);
        write(end, out);
    }

    private static void write(byte[] text, OutputBuffer out) {
        out.write(text, 0, text.length);
    }
}
