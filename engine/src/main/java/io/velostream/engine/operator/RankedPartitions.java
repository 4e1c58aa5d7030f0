package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.engine.state.RowStore;
import io.velostream.engine.state.SlotStore;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of all partitions of a Top-N, in order: over an append-only input the first ones of
/// each partition, over an updating one all of them.
final class RankedPartitions {
    private static final int NONE = RankedRows.NONE;

    private final List<SqlType> types;
    private final int last;
    private final RowOrder order;
    private final SortCodes sortCodes;
    private final SlotStore store;
    private final RankedRows ranked;
    private final @Nullable SameRows same;

    /// By partition.
    private int[] roots = new int[0];

    /// By partition: if it is full, the code of its last row: whatever has a greater one does not
    /// enter. Else the greatest of all.
    private long[] lastCodes = new long[0];

    private long arrivals;

    /// @param types those of the rows, with computed sort keys behind
    /// @param columns how many of the types are the input's
    /// @param last how many rows of a partition matter
    RankedPartitions(
            List<SqlType> types,
            int columns,
            List<SortOperator.Key> keys,
            int last,
            boolean updatingInput,
            TaskContext context) {
        this.types = types;
        this.last = last;
        order = new RowOrder(keys);
        sortCodes = new SortCodes(keys);
        store = new SlotStore(types);
        ranked = new RankedRows(store, order, sortCodes);
        same = updatingInput ? new SameRows(types.subList(0, columns), context) : null;
    }

    RankedRows ranked() {
        return ranked;
    }

    SortCodes sortCodes() {
        return sortCodes;
    }

    @Nullable SameRows same() {
        return same;
    }

    /// The columns of the rows that are kept, by slot.
    Column[] columns() {
        return store.columns();
    }

    int root(int partition) {
        return roots[partition];
    }

    boolean isEmpty(int partition) {
        return roots[partition] == NONE;
    }

    long[] lastCodes() {
        return lastCodes;
    }

    void ensurePartitions(int count) {
        if (roots.length < count) {
            int old = roots.length;
            roots = Arrays.copyOf(roots, Math.max(count, old * 2));
            lastCodes = Arrays.copyOf(lastCodes, roots.length);
            Arrays.fill(roots, old, roots.length, NONE);
            Arrays.fill(lastCodes, old, roots.length, Long.MAX_VALUE);
        }
    }

    /// Whether a row whose code is not greater than the last one's does not enter all the same.
    boolean isBehind(int partition, Column[] incoming, int row, long code) {
        int root = roots[partition];
        if (code != lastCodes[partition] || ranked.size(root) < last) {
            return false;
        }
        return sortCodes.decides(code, incoming)
                || order.compare(incoming, row, store.columns(), ranked.at(root, last)) >= 0;
    }

    /// Adds a row and returns its slot.
    int add(int partition, Column[] incoming, int row, long code) {
        int slot = store.add(incoming, row);
        roots[partition] = ranked.add(roots[partition], slot, code, arrivals++);
        if (same != null) {
            same.add(row, slot);
        }
        return slot;
    }

    void remove(int partition, int slot) {
        roots[partition] = ranked.remove(roots[partition], slot);
        if (same != null) {
            same.remove(slot);
        }
        store.remove(slot);
    }

    /// Drops the row behind the last one that matters, and notes the code of the last.
    void trim(int partition) {
        int size = ranked.size(roots[partition]);
        if (size > last) {
            remove(partition, ranked.at(roots[partition], size));
        }
        if (size >= last) {
            lastCodes[partition] = ranked.code(ranked.at(roots[partition], last));
        }
    }

    /// Removes all rows of a partition.
    void clear(int partition) {
        while (roots[partition] != NONE) {
            remove(partition, roots[partition]);
        }
        lastCodes[partition] = Long.MAX_VALUE;
    }

    /// Gives the partitions `kept`, ascending, the numbers from 0; the others are empty.
    void keep(int[] kept) {
        int[] oldRoots = roots;
        long[] oldCodes = lastCodes;
        roots = new int[0];
        lastCodes = new long[0];
        ensurePartitions(kept.length);
        for (int i = 0; i < kept.length; i++) {
            roots[i] = oldRoots[kept[i]];
            lastCodes[i] = oldCodes[kept[i]];
        }
    }

    long stateBytes() {
        return store.stateBytes()
                + ranked.stateBytes()
                + (same == null ? 0 : same.stateBytes())
                + 12L * roots.length;
    }

    void snapshot(int partitions, StateWriter writer) {
        writer.writeLong(arrivals);
        int size = store.size();
        int[] slots = new int[size];
        int[] partitionOfSlot = new int[store.end()];
        int count = 0;
        for (int partition = 0; partition < partitions; partition++) {
            for (int i = 1; i <= ranked.size(roots[partition]); i++) {
                int slot = ranked.at(roots[partition], i);
                partitionOfSlot[slot] = partition;
                slots[count++] = slot;
            }
        }
        RowStore rows = new RowStore(types);
        long[] arrivalsOfRows = new long[size];
        long[] codes = new long[size];
        int[] partitionOfRow = new int[size];
        int row = 0;
        for (int slot : byArrival(slots)) {
            rows.append(store.columns(), slot);
            arrivalsOfRows[row] = ranked.arrival(slot);
            codes[row] = ranked.code(slot);
            partitionOfRow[row++] = partitionOfSlot[slot];
        }
        rows.snapshot(writer);
        writer.writeLongs(arrivalsOfRows, size);
        writer.writeLongs(codes, size);
        writer.writeInts(partitionOfRow, size);
    }

    private int[] byArrival(int[] slots) {
        return Arrays.stream(slots)
                .boxed()
                .sorted((a, b) -> Long.compare(ranked.arrival(a), ranked.arrival(b)))
                .mapToInt(slot -> slot)
                .toArray();
    }

    void restore(int partitions, StateReader reader) {
        ensurePartitions(partitions);
        arrivals = reader.readLong();
        RowStore rows = new RowStore(types);
        rows.restore(reader);
        long[] arrivalsOfRows = reader.readLongs();
        long[] codes = reader.readLongs();
        int[] partitionOfRow = reader.readInts();
        int size = rows.size();
        if (same != null && size > 0) {
            Column[] columns = Arrays.copyOf(rows.columns(), same.columns());
            same.start(columns, Batch.identity(size), size, size);
        }
        for (int row = 0; row < size; row++) {
            int partition = partitionOfRow[row];
            int slot = store.add(rows.columns(), row);
            roots[partition] = ranked.add(roots[partition], slot, codes[row], arrivalsOfRows[row]);
            if (same == null) {
                trim(partition);
            } else {
                same.add(row, slot);
            }
        }
    }
}
