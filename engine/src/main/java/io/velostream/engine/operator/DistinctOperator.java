package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.engine.group.Groups;
import io.velostream.engine.group.KeyCodec;
import io.velostream.types.Batch;
import io.velostream.types.Schema;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// DISTINCT: passes on the first row of each key, at once. Output columns are the keys.
public final class DistinctOperator implements Operator {
    private final Operator next;
    private final KeyCodec codec;
    private final Groups groups;
    private final GroupedRows input;
    private final Batch output;
    private final FirstRows first = new FirstRows();

    public DistinctOperator(Schema schema, Grouping grouping, TaskContext context, Operator next) {
        this.next = next;
        codec = new KeyCodec(grouping.keyTypes());
        groups = new Groups(codec, grouping.aggregates());
        input = new GroupedRows(grouping, codec, context);
        output = Batch.of(schema, 0);
    }

    @Override
    public void process(Batch batch) {
        input.evaluate(batch);
        Survivors survivors = input.survivors();
        int count = survivors.count();
        if (count == 0) {
            return;
        }
        input.encodeKeys(batch);
        int known = groups.size();
        int[] rows = survivors.rows();
        int[] groupOfRow = groups.assign(rows, count);
        int found = first.find(groupOfRow, rows, count, known, groups.size());
        if (found > 0) {
            input.prepare(output, batch, output.columnCount());
            output.takeRowsOf(batch);
            output.select(first.rows(), found);
            next.process(output);
        }
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
        return next.isSatisfied();
    }

    @Override
    public void snapshot(StateWriter writer) {
        codec.snapshot(writer);
        groups.snapshot(writer);
    }

    @Override
    public void restore(StateReader reader) {
        codec.restore(reader);
        groups.restore(reader);
    }
}
