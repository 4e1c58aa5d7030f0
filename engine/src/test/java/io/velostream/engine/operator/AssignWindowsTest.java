package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.engine.operator.WindowContract.Bounds;
import io.velostream.planner.plan.Window.ResultTime;
import io.velostream.planner.plan.WindowShape;
import io.velostream.types.Schema;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/// The table functions of windows, without a GROUP BY.
class AssignWindowsTest {
    private static final long SECOND = RandomInput.SECOND;

    abstract static class Assign extends OperatorContract {
        private final WindowShape shape;

        Assign(WindowShape shape) {
            this.shape = shape;
        }

        @Override
        Schema output() {
            List<Field> fields = new ArrayList<>();
            for (int i = 0; i < RandomInput.SCHEMA.size(); i++) {
                fields.add(RandomInput.SCHEMA.field(i));
            }
            fields.add(new Field("window_start", Basic.TIMESTAMP));
            fields.add(new Field("window_end", Basic.TIMESTAMP));
            fields.add(new Field("window_time", Basic.TIMESTAMP));
            return new Schema(fields);
        }

        @Override
        Operator create(TaskContext context, Operator next) {
            return new AssignWindowsOperator(
                    output(),
                    TimeWindows.of(shape),
                    Columns.column(RandomInput.TIME),
                    ResultTime.END,
                    context,
                    next);
        }

        @Override
        void answer(List<InputRow> rows, Answer answer) {
            for (InputRow row : rows) {
                Object time = row.value(RandomInput.TIME);
                if (time == null) {
                    answer.failed++;
                    continue;
                }
                for (Bounds window : Bounds.all(shape, (Long) time)) {
                    List<@Nullable Object> values = new ArrayList<>(row.values());
                    values.add(window.start());
                    values.add(window.end());
                    values.add(window.end() - 1000);
                    answer.rows.add(values);
                }
            }
        }
    }

    @Nested
    class Tumbling extends Assign {
        Tumbling() {
            super(new WindowShape.Tumbling(10 * SECOND, SECOND));
        }
    }

    @Nested
    class Hopping extends Assign {
        Hopping() {
            super(new WindowShape.Hopping(10 * SECOND, 3 * SECOND, 0));
        }
    }

    @Nested
    class WithGaps extends Assign {
        WithGaps() {
            super(new WindowShape.Hopping(3 * SECOND, 10 * SECOND, 0));
        }
    }

    @Nested
    class Cumulating extends Assign {
        Cumulating() {
            super(new WindowShape.Cumulating(20 * SECOND, 5 * SECOND, 0));
        }
    }
}
