package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/// Whole rows of an input that tells rows by their key.
class NormalizeOperatorTest {
    abstract static class ByKey extends OperatorContract {
        private final boolean oldRows;
        private final List<Integer> key;

        ByKey(boolean oldRows, Integer... key) {
            this.oldRows = oldRows;
            this.key = List.of(key);
        }

        @Override
        Schema output() {
            return RandomInput.SCHEMA;
        }

        @Override
        Operator create(TaskContext context, Operator next) {
            return new NormalizeOperator(RandomInput.SCHEMA, key, oldRows, context, next);
        }

        /// Now an upsert, now a delete that has nothing but the key, now what was said already.
        @Override
        List<InputRow> input(SplittableRandom random, int rows) {
            List<InputRow> input = new ArrayList<>();
            for (InputRow row : new RandomInput(random).rows(rows)) {
                List<@Nullable Object> values = new ArrayList<>(row.values());
                values.set(RandomInput.SEQUENCE, (long) random.nextInt(1 + rows / 8));
                byte kind = RowKind.INSERT;
                if (random.nextInt(4) == 0) {
                    kind = RowKind.DELETE;
                    for (int column = 0; column < values.size(); column++) {
                        if (!key.contains(column)) {
                            values.set(column, null);
                        }
                    }
                } else if (random.nextBoolean()) {
                    kind = RowKind.UPDATE_AFTER;
                }
                input.add(new InputRow(values, row.watermark(), kind));
                if (random.nextInt(10) == 0) {
                    input.add(input.getLast());
                }
            }
            return input;
        }

        @Override
        void answer(List<InputRow> rows, Answer answer) {
            int[] columns = key.stream().mapToInt(column -> column).toArray();
            Map<List<@Nullable Object>, InputRow> last = new HashMap<>();
            for (InputRow row : rows) {
                List<@Nullable Object> keyOfRow = GroupKey.of(row, columns);
                InputRow old = last.get(keyOfRow);
                if (row.kind() == RowKind.DELETE) {
                    last.remove(keyOfRow);
                    if (old != null) {
                        answer.add(RowKind.DELETE, old.values());
                    }
                    continue;
                }
                if (old == null) {
                    answer.add(RowKind.INSERT, row.values());
                    last.put(keyOfRow, row);
                } else if (!all(old).equals(all(row))) {
                    if (oldRows) {
                        answer.add(RowKind.UPDATE_BEFORE, old.values());
                    }
                    answer.add(RowKind.UPDATE_AFTER, row.values());
                    last.put(keyOfRow, row);
                }
            }
        }

        private static List<@Nullable Object> all(InputRow row) {
            int[] columns = IntStream.range(0, row.values().size()).toArray();
            return GroupKey.of(row, columns);
        }
    }

    @Nested
    class OneKey extends ByKey {
        OneKey() {
            super(true, RandomInput.SEQUENCE);
        }
    }

    @Nested
    class TextKeyWithoutOldRows extends ByKey {
        TextKeyWithoutOldRows() {
            super(false, RandomInput.SYMBOL, RandomInput.TRADER);
        }
    }
}
