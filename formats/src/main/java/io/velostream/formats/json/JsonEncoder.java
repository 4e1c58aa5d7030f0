package io.velostream.formats.json;

import io.velostream.connect.Encoder;
import io.velostream.connect.OutputBuffer;
import io.velostream.formats.encode.RowWriter;
import io.velostream.formats.encode.ValueWriter;
import io.velostream.types.Batch;
import io.velostream.types.Schema;
import java.nio.charset.StandardCharsets;

/// Writes one object a line, without white space, the keys in the order of the columns.
final class JsonEncoder implements Encoder {
    private final RowWriter rows;

    JsonEncoder(Schema schema, boolean decimalAsNumber, int rowsToCompile) {
        ValueWriter[] columns = new JsonWriters(decimalAsNumber).members(schema);
        String end = columns.length == 0 ? "{}\n" : "}\n";
        rows = new RowWriter(columns, end.getBytes(StandardCharsets.UTF_8), rowsToCompile);
    }

    @Override
    public void encode(Batch batch, OutputBuffer out) {
        rows.write(batch, out);
    }
}
