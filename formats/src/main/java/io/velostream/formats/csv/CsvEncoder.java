package io.velostream.formats.csv;

import io.velostream.connect.Encoder;
import io.velostream.connect.OutputBuffer;
import io.velostream.formats.encode.BooleanWriter;
import io.velostream.formats.encode.BytesWriter;
import io.velostream.formats.encode.DecimalWriter;
import io.velostream.formats.encode.DoubleWriter;
import io.velostream.formats.encode.LongWriter;
import io.velostream.formats.encode.MomentWriter;
import io.velostream.formats.encode.RowWriter;
import io.velostream.formats.encode.TextWriter;
import io.velostream.formats.encode.TimestampWriter;
import io.velostream.formats.encode.ValueWriter;
import io.velostream.formats.json.JsonTextWriter;
import io.velostream.types.Batch;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import java.nio.charset.StandardCharsets;

/// Writes one record a line. Arrays, maps and structs are written as JSON in one field.
final class CsvEncoder implements Encoder {
    private static final byte[] LINE_END = {'\n'};
    private static final byte[] NOTHING = {};

    private final Schema schema;
    private final CsvDialect dialect;
    private final CsvStyle style;
    private final RowWriter rows;

    CsvEncoder(Schema schema, CsvDialect dialect, int rowsToCompile) {
        this.schema = schema;
        this.dialect = dialect;
        this.style = new CsvStyle(dialect);
        ValueWriter[] columns = new ValueWriter[schema.size()];
        for (int i = 0; i < columns.length; i++) {
            byte[] prefix = i == 0 ? NOTHING : new byte[] {dialect.delimiter()};
            columns[i] = writer(prefix, schema.type(i));
        }
        rows = new RowWriter(columns, LINE_END, rowsToCompile);
    }

    private ValueWriter writer(byte[] prefix, SqlType type) {
        return switch (type) {
            case SqlType.Decimal decimal -> new DecimalWriter(prefix, style, decimal, NOTHING);
            case SqlType.Array _, SqlType.Map _, SqlType.Struct _ ->
                    new JsonTextWriter(prefix, style, type);
            case SqlType.Basic basic -> basicWriter(prefix, basic);
        };
    }

    private ValueWriter basicWriter(byte[] prefix, SqlType.Basic type) {
        return switch (type) {
            case BOOLEAN -> new BooleanWriter(prefix, style);
            case NULL, INT, BIGINT -> new LongWriter(prefix, style);
            case DOUBLE -> new DoubleWriter(prefix, style);
            case STRING -> new TextWriter(prefix, style);
            case BYTES -> new BytesWriter(prefix, style);
            case TIMESTAMP -> new TimestampWriter(prefix, style);
            case DATE, TIME, INTERVAL, INTERVAL_MONTH -> new MomentWriter(prefix, style, type);
        };
    }

    @Override
    public void begin(OutputBuffer out) {
        if (!dialect.header()) {
            return;
        }
        for (int i = 0; i < schema.size(); i++) {
            if (i > 0) {
                out.write(dialect.delimiter());
            }
            byte[] name = schema.name(i).getBytes(StandardCharsets.UTF_8);
            byte[] to = out.ensure(style.maxLength(name.length));
            out.position(style.writeText(name, 0, name.length, to, out.position()));
        }
        out.write((byte) '\n');
    }

    @Override
    public void encode(Batch batch, OutputBuffer out) {
        rows.write(batch, out);
    }
}
