package io.velostream.engine.operator;

import io.velostream.types.ArrayColumn;
import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.MapColumn;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.StructColumn;
import io.velostream.types.TextColumn;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Lends rows to an operator as batches: with rows between them that are not selected, text now as
/// dictionary numbers and now as slices, and everything scribbled over once the call has returned,
/// so that an operator that kept something gives itself away.
final class LentBatches {
    private final Schema schema;
    private final SplittableRandom random;
    private Dictionary dictionary = new Dictionary();

    LentBatches(Schema schema, SplittableRandom random) {
        this.schema = schema;
        this.random = random;
    }

    /// Processes `rows` as one batch; `gaps` says whether rows are left out in between.
    void process(Operator operator, List<InputRow> rows, boolean gaps) {
        int rowCount = rows.size() + (gaps ? random.nextInt(rows.size() + 3) : 0);
        Batch batch = Batch.of(schema, rowCount);
        prepareText(batch);
        int[] selected = selection(rows.size(), rowCount);
        long[] watermarks = new long[rowCount];
        for (int i = 0; i < rows.size(); i++) {
            int row = selected[i];
            for (int column = 0; column < schema.size(); column++) {
                RowValues.set(batch.column(column), row, rows.get(i).values().get(column));
            }
            watermarks[row] = rows.get(i).watermark();
        }
        batch.setRowCount(rowCount);
        if (gaps) {
            batch.select(selected, rows.size());
        }
        batch.setWatermarks(watermarks);
        byte[] kinds = kinds(rows, selected, rowCount);
        batch.setKinds(kinds);
        operator.process(batch);
        scribble(batch, rowCount);
        Arrays.fill(watermarks, Long.MAX_VALUE);
        Arrays.fill(selected, -1);
        if (kinds != null) {
            Arrays.fill(kinds, (byte) 77);
        }
    }

    private byte @Nullable [] kinds(List<InputRow> rows, int[] selected, int rowCount) {
        boolean inserts = rows.stream().allMatch(row -> row.kind() == RowKind.INSERT);
        if (inserts && random.nextBoolean()) {
            return null;
        }
        byte[] kinds = new byte[rowCount];
        random.nextBytes(kinds);
        for (int i = 0; i < rows.size(); i++) {
            kinds[selected[i]] = rows.get(i).kind();
        }
        return kinds;
    }

    private void prepareText(Batch batch) {
        if (random.nextInt(20) == 0) {
            dictionary = new Dictionary();
        }
        if (dictionary.size() == 0) {
            dictionary.internCopy(new byte[] {'?'}, 0, 1);
        }
        for (int i = 0; i < schema.size(); i++) {
            if (batch.column(i) instanceof TextColumn text && random.nextBoolean()) {
                text.useDictionary(dictionary);
            }
        }
    }

    private int[] selection(int size, int rowCount) {
        int[] selected = new int[size];
        int spare = rowCount - size;
        int row = 0;
        for (int i = 0; i < size; i++) {
            while (spare > 0 && random.nextInt(rowCount) < rowCount - size) {
                row++;
                spare--;
            }
            selected[i] = row++;
        }
        return selected;
    }

    private static void scribble(Batch batch, int rowCount) {
        for (int i = 0; i < batch.columnCount(); i++) {
            scribble(batch.column(i), rowCount);
        }
    }

    private static void scribble(Column column, int rowCount) {
        switch (column) {
            case LongColumn longs -> Arrays.fill(longs.values(), 0xBAD_BAD_BADL);
            case DoubleColumn doubles -> Arrays.fill(doubles.values(), -6.66e66);
            case BooleanColumn booleans -> {
                for (int row = 0; row < rowCount; row++) {
                    booleans.values()[row] ^= true;
                }
            }
            case Int128Column wide -> Arrays.fill(wide.high(), 0xBAD_BADL);
            case TextColumn text -> {
                Arrays.fill(text.bytes(), (byte) '#');
                Arrays.fill(text.ids(), 0);
            }
            case ArrayColumn array -> scribble(array.elements(), array.elements().capacity());
            case MapColumn map -> scribble(map.values(), map.values().capacity());
            case StructColumn struct -> {
                for (int i = 0; i < struct.fieldCount(); i++) {
                    scribble(struct.field(i), rowCount);
                }
            }
        }
        for (int row = 0; row < rowCount; row += 3) {
            column.setNull(row);
        }
    }
}
