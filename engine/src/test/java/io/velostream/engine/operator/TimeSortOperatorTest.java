package io.velostream.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.engine.TaskContext;
import io.velostream.engine.over.TimeSortOperator;
import io.velostream.types.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimeSortOperatorTest extends OperatorContract {
    @Override
    Schema output() {
        return RandomInput.SCHEMA;
    }

    @Override
    Operator create(TaskContext context, Operator next) {
        return new TimeSortOperator(
                RandomInput.SCHEMA, Columns.column(RandomInput.TIME), context, next);
    }

    @Override
    void answer(List<InputRow> rows, Answer answer) {
        List<InputRow> good = new ArrayList<>();
        for (InputRow row : rows) {
            if (row.value(RandomInput.TIME) == null) {
                answer.failed++;
            } else if (timeOf(row) < row.watermark()) {
                answer.late++;
            } else {
                good.add(row);
            }
        }
        good.stream()
                .sorted(Comparator.comparingLong(TimeSortOperatorTest::timeOf))
                .forEach(row -> answer.rows.add(row.values()));
    }

    private static long timeOf(InputRow row) {
        return (Long) Objects.requireNonNull(row.value(RandomInput.TIME));
    }

    @Test
    void whatTheWatermarkHasPassedGoesOutWithItsOwnTimeAsWatermark() {
        SplittableRandom random = new SplittableRandom(1);
        List<InputRow> rows = new RandomInput(random).rows(5000);
        CheckedOutput output = new CheckedOutput(RandomInput.SCHEMA);
        TimeSortOperator sort =
                new TimeSortOperator(
                        RandomInput.SCHEMA,
                        Columns.column(RandomInput.TIME),
                        new CountingContext(),
                        output);
        LentBatches batches = new LentBatches(RandomInput.SCHEMA, random);
        for (int from = 0; from < 4000; from += 100) {
            batches.process(sort, rows.subList(from, from + 100), true);
            long watermark = rows.get(from + 100).watermark();
            sort.advance(watermark);
            assertThat(output.watermarks().getLast()).isEqualTo(watermark);
            for (int i = 0; i < output.rows().size(); i++) {
                Long time = (Long) output.rows().get(i).get(RandomInput.TIME);
                assertThat(time).isLessThan(watermark).isEqualTo(output.stamps().get(i));
            }
        }
        assertThat(output.rows()).hasSizeGreaterThan(3000);
        // What waits is a few seconds' rows, whatever has come.
        assertThat(sort.stateBytes()).isLessThan(4_000_000);
    }

    @Test
    void timesFarApartAreSortedToo() {
        SplittableRandom random = new SplittableRandom(2);
        List<InputRow> rows = new ArrayList<>();
        for (InputRow row : new RandomInput(random).rows(3000)) {
            List<@Nullable Object> values = new ArrayList<>(row.values());
            values.set(RandomInput.TIME, random.nextLong(4) * (Long.MAX_VALUE / 16) - 1);
            rows.add(new InputRow(values, Long.MIN_VALUE));
        }
        CheckedOutput output = new CheckedOutput(RandomInput.SCHEMA);
        Operator sort = create(new CountingContext(), output);
        new LentBatches(RandomInput.SCHEMA, random).process(sort, rows, false);
        sort.finish();
        Answer expected = new Answer();
        answer(rows, expected);
        assertThat(output.rows()).isEqualTo(expected.rows);
    }
}
