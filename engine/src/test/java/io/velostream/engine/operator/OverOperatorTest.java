package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.engine.expression.ExpressionCompiler;
import io.velostream.engine.over.OverBuilder;
import io.velostream.functions.FunctionCatalog;
import io.velostream.functions.ResolvedAggregate;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.plan.Frame;
import io.velostream.planner.plan.Frame.Bound;
import io.velostream.planner.plan.OverCall;
import io.velostream.planner.plan.OverCall.Function;
import io.velostream.planner.plan.PhysicalPlan.Over;
import io.velostream.planner.plan.PhysicalPlan.RowsBuffer;
import io.velostream.planner.plan.PhysicalPlan.SingleRow;
import io.velostream.planner.plan.PhysicalPlan.SortKey;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

/// The contract, with values at the ends of their ranges: sums that overflow, NaN, both zeros.
class OverOperatorTest {
    abstract static class OfCalls extends OperatorContract {
        private final Over plan;

        OfCalls(List<SortKey> orderBy, Optional<RowsBuffer> buffer, OverCall... calls) {
            List<Field> fields = new ArrayList<>(RandomInput.SCHEMA.fields());
            for (OverCall call : calls) {
                fields.add(new Field(call.name(), call.type()));
            }
            plan =
                    new Over(
                            new SingleRow(),
                            List.of(column(RandomInput.SYMBOL)),
                            orderBy,
                            orderBy.stream().map(SortKey::expression).findFirst(),
                            buffer,
                            List.of(calls),
                            new Schema(fields));
        }

        @Override
        Schema output() {
            return plan.schema();
        }

        @Override
        Operator create(TaskContext context, Operator next) {
            return OverBuilder.build(plan, new ExpressionCompiler(() -> 0), context, next);
        }

        @Override
        void answer(List<InputRow> rows, Answer answer) {
            Map<Optional<Object>, List<List<@Nullable Object>>> partitions = new HashMap<>();
            for (InputRow row : rows) {
                partitions.computeIfAbsent(key(row), _ -> new ArrayList<>()).add(row.values());
            }
            Map<Optional<Object>, Integer> seen = new HashMap<>();
            for (InputRow row : rows) {
                int number = seen.merge(key(row), 1, Integer::sum) - 1;
                List<List<@Nullable Object>> partition =
                        partitions.getOrDefault(key(row), List.of());
                if (plan.buffer().isPresent()) {
                    int first = Math.max(0, number + 1 - (int) plan.buffer().get().rows());
                    partition = partition.subList(first, number + 1);
                    number -= first;
                }
                answer(row, new SlowOver(partition, plan.orderBy()), number, answer);
            }
        }

        private void answer(InputRow row, SlowOver slow, int number, Answer answer) {
            List<@Nullable Object> result = new ArrayList<>(row.values());
            try {
                for (OverCall call : plan.calls()) {
                    result.add(slow.evaluate(call, number));
                }
                answer.rows.add(result);
            } catch (ArithmeticException overflow) {
                answer.failed++;
            }
        }

        private static Optional<Object> key(InputRow row) {
            return Optional.ofNullable(row.value(RandomInput.SYMBOL));
        }
    }

    private static ColumnRef column(int index) {
        return new ColumnRef(index, RandomInput.SCHEMA.name(index), RandomInput.SCHEMA.type(index));
    }

    private static OverCall aggregate(
            String name, int argument, Frame.Unit unit, long start, long end) {
        SqlType type = RandomInput.SCHEMA.type(argument);
        ResolvedAggregate resolved =
                FunctionCatalog.standard().aggregate(name, false, List.of(type));
        Frame frame =
                new Frame(
                        unit,
                        new Bound.Offset(start),
                        new Bound.Offset(end),
                        Frame.Exclusion.NO_OTHERS);
        return call(name, new Function.Aggregate(resolved), argument, frame, resolved.result());
    }

    private static OverCall shifted(long distance, int argument) {
        Frame whole =
                new Frame(
                        Frame.Unit.ROWS,
                        new Bound.UnboundedPreceding(),
                        new Bound.UnboundedFollowing(),
                        Frame.Exclusion.NO_OTHERS);
        SqlType type = RandomInput.SCHEMA.type(argument);
        return call("SHIFT", new Function.Shifted(distance, false), argument, whole, type);
    }

    private static OverCall call(
            String name, Function function, int argument, Frame frame, SqlType type) {
        List<RowExpression> arguments = List.of(column(argument));
        return new OverCall(name, function, arguments, Optional.empty(), frame, type);
    }

    @Nested
    class LastRows extends OfCalls {
        LastRows() {
            super(
                    List.of(),
                    Optional.empty(),
                    aggregate("SUM", RandomInput.QUANTITY, Frame.Unit.ROWS, -4, 0),
                    aggregate("MIN", RandomInput.PRICE, Frame.Unit.ROWS, -4, 0),
                    aggregate("MAX", RandomInput.PRICE, Frame.Unit.ROWS, -4, 0),
                    aggregate("COUNT", RandomInput.TAGS, Frame.Unit.ROWS, -7, -2),
                    shifted(-3, RandomInput.PRICE));
        }
    }

    @Nested
    class LastSeconds extends OfCalls {
        LastSeconds() {
            super(
                    List.of(new SortKey(column(RandomInput.TIME), false, false)),
                    Optional.empty(),
                    aggregate(
                            "SUM",
                            RandomInput.QUANTITY,
                            Frame.Unit.RANGE,
                            -5 * RandomInput.SECOND,
                            0),
                    aggregate("MAX", RandomInput.AMOUNT, Frame.Unit.RANGE, -RandomInput.SECOND, 0),
                    shifted(-1, RandomInput.LABELS));
        }

        /// In order, as a sort by time gives them.
        @Override
        List<InputRow> input(SplittableRandom random, int rows) {
            List<InputRow> sorted = new ArrayList<>();
            for (InputRow row : super.input(random, rows)) {
                if (row.value(RandomInput.TIME) instanceof Long time) {
                    sorted.add(new InputRow(row.values(), time));
                }
            }
            sorted.sort(Comparator.comparingLong(InputRow::watermark));
            return sorted;
        }
    }

    @Nested
    class Buffered extends OfCalls {
        Buffered() {
            super(
                    List.of(),
                    Optional.of(new RowsBuffer(5, false, Optional.empty())),
                    aggregate("SUM", RandomInput.QUANTITY, Frame.Unit.ROWS, -9, 0),
                    aggregate("MIN", RandomInput.SYMBOL, Frame.Unit.ROWS, -1, 0),
                    shifted(-2, RandomInput.PLACE));
        }
    }
}
