package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.engine.expression.ValueOrder;
import io.velostream.engine.group.Groups;
import io.velostream.engine.group.KeyCodec;
import io.velostream.engine.state.RowStore;
import io.velostream.engine.state.SlotStore;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Keeps the last row of each key, so that updates and deletes of an input that tells rows by their
/// key get the whole old row. A change that changes nothing, and a delete of a key that is not
/// there, is left out.
public final class NormalizeOperator implements Operator {
    private static final int NO_SLOT = -1;

    private final List<SqlType> types = new ArrayList<>();
    private final int[] key;
    private final boolean oldRows;
    private final Operator next;
    private final KeyCodec codec;
    private final Groups groups;
    private final GroupAges ages;
    private final SlotStore store;
    private final CopiedChanges output;
    private final Column[] keyColumns;
    private final Column[] incoming;

    /// By group.
    private int[] slots = new int[0];

    /// @param oldRows whether the consumer wants the old rows of updates
    public NormalizeOperator(
            Schema schema, List<Integer> key, boolean oldRows, TaskContext context, Operator next) {
        this.key = key.stream().mapToInt(column -> column).toArray();
        this.oldRows = oldRows;
        this.next = next;
        for (int i = 0; i < schema.size(); i++) {
            types.add(schema.type(i));
        }
        codec = new KeyCodec(key.stream().map(types::get).toList());
        groups = new Groups(codec);
        ages = new GroupAges(Optional.empty(), context);
        store = new SlotStore(types);
        output = new CopiedChanges(schema, next);
        keyColumns = new Column[this.key.length];
        incoming = new Column[types.size()];
    }

    @Override
    public void process(Batch batch) {
        for (int i = 0; i < incoming.length; i++) {
            incoming[i] = batch.column(i);
        }
        for (int i = 0; i < key.length; i++) {
            keyColumns[i] = batch.column(key[i]);
        }
        int count = batch.size();
        int[] rows = batch.rows();
        codec.encode(keyColumns, rows, count, batch.rowCount());
        int[] groupOfRow = groups.assign(rows, count);
        ensureGroups(groups.size());
        output.start(batch);
        byte[] kinds = batch.kinds();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            byte kind = kinds == null ? RowKind.INSERT : kinds[row];
            if (RowKind.isAddition(kind)) {
                put(groupOfRow[row], row);
            } else if (kind == RowKind.DELETE) {
                delete(groupOfRow[row], row);
            }
        }
        output.flush();
        forgetDeleted();
    }

    private void ensureGroups(int count) {
        if (slots.length < count) {
            int old = slots.length;
            slots = Arrays.copyOf(slots, Math.max(count, old * 2));
            Arrays.fill(slots, old, slots.length, NO_SLOT);
        }
    }

    private void put(int group, int row) {
        int slot = slots[group];
        if (slot == NO_SLOT) {
            slots[group] = store.add(incoming, row);
            output.add(RowKind.INSERT, incoming, row, row);
        } else if (!isSame(slot, row)) {
            if (oldRows) {
                output.keepTogether();
                output.add(RowKind.UPDATE_BEFORE, store.columns(), slot, row);
            }
            output.add(RowKind.UPDATE_AFTER, incoming, row, row);
            store.replace(slot, incoming, row);
        }
    }

    private boolean isSame(int slot, int row) {
        Column[] kept = store.columns();
        for (int i = 0; i < kept.length; i++) {
            boolean isNull = incoming[i].isNull(row);
            if (isNull != kept[i].isNull(slot)
                    || (!isNull && ValueOrder.compare(kept[i], slot, incoming[i], row) != 0)) {
                return false;
            }
        }
        return true;
    }

    private void delete(int group, int row) {
        int slot = slots[group];
        if (slot != NO_SLOT) {
            output.add(RowKind.DELETE, store.columns(), slot, row);
            store.remove(slot);
            slots[group] = NO_SLOT;
        }
    }

    private void forgetDeleted() {
        int[] kept = ages.toKeep(groups.size(), group -> slots[group] != NO_SLOT);
        if (kept != null) {
            groups.keep(kept);
            int[] old = slots;
            slots = new int[0];
            ensureGroups(kept.length);
            for (int i = 0; i < kept.length; i++) {
                slots[i] = old[kept[i]];
            }
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
    public long stateBytes() {
        return codec.stateBytes() + groups.stateBytes() + store.stateBytes() + 4L * slots.length;
    }

    @Override
    public void snapshot(StateWriter writer) {
        codec.snapshot(writer);
        groups.snapshot(writer);
        RowStore rows = new RowStore(types);
        boolean[] isThere = new boolean[groups.size()];
        for (int group = 0; group < isThere.length; group++) {
            isThere[group] = slots[group] != NO_SLOT;
            if (isThere[group]) {
                rows.append(store.columns(), slots[group]);
            }
        }
        writer.writeBooleans(isThere, isThere.length);
        rows.snapshot(writer);
    }

    @Override
    public void restore(StateReader reader) {
        codec.restore(reader);
        groups.restore(reader);
        boolean[] isThere = reader.readBooleans();
        RowStore rows = new RowStore(types);
        rows.restore(reader);
        ensureGroups(isThere.length);
        int row = 0;
        for (int group = 0; group < isThere.length; group++) {
            slots[group] = isThere[group] ? store.add(rows.columns(), row++) : NO_SLOT;
        }
    }
}
