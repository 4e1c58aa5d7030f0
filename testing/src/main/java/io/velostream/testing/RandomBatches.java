package io.velostream.testing;

import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.Schema;
import io.velostream.types.TextColumn;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Random batches of one schema, as a decoder might make them one after the other: some columns
/// have no nulls; some texts are in dictionaries, which grow from batch to batch; some rows have
/// been dropped.
public final class RandomBatches {
    private final RandomGenerator random;
    private final RandomValues values;
    private final Schema schema;
    private final @Nullable Dictionary[] dictionaries;

    public RandomBatches(Schema schema, RandomGenerator random) {
        this.schema = schema;
        this.random = random;
        this.values = new RandomValues(random);
        this.dictionaries = new Dictionary[schema.size()];
        for (int i = 0; i < dictionaries.length; i++) {
            dictionaries[i] = random.nextBoolean() ? new Dictionary() : null;
        }
    }

    /// A new batch of up to `maxRows` rows, none of them in use elsewhere.
    public Batch next(int maxRows) {
        int rows = random.nextInt(maxRows + 1);
        Batch batch = Batch.of(schema, rows);
        for (int i = 0; i < schema.size(); i++) {
            fill(batch.column(i), dictionaries[i], rows);
        }
        batch.setRowCount(rows);
        long[] positions = new long[rows];
        for (int row = 0; row < rows; row++) {
            positions[row] = random.nextInt(-1, 1000);
        }
        batch.setOrigin("random", random.nextInt(4) == 0 ? null : positions);
        if (random.nextBoolean()) {
            dropRows(batch);
        }
        return batch;
    }

    private void fill(Column column, @Nullable Dictionary dictionary, int rows) {
        int nulls = random.nextBoolean() ? 0 : 1 + random.nextInt(6);
        // A dictionary that is empty has no valid number to stand under a null.
        if (column instanceof TextColumn text && dictionary != null) {
            dictionary.internCopy(new byte[0], 0, 0);
            text.useDictionary(dictionary);
        }
        for (int row = 0; row < rows; row++) {
            BoxedValues.write(column, row, values.nullable(column.type(), nulls));
        }
    }

    private void dropRows(Batch batch) {
        int[] kept = new int[batch.rowCount()];
        int n = 0;
        int share = 1 + random.nextInt(10);
        for (int row = 0; row < batch.rowCount(); row++) {
            if (random.nextInt(10) < share) {
                kept[n++] = row;
            }
        }
        batch.select(kept, n);
    }
}
