package io.velostream.formats.raw;

import io.velostream.connect.Encoder;
import io.velostream.connect.OutputBuffer;
import io.velostream.types.Batch;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;

/// Writes values as lines; a null is an empty one.
final class RawEncoder implements Encoder {
    private final Text view = new Text();

    @Override
    public void encode(Batch batch, OutputBuffer out) {
        TextColumn column = (TextColumn) batch.column(0);
        int[] rows = batch.rows();
        int size = batch.size();
        for (int i = 0; i < size; i++) {
            if (!column.isNull(rows[i])) {
                column.get(rows[i], view);
                out.write(view.bytes(), view.offset(), view.length());
            }
            out.write((byte) '\n');
        }
    }
}
