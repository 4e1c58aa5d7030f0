package io.velostream.formats.encode;

import io.velostream.connect.OutputBuffer;
import io.velostream.types.Batch;
import java.util.Arrays;

/// Writes rows: the value of each column in turn, then the row's end.
public final class RowWriter {
    private final ValueWriter[] writers;
    private final byte[] end;

    /// @param end what follows the last value
    public RowWriter(ValueWriter[] writers, byte[] end) {
        this.writers = writers.clone();
        this.end = end.clone();
    }

    /// Appends the selected rows.
    public void write(Batch batch, OutputBuffer out) {
        int fixedRoom = end.length + 8;
        for (int i = 0; i < writers.length; i++) {
            writers[i].begin(batch.column(i));
            fixedRoom += writers[i].fixedRoom();
        }
        ValueWriter[] variable =
                Arrays.stream(writers)
                        .filter(ValueWriter::hasVariableRoom)
                        .toArray(ValueWriter[]::new);
        int[] rows = batch.rows();
        int size = batch.size();
        byte[] to = out.ensure(fixedRoom);
        int at = out.position();
        for (int i = 0; i < size; i++) {
            int row = rows[i];
            long room = fixedRoom;
            for (ValueWriter writer : variable) {
                room += writer.room(row);
            }
            if (room > to.length - at) {
                out.position(at);
                to = out.ensure(Math.toIntExact(room));
            }
            at = writeRow(to, at, row);
        }
        out.position(at);
    }

    private int writeRow(byte[] to, int at, int row) {
        int next = at;
        for (ValueWriter writer : writers) {
            next = writer.write(to, next, row);
        }
        for (byte b : end) {
            to[next++] = b;
        }
        return next;
    }
}
