package io.velostream.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.engine.TaskContext;
import io.velostream.types.Schema;
import io.velostream.types.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SortOperatorTest {
    abstract static class ByKeys extends OperatorContract {
        private final List<SortOperator.Key> keys;
        private final Optional<Long> limit;

        ByKeys(Optional<Long> limit, SortOperator.Key... keys) {
            this.keys = List.of(keys);
            this.limit = limit;
        }

        @Override
        Schema output() {
            return RandomInput.SCHEMA;
        }

        @Override
        Operator create(TaskContext context, Operator next) {
            return new SortOperator(
                    RandomInput.SCHEMA,
                    List.of(Columns.checked()),
                    Columns.types(RandomInput.QUANTITY),
                    keys,
                    limit,
                    context,
                    next);
        }

        @Override
        void answer(List<InputRow> rows, Answer answer) {
            List<InputRow> good = new ArrayList<>();
            for (InputRow row : rows) {
                if (Columns.isUnlucky(row)) {
                    answer.failed++;
                } else {
                    good.add(row);
                }
            }
            good.stream()
                    .sorted(SlowOrder.by(keys))
                    .limit(limit.orElse(Long.MAX_VALUE))
                    .forEach(row -> answer.rows.add(row.values()));
        }
    }

    @Test
    void aLimitBoundsWhatIsKept() {
        CheckedOutput output = new CheckedOutput(RandomInput.SCHEMA);
        SortOperator sort =
                new SortOperator(
                        RandomInput.SCHEMA,
                        List.of(),
                        List.of(),
                        List.of(descending(RandomInput.SEQUENCE)),
                        Optional.of(5L),
                        new CountingContext(),
                        output);
        SplittableRandom random = new SplittableRandom(1);
        LentBatches batches = new LentBatches(RandomInput.SCHEMA, random);
        List<InputRow> rows = new RandomInput(random).rows(1000);
        int largest = 0;
        for (int i = 0; i < 20; i++) {
            batches.process(sort, rows, false);
            StateWriter state = new StateWriter();
            sort.snapshot(state);
            largest = Math.max(largest, state.toByteArray().length);
        }
        // At most 1,034 rows of some 120 bytes.
        assertThat(largest).isLessThan(250_000);
        sort.finish();
        assertThat(output.rows()).hasSize(5);
    }

    private static SortOperator.Key ascending(int column) {
        return new SortOperator.Key(column, false, false);
    }

    private static SortOperator.Key descending(int column) {
        return new SortOperator.Key(column, true, true);
    }

    @Nested
    class TextAndDouble extends ByKeys {
        TextAndDouble() {
            super(Optional.empty(), ascending(RandomInput.SYMBOL), descending(RandomInput.PRICE));
        }
    }

    @Nested
    class ComputedAndBoolean extends ByKeys {
        ComputedAndBoolean() {
            super(
                    Optional.empty(),
                    descending(RandomInput.SCHEMA.size()),
                    ascending(RandomInput.FLAG));
        }
    }

    @Nested
    class NestedAndWide extends ByKeys {
        NestedAndWide() {
            super(
                    Optional.empty(),
                    ascending(RandomInput.TAGS),
                    ascending(RandomInput.PLACE),
                    descending(RandomInput.AMOUNT));
        }
    }

    @Nested
    class FirstOnes extends ByKeys {
        FirstOnes() {
            super(Optional.of(10L), new SortOperator.Key(RandomInput.PRICE, true, false));
        }
    }

    @Nested
    class NoneWanted extends ByKeys {
        NoneWanted() {
            super(Optional.of(0L), ascending(RandomInput.SYMBOL));
        }
    }
}
