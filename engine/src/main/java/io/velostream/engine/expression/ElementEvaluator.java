package io.velostream.engine.expression;

import io.velostream.types.ArrayColumn;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;

/// An element of an array by its number from 1, or of a map by its key; null if there is none.
final class ElementEvaluator extends Computing<Column> {
    private final Evaluator collection;
    private final Evaluator key;

    ElementEvaluator(Evaluator collection, Evaluator key, SqlType type) {
        super(Column.of(type, 0));
        this.collection = collection;
        this.key = key;
    }

    @Override
    public Column evaluate(Batch batch, int[] rows, int count, RowErrors errors) {
        Column from = collection.evaluate(batch, rows, count, errors);
        Column keys = key.evaluate(batch, rows, count, errors);
        begin(batch, from, keys);
        int n = keepPresent(rows, count);
        if (from instanceof ArrayColumn array) {
            fromArray(array, (LongColumn) keys, n);
        } else {
            fromMap((MapColumn) from, keys, n);
        }
        return out;
    }

    private void fromArray(ArrayColumn array, LongColumn numbers, int count) {
        for (int i = 0; i < count; i++) {
            int row = present[i];
            long number = numbers.get(row);
            if (number >= 1 && number <= array.length(row)) {
                out.copy(row, array.elements(), array.start(row) + (int) number - 1);
            } else {
                out.setNull(row);
            }
        }
    }

    private void fromMap(MapColumn map, Column keys, int count) {
        for (int i = 0; i < count; i++) {
            int row = present[i];
            int entry = ValueOrder.findKey(map, row, keys, row);
            if (entry >= 0) {
                out.copy(row, map.values(), entry);
            } else {
                out.setNull(row);
            }
        }
    }
}
