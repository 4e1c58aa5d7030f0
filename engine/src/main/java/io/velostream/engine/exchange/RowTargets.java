package io.velostream.engine.exchange;

import io.velostream.types.ArrayColumn;
import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.StructColumn;
import io.velostream.types.TextColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Sorts the rows of a batch by the receiver that the hash of their keys says. Equal keys have
/// equal hashes whatever form their columns have.
final class RowTargets {
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final long NULL_HASH = 0x5851F42D4C957F2DL;

    private final int receivers;
    private final int[][] rowsOf;
    private final int[] counts;
    private long[] hashes = new long[0];

    /// The hashes of a dictionary's entries, computed once.
    private final EntryHashes[] entryHashes;

    private static final class EntryHashes {
        private @Nullable Dictionary entries;
        private long[] hashes = new long[0];
        private int known;
    }

    RowTargets(int receivers, int keys) {
        this.receivers = receivers;
        rowsOf = new int[receivers][0];
        counts = new int[receivers];
        entryHashes = new EntryHashes[keys];
        Arrays.setAll(entryHashes, _ -> new EntryHashes());
    }

    /// The rows for one receiver, ascending; the first [#count] are valid until the next call.
    int[] rows(int receiver) {
        return rowsOf[receiver];
    }

    int count(int receiver) {
        return counts[receiver];
    }

    /// Without keys all rows go to the first receiver.
    void sort(Batch batch, Column[] keys) {
        if (keys.length == 0 || receivers == 1) {
            rowsOf[0] = batch.rows();
            counts[0] = batch.size();
            return;
        }
        if (hashes.length < batch.rowCount()) {
            hashes = new long[batch.rowCount()];
            for (int i = 0; i < receivers; i++) {
                rowsOf[i] = new int[batch.rowCount()];
            }
        }
        int[] rows = batch.rows();
        int size = batch.size();
        Arrays.fill(hashes, 0, batch.rowCount(), 0L);
        for (int i = 0; i < keys.length; i++) {
            addHashes(keys[i], entryHashes[i], rows, size);
        }
        Arrays.fill(counts, 0);
        if (receivers == 2) {
            sortInTwo(rows, size);
        } else {
            sortInMany(rows, size);
        }
    }

    /// Without a branch that nobody can guess.
    private void sortInTwo(int[] rows, int size) {
        int[] first = rowsOf[0];
        int[] second = rowsOf[1];
        int inFirst = 0;
        int inSecond = 0;
        for (int i = 0; i < size; i++) {
            int row = rows[i];
            int upper = (int) (hashes[row] >>> 63);
            first[inFirst] = row;
            second[inSecond] = row;
            inSecond += upper;
            inFirst += 1 - upper;
        }
        counts[0] = inFirst;
        counts[1] = inSecond;
    }

    private void sortInMany(int[] rows, int size) {
        for (int i = 0; i < size; i++) {
            int row = rows[i];
            int receiver = (int) (((hashes[row] >>> 32) * receivers) >>> 32);
            rowsOf[receiver][counts[receiver]++] = row;
        }
    }

    /// The upper bits choose the receiver, so these are mixed last.
    private static long mixed(long before, long value) {
        long hash = (Long.rotateLeft(before, 5) ^ value) * MIX;
        return (hash ^ (hash >>> 29)) * MIX;
    }

    private void addHashes(Column column, EntryHashes known, int[] rows, int size) {
        switch (column) {
            case LongColumn longs -> addLongs(longs, rows, size);
            case DoubleColumn doubles -> addDoubles(doubles, rows, size);
            case TextColumn texts when texts.isDictionary() -> addIds(texts, known, rows, size);
            default -> addOthers(column, rows, size);
        }
        if (column.hasNulls()) {
            addNulls(column, rows, size);
        }
    }

    private void addLongs(LongColumn column, int[] rows, int size) {
        long[] out = hashes;
        long[] values = column.values();
        for (int i = 0; i < size; i++) {
            int row = rows[i];
            out[row] = mixed(out[row], values[row]);
        }
    }

    /// Zero of both signs is one key, and so is every NaN.
    private void addDoubles(DoubleColumn column, int[] rows, int size) {
        long[] out = hashes;
        double[] values = column.values();
        for (int i = 0; i < size; i++) {
            int row = rows[i];
            out[row] = mixed(out[row], Double.doubleToLongBits(values[row] + 0.0));
        }
    }

    private void addIds(TextColumn column, EntryHashes known, int[] rows, int size) {
        long[] byEntry = hashesOf(column.dictionary(), known);
        long[] out = hashes;
        int[] ids = column.ids();
        for (int i = 0; i < size; i++) {
            int row = rows[i];
            out[row] = mixed(out[row], byEntry[ids[row]]);
        }
    }

    private static long[] hashesOf(Dictionary entries, EntryHashes known) {
        if (!entries.equals(known.entries)) {
            known.entries = entries;
            known.known = 0;
        }
        int entryCount = entries.size();
        if (known.hashes.length <= entryCount) {
            known.hashes = Arrays.copyOf(known.hashes, Math.max(64, entryCount * 2));
        }
        for (; known.known < entryCount; known.known++) {
            int id = known.known;
            known.hashes[id] = hash(entries.bytes(), entries.start(id), entries.length(id));
        }
        return known.hashes;
    }

    private void addOthers(Column column, int[] rows, int size) {
        for (int i = 0; i < size; i++) {
            int row = rows[i];
            if (!column.isNull(row)) {
                hashes[row] = mixed(hashes[row], hash(column, row));
            }
        }
    }

    private void addNulls(Column column, int[] rows, int size) {
        for (int i = 0; i < size; i++) {
            int row = rows[i];
            if (column.isNull(row)) {
                hashes[row] = NULL_HASH;
            }
        }
    }

    private static long hash(Column column, int row) {
        return switch (column) {
            case TextColumn texts -> hash(texts.bytes(), texts.start(row), texts.length(row));
            case BooleanColumn booleans -> booleans.get(row) ? 1 : 2;
            case Int128Column wide -> mixed(wide.high(row), wide.low(row));
            case LongColumn longs -> longs.get(row);
            case DoubleColumn doubles -> Double.doubleToLongBits(doubles.get(row) + 0.0);
            // Rare as keys, and equal in too many ways: one receiver gets them all.
            case ArrayColumn _, MapColumn _, StructColumn _ -> 0;
        };
    }

    private static long hash(byte[] bytes, int start, int length) {
        long hash = length;
        for (int i = start; i < start + length; i++) {
            hash = (hash ^ bytes[i]) * 0x100000001B3L;
        }
        return hash;
    }
}
