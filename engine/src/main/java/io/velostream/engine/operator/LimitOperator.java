package io.velostream.engine.operator;

import io.velostream.types.Batch;
import io.velostream.types.Schema;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// Leaves out the first rows, passes a number of rows on, and is then satisfied. Every row of a
/// changelog counts, whatever its kind.
public final class LimitOperator implements Operator {
    private final Operator next;
    private final PassedColumns output;
    private final KeptKinds keptKinds = new KeptKinds();
    private long toSkip;
    private long toPass;
    private int[] kept = new int[0];

    public LimitOperator(Schema schema, long offset, long count, Operator next) {
        this.next = next;
        toSkip = offset;
        toPass = count;
        output = new PassedColumns(schema);
    }

    @Override
    public void process(Batch batch) {
        int size = batch.size();
        int from = (int) Math.min(toSkip, size);
        int count = (int) Math.min(toPass, size - from);
        toSkip -= from;
        toPass -= count;
        if (count == size) {
            next.process(batch);
        } else if (count > 0) {
            int[] rows = rowsFrom(batch.rows(), from, count);
            Batch passed = output.narrow(batch, rows, count);
            passed.setKinds(keptKinds.of(batch, rows, count));
            next.process(passed);
        }
    }

    private int[] rowsFrom(int[] rows, int from, int count) {
        if (from == 0) {
            return rows;
        }
        if (kept.length < count) {
            kept = new int[count];
        }
        System.arraycopy(rows, from, kept, 0, count);
        return kept;
    }

    @Override
    public void advance(long watermark) {
        next.advance(watermark);
    }

    @Override
    public void finish() {
        next.finish();
    }

    @Override
    public boolean isSatisfied() {
        return toPass == 0 || next.isSatisfied();
    }

    @Override
    public void snapshot(StateWriter writer) {
        writer.writeLong(toSkip);
        writer.writeLong(toPass);
    }

    @Override
    public void restore(StateReader reader) {
        toSkip = reader.readLong();
        toPass = reader.readLong();
    }
}
