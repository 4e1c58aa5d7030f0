package io.velostream.engine.group;

import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some groups with their aggregates: those of a whole query, or of one open window.
///
/// For each batch the codec encodes the keys once; then each `Groups` [#assign]s its rows, [#take]s
/// them and adds them to its aggregates one by one, so that the caller can say which aggregate a
/// row failed in.
///
/// Where rows can be taken back, [#countRows] comes between the two, and a group whose rows have
/// all gone stays with a [#rowCount] of 0.
public final class Groups {
    private final KeyCodec codec;
    private Aggregates aggregates;
    private @Nullable RowCounts rowCounts;
    private GroupTable table;

    /// Groups without aggregates.
    public Groups(KeyCodec codec) {
        this(codec, List.of(), AggregateUse.TOTALS);
    }

    public Groups(KeyCodec codec, List<AggregateStep> steps, AggregateUse use) {
        this.codec = codec;
        aggregates = new Aggregates(steps, use);
        rowCounts = use == AggregateUse.RETRACTING ? new RowCounts() : null;
        table = GroupTable.of(codec);
    }

    GroupTable table() {
        return table;
    }

    /// After the codec has given the keys other codes.
    void rebuild() {
        GroupTable suited = table.suited(codec);
        if (suited == table) {
            table.rebuild();
        }
        table = suited;
    }

    public int size() {
        return table.size();
    }

    /// How many groups fit into the key arrays; an emptied object still holds about that much.
    public int capacity() {
        return table.capacity();
    }

    /// About how much memory the groups take, without the codec.
    public long stateBytes() {
        return table.stateBytes()
                + aggregates.stateBytes()
                + (rowCounts == null ? 0 : rowCounts.stateBytes());
    }

    /// Finds or makes the group of each of the rows, at least one, which the codec has just
    /// encoded.
    ///
    /// @return the groups by row number, valid until the next call on any `Groups` of the codec
    public int[] assign(int[] rows, int count) {
        table = table.suited(codec);
        table.assign(codec.words(), rows, count, codec.groupOfRow());
        ensureGroups();
        return codec.groupOfRow();
    }

    /// Makes the group of a query without keys, which exists even without rows.
    public void makeSingleGroup() {
        table.assign(codec.words(), new int[1], 0, codec.groupOfRow());
        ensureGroups();
    }

    private void ensureGroups() {
        aggregates.ensureGroups(table.size());
        if (rowCounts != null) {
            rowCounts.ensureGroups(table.size());
        }
    }

    /// Whether rows can be taken back.
    public boolean isRetracting() {
        return rowCounts != null;
    }

    /// How many rows a group has, if rows can be taken back; else 1.
    public long rowCount(int group) {
        return rowCounts == null ? 1 : rowCounts.of(group);
    }

    /// Counts rows that were just assigned, if rows can be taken back, and writes at each one's
    /// number how many its group has then.
    public void countRows(int[] rows, int count, byte[] kinds, long[] running) {
        if (rowCounts != null) {
            rowCounts.add(codec.groupOfRow(), rows, count, kinds, running);
        }
    }

    /// Says which of the rows that were just assigned the next calls of [#add] and [#addRunning]
    /// are about.
    public void take(int[] rows, int count) {
        aggregates.take(codec.groupOfRow(), rows, count);
    }

    /// Adds the rows that were taken to aggregate `index`; takes those back whose kind says so.
    ///
    /// @param kinds null if rows cannot be taken back
    public void add(int index, byte @Nullable [] kinds, Column[] columns, RowErrors errors) {
        aggregates.add(index, kinds, columns, errors);
    }

    /// As [#add], and writes the running result of each row at its number. Not for
    /// [AggregateUse#TOTALS].
    public void addRunning(
            int index, byte @Nullable [] kinds, Column[] columns, Column out, RowErrors errors) {
        aggregates.addRunning(index, kinds, columns, out, errors);
    }

    /// Adds what `other`, of the same codec and aggregates, holds, as if its rows came behind those
    /// that are here already; `other` keeps it. Keys are compared as words: nothing is decoded.
    public void merge(Groups other) {
        int count = other.size();
        if (count == 0) {
            return;
        }
        other.table = other.table.suited(codec);
        table = table.suited(codec);
        KeyPages keys = other.table.keys();
        int[] to = codec.mergeTargets(Math.min(count, KeyPages.SIZE));
        for (int page = 0; page < keys.pages(); page++) {
            mergePage(other, page, keys.sizeOf(page), to);
        }
    }

    private void mergePage(Groups other, int page, int count, int[] to) {
        table.assign(other.table.keys().page(page), Batch.identity(count), count, to);
        ensureGroups();
        int[] from = Batch.identity(count);
        if (page > 0) {
            from = new int[count];
            Arrays.setAll(from, i -> page * KeyPages.SIZE + i);
        }
        aggregates.merge(other.aggregates, from, to, count);
        if (rowCounts != null && other.rowCounts != null) {
            rowCounts.merge(other.rowCounts, from, to, count);
        }
    }

    /// As [#merge] of groups with a codec of their own, which belong to the caller too: keys are
    /// decoded there and encoded here. Not for groups from which rows can be taken back.
    ///
    /// @return for each group of `other` its number here
    public int[] absorb(Groups other) {
        int count = other.size();
        int[] to = new int[count];
        if (codec.columns() == 0) {
            makeSingleGroup();
            aggregates.merge(other.aggregates, new int[count], to, count);
            return to;
        }
        Batch keys = codec.newKeys(Batch.DEFAULT_CAPACITY);
        int[] from = new int[Batch.DEFAULT_CAPACITY];
        for (int first = 0; first < count; first += Batch.DEFAULT_CAPACITY) {
            int some = Math.min(Batch.DEFAULT_CAPACITY, count - first);
            keys.clear();
            Column[] columns = new Column[codec.columns()];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = keys.column(i);
                other.keys(i, first, first + some, columns[i]);
            }
            for (int i = 0; i < some; i++) {
                from[i] = first + i;
            }
            int[] rows = Batch.identity(some);
            codec.encode(columns, rows, some, some);
            int[] groups = assign(rows, some);
            aggregates.merge(other.aggregates, from, groups, some);
            System.arraycopy(groups, 0, to, first, some);
        }
        return to;
    }

    /// Writes key column `index` of the groups `from..to` to the rows `0..to - from` of `out`,
    /// which is cleared.
    public void keys(int index, int from, int to, Column out) {
        codec.decode(index, table.keys(), from, to, out);
    }

    /// Writes the key columns of listed groups to the first columns of `out`, which are cleared.
    public void keys(int[] groups, int count, Batch out) {
        long[][] words = codec.gather(table.keys(), groups, count);
        for (int i = 0; i < codec.columns(); i++) {
            codec.decode(i, words, 0, count, out.column(i));
        }
    }

    /// Writes the results of aggregate `index` likewise.
    public void results(int index, int from, int to, Column out, RowErrors errors) {
        aggregates.results(index, from, to, out, errors);
    }

    /// As the other one, of listed groups.
    public void results(int index, int[] groups, int count, Column out, RowErrors errors) {
        aggregates.results(index, groups, count, out, errors);
    }

    /// The groups of the rows last assigned, by row number.
    public int[] groupOfRow() {
        return codec.groupOfRow();
    }

    /// Makes some groups empty again; they keep their numbers.
    public void reset(int[] listed, int count) {
        aggregates.reset(listed, count);
        if (rowCounts != null) {
            rowCounts.reset(listed, count);
        }
    }

    /// Drops all groups but `kept`, ascending, which get the numbers from 0, and what the codec has
    /// interned for the others. The codec must have no other groups.
    public void keep(int[] kept) {
        table.keep(kept);
        aggregates = aggregates.only(kept);
        if (rowCounts != null) {
            rowCounts = rowCounts.only(kept);
        }
        codec.forgetAllBut(List.of(this));
    }

    /// Forgets all groups but keeps the arrays.
    public void clear() {
        table.clear();
        aggregates.clear();
        if (rowCounts != null) {
            rowCounts.clear();
        }
    }

    /// Without the codec, which others may share.
    public void snapshot(StateWriter writer) {
        // The words must be as wide as the restored codec will say.
        table = table.suited(codec);
        table.snapshot(writer);
        aggregates.snapshot(table.size(), writer);
        if (rowCounts != null) {
            rowCounts.snapshot(table.size(), writer);
        }
    }

    /// After the codec has been restored.
    public void restore(StateReader reader) {
        table = GroupTable.of(codec);
        table.restore(reader);
        aggregates.restore(reader);
        if (rowCounts != null) {
            rowCounts.restore(reader);
        }
    }
}
