package io.velostream.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.engine.TaskContext;
import io.velostream.types.Batch;
import io.velostream.types.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitOperatorTest extends OperatorContract {
    @Override
    Schema output() {
        return RandomInput.SCHEMA;
    }

    @Override
    Operator create(TaskContext context, Operator next) {
        return new LimitOperator(RandomInput.SCHEMA, 7, 1500, next);
    }

    @Override
    void answer(List<InputRow> rows, Answer answer) {
        rows.stream().skip(7).limit(1500).forEach(row -> answer.rows.add(row.values()));
    }

    @Test
    void isSatisfiedOnceFull() {
        Schema none = new Schema(List.of());
        LimitOperator limit = new LimitOperator(none, 1, 2, new CheckedOutput(none));
        Batch batch = new Batch();
        batch.setRowCount(2);
        limit.process(batch);
        assertThat(limit.isSatisfied()).isFalse();
        limit.process(batch);
        assertThat(limit.isSatisfied()).isTrue();
    }
}
