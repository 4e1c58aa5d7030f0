package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.engine.group.Groups;
import io.velostream.engine.group.KeyCodec;
import io.velostream.types.Batch;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// DISTINCT: passes on the first row of each key, at once. Output columns are the keys.
///
/// Over an updating input a key is deleted when its last row goes; an update that keeps the key
/// changes nothing. A key that has expired is new again.
public final class DistinctOperator implements Operator {
    private final boolean updatingInput;
    private final Operator next;
    private final KeyCodec codec;
    private final Groups groups;
    private final GroupedRows input;
    private final GroupAges ages;
    private final IntPredicate isNeeded;
    private final Batch output;
    private final FirstRows first = new FirstRows();
    private long[] counts = new long[0];
    private int[] changed = new int[0];
    private byte[] kindsOfChanged = new byte[0];

    public DistinctOperator(
            Schema schema,
            Grouping grouping,
            boolean updatingInput,
            Optional<TimeToLive> ttl,
            TaskContext context,
            Operator next) {
        this.updatingInput = updatingInput;
        this.next = next;
        codec = new KeyCodec(grouping.keyTypes());
        groups = new Groups(codec);
        input = new GroupedRows(grouping, codec, context);
        ages = new GroupAges(ttl, context);
        isNeeded = group -> counts[group] > 0;
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
        if (updatingInput || ages.expires()) {
            processCounting(batch, groupOfRow);
            return;
        }
        int found = first.find(groupOfRow, rows, count, known, groups.size());
        if (found > 0) {
            input.prepare(output, batch, output.columnCount());
            output.takeRowsOf(batch);
            output.select(first.rows(), found);
            next.process(output);
        }
    }

    private void processCounting(Batch batch, int[] groupOfRow) {
        ensureGroups(groups.size(), batch.rowCount());
        ages.start(batch);
        int found = findChanged(groupOfRow, input.survivors().kinds());
        if (found > 0) {
            input.prepare(output, batch, output.columnCount());
            output.takeRowsOf(batch);
            output.select(changed, found);
            output.setKinds(updatingInput ? kindsOfChanged : null);
            next.process(output);
        }
        forgetOld();
    }

    private void ensureGroups(int size, int rowCount) {
        if (counts.length < size) {
            counts = Arrays.copyOf(counts, Math.max(size, counts.length * 2));
        }
        ages.ensureGroups(size);
        if (changed.length < rowCount) {
            changed = new int[rowCount];
            kindsOfChanged = new byte[rowCount];
        }
    }

    private int findChanged(int[] groupOfRow, byte @Nullable [] kinds) {
        int[] rows = input.survivors().rows();
        int count = input.survivors().count();
        int found = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int group = groupOfRow[row];
            if (ages.isExpired(group, row)) {
                counts[group] = 0;
            }
            ages.renew(group);
            byte kind = kinds == null ? RowKind.INSERT : kinds[row];
            if (RowKind.isAddition(kind)) {
                if (counts[group]++ == 0) {
                    kindsOfChanged[row] = RowKind.INSERT;
                    changed[found++] = row;
                }
            } else if (kind == RowKind.UPDATE_BEFORE && groupOfRow[rows[i + 1]] == group) {
                // Stays what it is, unless it had expired: then its new row is the first.
                if (counts[group] > 0) {
                    i++;
                }
            } else if (counts[group] > 0 && --counts[group] == 0) {
                kindsOfChanged[row] = RowKind.DELETE;
                changed[found++] = row;
            }
        }
        return found;
    }

    private void forgetOld() {
        int[] kept = ages.toKeep(groups.size(), isNeeded);
        if (kept == null) {
            return;
        }
        groups.keep(kept);
        ages.keep(kept);
        long[] fewer = new long[kept.length];
        for (int i = 0; i < kept.length; i++) {
            fewer[i] = counts[kept[i]];
        }
        counts = fewer;
    }

    @Override
    public void advance(long watermark) {
        if (ages.expires()) {
            ages.advance(watermark);
            forgetOld();
        }
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
    public long stateBytes() {
        return codec.stateBytes() + groups.stateBytes() + ages.stateBytes() + 8L * counts.length;
    }

    @Override
    public void snapshot(StateWriter writer) {
        codec.snapshot(writer);
        groups.snapshot(writer);
        ages.snapshot(groups.size(), writer);
        ensureGroups(groups.size(), 0);
        writer.writeLongs(counts, groups.size());
    }

    @Override
    public void restore(StateReader reader) {
        codec.restore(reader);
        groups.restore(reader);
        ages.restore(reader);
        counts = reader.readLongs();
    }
}
