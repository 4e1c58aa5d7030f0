package io.velostream.engine.operator;

import io.velostream.types.RowKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// The changelog of a table that loses about as many rows as it gets: rows of [RandomInput] that
/// come, change in some columns, and go. Now and then a row is there twice.
final class RandomChanges {
    private final SplittableRandom random;
    private final List<InputRow> table = new ArrayList<>();
    private final List<InputRow> log = new ArrayList<>();

    /// How many rows the table has on average.
    private final int size;

    RandomChanges(SplittableRandom random, int size) {
        this.random = random;
        this.size = size;
    }

    /// At least `count` changes; an old row is directly before the new one.
    List<InputRow> changes(int count) {
        List<InputRow> fresh = new RandomInput(random).rows(count);
        for (InputRow row : fresh) {
            if (log.size() >= count) {
                break;
            }
            if (table.isEmpty() || random.nextInt(2 * size) >= table.size()) {
                insert(table.isEmpty() || random.nextInt(8) > 0 ? row : again(row));
            } else if (random.nextInt(3) > 0) {
                update(row);
            } else {
                InputRow old = table.remove(random.nextInt(table.size()));
                log.add(at(row, old).as(RowKind.DELETE));
            }
        }
        return log;
    }

    private void insert(InputRow row) {
        table.add(row);
        log.add(row);
    }

    private InputRow again(InputRow row) {
        return at(row, table.get(random.nextInt(table.size())));
    }

    /// The values of `other` at the time of `row`.
    private static InputRow at(InputRow row, InputRow other) {
        return new InputRow(other.values(), row.watermark());
    }

    private void update(InputRow row) {
        int place = random.nextInt(table.size());
        InputRow old = table.get(place);
        List<@Nullable Object> values = new ArrayList<>(old.values());
        for (int column = RandomInput.TIME; column < values.size(); column++) {
            if (random.nextInt(3) == 0) {
                values.set(column, row.value(column));
            }
        }
        InputRow changed = new InputRow(values, row.watermark());
        table.remove(place);
        table.add(changed);
        log.add(at(row, old).as(RowKind.UPDATE_BEFORE));
        log.add(changed.as(RowKind.UPDATE_AFTER));
    }
}
