package io.velostream.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.engine.TaskContext;
import io.velostream.types.Batch;
import io.velostream.types.Schema;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UnionAndTeeTest {
    private static final Schema NONE = new Schema(List.of());

    @Nested
    class OnePort extends OperatorContract {
        @Override
        Schema output() {
            return RandomInput.SCHEMA;
        }

        @Override
        Operator create(TaskContext context, Operator next) {
            return new UnionOperator(RandomInput.SCHEMA, 1, next).port(0);
        }

        @Override
        void answer(List<InputRow> rows, Answer answer) {
            rows.forEach(row -> answer.rows.add(row.values()));
        }
    }

    @Nested
    class Tee extends OperatorContract {
        @Override
        Schema output() {
            return RandomInput.SCHEMA;
        }

        @Override
        Operator create(TaskContext context, Operator next) {
            Operator satisfied =
                    new LimitOperator(
                            RandomInput.SCHEMA, 0, 3, new CheckedOutput(RandomInput.SCHEMA));
            return new TeeOperator(List.of(satisfied, next));
        }

        @Override
        void answer(List<InputRow> rows, Answer answer) {
            rows.forEach(row -> answer.rows.add(row.values()));
        }
    }

    @Test
    void theWatermarkIsTheLeastOfTheInputsThatHaveNotEnded() {
        CheckedOutput output = new CheckedOutput(NONE);
        UnionOperator union = new UnionOperator(NONE, 3, output);
        union.port(0).advance(10);
        union.port(1).advance(20);
        assertThat(output.watermarks()).isEmpty();
        union.port(2).advance(5);
        union.port(2).advance(15);
        assertThat(output.watermarks()).containsExactly(5L, 10L);
        union.port(0).finish();
        assertThat(output.watermarks()).containsExactly(5L, 10L, 15L);
        union.port(2).finish();
        assertThat(output.watermarks()).containsExactly(5L, 10L, 15L, 20L);
        assertThat(output.isFinished()).isFalse();
        union.port(1).finish();
        assertThat(output.isFinished()).isTrue();
    }

    @Test
    void aRowIsNotLateBecauseOfAnotherInput() {
        CheckedOutput output = new CheckedOutput(NONE);
        UnionOperator union = new UnionOperator(NONE, 2, output);
        Batch batch = new Batch();
        batch.setRowCount(3);
        batch.setWatermarks(new long[] {1, 7, 9});
        union.port(1).advance(5);
        union.port(0).process(batch);
        assertThat(output.stamps()).containsExactly(1L, 5L, 5L);
        union.port(1).finish();
        union.port(0).process(batch);
        assertThat(output.stamps()).endsWith(1L, 7L, 9L);
    }

    @Test
    void aFanOutIsSatisfiedWhenAllConsumersAre() {
        Operator one = new LimitOperator(NONE, 0, 1, new CheckedOutput(NONE));
        Operator two = new LimitOperator(NONE, 0, 2, new CheckedOutput(NONE));
        TeeOperator tee = new TeeOperator(List.of(one, two));
        Batch row = new Batch();
        row.setRowCount(1);
        tee.process(row);
        assertThat(tee.isSatisfied()).isFalse();
        tee.process(row);
        assertThat(tee.isSatisfied()).isTrue();
    }
}
