package io.velostream.formats.encode;

import io.velostream.connect.OutputBuffer;
import io.velostream.types.Batch;
import java.util.Arrays;

/// Writes rows: the value of each column in turn, then the row's end.
public final class RowWriter {
    /// Making a class costs some milliseconds, which small outputs would never get back.
    public static final int ROWS_TO_COMPILE = 20_000;

    /// Room is made for so many rows at a time.
    private static final int BLOCK = 64;

    private final ValueWriter[] writers;
    private final byte[] end;
    private final int rowsToCompile;
    private RowLoop loop;
    private boolean compiled;
    private long rowsWritten;

    /// @param end what follows the last value
    /// @param rowsToCompile after how many rows a class is made for them
    public RowWriter(ValueWriter[] writers, byte[] end, int rowsToCompile) {
        this.writers = writers.clone();
        this.end = end.clone();
        this.rowsToCompile = rowsToCompile;
        this.loop = new RowLoop.Interpreted(this.writers, this.end);
    }

    /// Appends the selected rows.
    public void write(Batch batch, OutputBuffer out) {
        if (rowsWritten >= rowsToCompile && !compiled && WriterCompiler.canCompile(writers)) {
            loop = WriterCompiler.compile(writers, end);
            compiled = true;
        }
        int fixedRoom = end.length + 8;
        for (int i = 0; i < writers.length; i++) {
            writers[i].begin(batch.column(i));
            fixedRoom = Math.addExact(fixedRoom, writers[i].fixedRoom());
        }
        ValueWriter[] variable =
                Arrays.stream(writers)
                        .filter(ValueWriter::hasVariableRoom)
                        .toArray(ValueWriter[]::new);
        int[] rows = batch.rows();
        int size = batch.size();
        int from = 0;
        while (from < size) {
            // Few rows at a time: dear ones must not reserve a whole batch of the dearest.
            int until = Math.min(size, from + BLOCK);
            long room = (long) fixedRoom * (until - from);
            for (ValueWriter writer : variable) {
                for (int i = from; i < until; i++) {
                    room += writer.room(rows[i]);
                }
            }
            byte[] to = out.ensure(Math.toIntExact(room));
            out.position(loop.write(to, out.position(), rows, from, until));
            from = until;
        }
        rowsWritten += size;
    }
}
