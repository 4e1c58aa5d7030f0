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
    private final int[] columns;
    private final byte[] end;
    private final int rowsToCompile;
    private RowLoop loop;
    private boolean compiled;
    private long rowsWritten;

    /// Of the writers of this batch, those whose room must be asked row by row.
    private final ValueWriter[] variable;

    private int variableCount;
    private int fixedRoom;

    /// Writes all columns.
    ///
    /// @param end what follows the last value
    /// @param rowsToCompile after how many rows a class is made for them
    public RowWriter(ValueWriter[] writers, byte[] end, int rowsToCompile) {
        this(writers, Batch.identity(writers.length), end, rowsToCompile);
    }

    /// @param columns by writer, the column that it writes
    public RowWriter(ValueWriter[] writers, int[] columns, byte[] end, int rowsToCompile) {
        this.writers = writers.clone();
        this.columns = Arrays.copyOf(columns, writers.length);
        this.end = end.clone();
        this.rowsToCompile = rowsToCompile;
        this.loop = new RowLoop.Interpreted(this.writers, this.end);
        this.variable = new ValueWriter[writers.length];
    }

    /// Appends the selected rows.
    public void write(Batch batch, OutputBuffer out) {
        begin(batch);
        write(batch.rows(), 0, batch.size(), out);
    }

    /// Starts a batch of which [#write] takes some rows.
    public void begin(Batch batch) {
        if (rowsWritten >= rowsToCompile && !compiled && WriterCompiler.canCompile(writers)) {
            loop = WriterCompiler.compile(writers, end);
            compiled = true;
        }
        fixedRoom = end.length + 8;
        variableCount = 0;
        for (int i = 0; i < writers.length; i++) {
            ValueWriter writer = writers[i];
            writer.begin(batch.column(columns[i]));
            fixedRoom = Math.addExact(fixedRoom, writer.fixedRoom());
            if (writer.hasVariableRoom()) {
                variable[variableCount++] = writer;
            }
        }
    }

    /// Appends the rows `rows[from..until]` of the batch that was begun.
    public void write(int[] rows, int from, int until, OutputBuffer out) {
        int at = from;
        while (at < until) {
            // Few rows at a time: dear ones must not reserve a whole batch of the dearest.
            int stop = Math.min(until, at + BLOCK);
            long room = (long) fixedRoom * (stop - at);
            for (int w = 0; w < variableCount; w++) {
                ValueWriter writer = variable[w];
                for (int i = at; i < stop; i++) {
                    room += writer.room(rows[i]);
                }
            }
            byte[] to = out.ensure(Math.toIntExact(room));
            out.position(loop.write(to, out.position(), rows, at, stop));
            at = stop;
        }
        rowsWritten += until - from;
    }
}
