package io.velostream.functions.aggregate;

import io.velostream.functions.Accumulator;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.List;
import java.util.function.Supplier;

/// Any aggregate, with rows taken back: keeps the rows of each group in the order of their arrival
/// and gives those that are left to a plain accumulator whenever a result is wanted. For what has
/// no better way: results that are lists anyway, and functions that others have added.
final class RetractingReplay extends RetractingState {
    /// How many rows are handed over at a time.
    private static final int BATCH = 256;

    private final Accumulator plain;
    private final RowKeys keys;
    private final ArrivalLists rows = new ArrivalLists();
    private final Column[] arguments;
    private final int[] groupOfRow = new int[BATCH];
    private final int[] rowNumbers = new int[BATCH];
    private final Column result;
    private final RowErrors resultErrors = new RowErrors();

    RetractingReplay(Supplier<Accumulator> plain, List<SqlType> types, SqlType result) {
        this.plain = plain.get();
        this.keys = new RowKeys(types);
        this.arguments = types.stream().map(t -> Column.of(t, BATCH)).toArray(Column[]::new);
        this.result = Column.of(result, 1);
        for (int i = 0; i < BATCH; i++) {
            rowNumbers[i] = i;
        }
    }

    /// Which nulls count is for the function to say.
    @Override
    boolean isSkipped(Column[] arguments, int row) {
        return false;
    }

    @Override
    void put(int group, Column[] arguments, int row) {
        int key = keys.key(arguments, 0, row);
        keys.hold(key);
        rows.add(group, key);
    }

    @Override
    void take(int group, Column[] arguments, int row) {
        int key = keys.key(arguments, 0, row);
        // Held meanwhile, so that a row that is not there leaves nothing behind.
        keys.hold(key);
        if (rows.takeBack(group, key)) {
            keys.release(key);
        }
        keys.release(key);
    }

    @Override
    void write(int group, Column out, int row, RowErrors errors) {
        plain.clear();
        plain.ensureGroups(1);
        int node = rows.first(group);
        while (node != ArrivalLists.NONE) {
            for (Column column : arguments) {
                column.clear();
            }
            int count = 0;
            while (count < BATCH && node != ArrivalLists.NONE) {
                keys.write((int) rows.key(node), arguments, 0, count++);
                node = rows.next(node);
            }
            plain.add(groupOfRow, rowNumbers, count, arguments, resultErrors);
        }
        result.clear();
        plain.results(0, 1, result, resultErrors);
        out.copy(row, result, 0);
        for (RowErrors.RowError error : resultErrors.list()) {
            errors.add(row, error.reason(), error.message());
        }
        resultErrors.clear();
    }

    @Override
    void grow(int count) {
        rows.ensureGroups(count);
    }

    @Override
    void clear(int count) {
        rows.clear();
        keys.clear();
    }

    @Override
    void reset(int group) {
        rows.reset(group, key -> keys.release((int) key));
    }

    @Override
    void merge(RetractingState other, int from, int to) {
        RetractingReplay that = (RetractingReplay) other;
        for (int node = that.rows.first(from);
                node != ArrivalLists.NONE;
                node = that.rows.next(node)) {
            int key = keys.translate(that.keys, (int) that.rows.key(node));
            keys.hold(key);
            rows.add(to, key);
        }
    }

    @Override
    public long stateBytes() {
        return keys.size() + rows.bytes() + plain.stateBytes();
    }

    @Override
    void write(int count, StateWriter writer) {
        keys.write(writer);
        for (int group = 0; group < count; group++) {
            rows.write(group, writer);
        }
    }

    @Override
    void read(int count, StateReader reader) {
        keys.read(reader);
        for (int group = 0; group < count; group++) {
            rows.read(group, reader, key -> keys.hold((int) key));
        }
    }
}
