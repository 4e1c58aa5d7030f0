package io.velostream.engine.group;

import io.velostream.functions.Accumulator;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.List;

/// Some groups with their aggregates: those of a whole query, or of one open window.
///
/// For each batch the codec encodes the keys once; then each `Groups` [#assign]s its rows and adds
/// them to its aggregates one by one, so that the caller can say which aggregate a row failed in.
public final class Groups {
    private final KeyCodec codec;
    private final Accumulator[] accumulators;
    private final Column[][] arguments;
    private final List<AggregateStep> steps;
    private GroupTable table;

    public Groups(KeyCodec codec, List<AggregateStep> steps) {
        this.codec = codec;
        this.steps = List.copyOf(steps);
        accumulators =
                steps.stream().map(s -> s.function().newAccumulator()).toArray(Accumulator[]::new);
        arguments =
                steps.stream().map(s -> new Column[s.arguments().size()]).toArray(Column[][]::new);
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
        for (Accumulator accumulator : accumulators) {
            accumulator.ensureGroups(table.size());
        }
    }

    /// Adds rows that were just assigned to aggregate `index`.
    public void add(int index, int[] rows, int count, Column[] columns, RowErrors errors) {
        accumulators[index].add(
                codec.groupOfRow(), rows, count, argumentsOf(index, columns), errors);
    }

    /// As [#add], and writes the running result of each row at its number.
    public void addRunning(
            int index, int[] rows, int count, Column[] columns, Column out, RowErrors errors) {
        accumulators[index].addRunning(
                codec.groupOfRow(), rows, count, argumentsOf(index, columns), out, errors);
    }

    private Column[] argumentsOf(int index, Column[] columns) {
        Column[] mine = arguments[index];
        List<Integer> positions = steps.get(index).arguments();
        for (int i = 0; i < mine.length; i++) {
            mine[i] = columns[positions.get(i)];
        }
        return mine;
    }

    /// Writes key column `index` of the groups `from..to` to the rows `0..to - from` of `out`,
    /// which is cleared.
    public void keys(int index, int from, int to, Column out) {
        codec.decode(index, table, from, to, out);
    }

    /// Writes the results of aggregate `index` likewise.
    public void results(int index, int from, int to, Column out, RowErrors errors) {
        accumulators[index].results(from, to, out, errors);
    }

    /// Forgets all groups but keeps the arrays.
    public void clear() {
        table.clear();
        for (Accumulator accumulator : accumulators) {
            accumulator.clear();
        }
    }

    /// Without the codec, which others may share.
    public void snapshot(StateWriter writer) {
        // The words must be as wide as the restored codec will say.
        table = table.suited(codec);
        table.snapshot(writer);
        for (Accumulator accumulator : accumulators) {
            accumulator.snapshot(table.size(), writer);
        }
    }

    /// After the codec has been restored.
    public void restore(StateReader reader) {
        table = GroupTable.of(codec);
        table.restore(reader);
        for (Accumulator accumulator : accumulators) {
            accumulator.restore(reader);
        }
    }
}
