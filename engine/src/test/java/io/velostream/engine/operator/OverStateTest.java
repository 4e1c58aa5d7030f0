package io.velostream.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.engine.expression.ExpressionCompiler;
import io.velostream.engine.over.OverBuilder;
import io.velostream.functions.FunctionCatalog;
import io.velostream.functions.ResolvedAggregate;
import io.velostream.planner.plan.Frame;
import io.velostream.planner.plan.Frame.Bound;
import io.velostream.planner.plan.OverCall;
import io.velostream.planner.plan.OverCall.Function;
import io.velostream.planner.plan.PhysicalPlan.Over;
import io.velostream.planner.plan.PhysicalPlan.RowsBuffer;
import io.velostream.planner.plan.PhysicalPlan.SingleRow;
import io.velostream.planner.plan.PhysicalPlan.SortKey;
import io.velostream.types.Batch;
import io.velostream.types.LongColumn;
import io.velostream.types.Schema;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Field;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import io.velostream.types.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// State does not grow with the rows or with keys that are over, and watermarks wait for rows.
class OverStateTest {
    private static final int TIME = 1;
    private static final int KEY = 2;
    private static final int LONG = 3;
    private static final Schema SCHEMA =
            Schema.of(
                    new Field("id", Basic.BIGINT),
                    new Field("ts", Basic.TIMESTAMP),
                    new Field("k", Basic.STRING),
                    new Field("v", Basic.BIGINT));
    private static final List<SortKey> BY_TIME =
            List.of(new SortKey(RandomOver.column(TIME), false, false));
    private static final int BATCHES = 400;

    @Test
    void framesOfTimeForgetKeysThatAreOver() {
        Frame frame = frame(Frame.Unit.RANGE, -1000, 0);
        Sums sums = new Sums(1001);
        Operator over = over(Optional.empty(), sums, sum(frame));
        assertThat(largestState(over, 5_000)).isLessThan(4_000_000);
        over.finish();
        assertThat(sums.rows).isEqualTo(BATCHES * 1000L);
    }

    @Test
    void buffersForgetKeysThatAreOver() {
        Sums sums = new Sums(100);
        RowsBuffer buffer = new RowsBuffer(100, false, Optional.of(5_000L));
        Operator over = over(Optional.of(buffer), sums, sum(frame(Frame.Unit.ROWS, -99, 0)));
        assertThat(largestState(over, 5_000)).isLessThan(12_000_000);
    }

    @Test
    void rowsGoWhenNoFrameNeedsThem() {
        Sums sums = new Sums(Long.MAX_VALUE);
        OverCall first =
                new OverCall(
                        "FIRST_VALUE",
                        new Function.Nth(1, false),
                        List.of(RandomOver.column(LONG)),
                        Optional.empty(),
                        new Frame(
                                Frame.Unit.RANGE,
                                new Bound.UnboundedPreceding(),
                                new Bound.Offset(0),
                                Frame.Exclusion.NO_OTHERS),
                        Basic.BIGINT);
        // Keys do not change: what is left is a row or so of each.
        assertThat(largestState(over(Optional.empty(), sums, first), Integer.MAX_VALUE))
                .isLessThan(2_000_000);
    }

    @Test
    void theWatermarkWaitsForTheOldestRow() {
        CheckedOutput output = new CheckedOutput(new Schema(withResult()));
        Operator over = over(Optional.empty(), output, sum(frame(Frame.Unit.ROWS, 0, 1)));
        Batch batch = batch(0, 100, 1);
        over.process(batch);
        over.advance(50);
        // One key: all rows but the last know the row behind them.
        assertThat(output.rows()).hasSize(99);
        assertThat(output.watermarks()).containsExactly(50L);
        over.advance(150);
        assertThat(output.watermarks()).containsExactly(50L, 99L);
        over.finish();
        assertThat(output.rows()).hasSize(100);
        assertThat(output.stamps().getLast()).isEqualTo(99);
    }

    private static List<Field> withResult() {
        List<Field> fields = new ArrayList<>(SCHEMA.fields());
        fields.add(new Field("result", Basic.BIGINT));
        return fields;
    }

    private static Frame frame(Frame.Unit unit, long start, long end) {
        return new Frame(
                unit, new Bound.Offset(start), new Bound.Offset(end), Frame.Exclusion.NO_OTHERS);
    }

    private static OverCall sum(Frame frame) {
        ResolvedAggregate sum =
                FunctionCatalog.standard().aggregate("SUM", false, List.of(Basic.BIGINT));
        return new OverCall(
                "SUM",
                new Function.Aggregate(sum),
                List.of(RandomOver.column(LONG)),
                Optional.empty(),
                frame,
                Basic.BIGINT);
    }

    private static Operator over(Optional<RowsBuffer> buffer, Operator next, OverCall call) {
        Over plan =
                new Over(
                        new SingleRow(),
                        List.of(RandomOver.column(KEY)),
                        BY_TIME,
                        Optional.of(RandomOver.column(TIME)),
                        buffer,
                        List.of(call),
                        new Schema(withResult()));
        return OverBuilder.build(
                plan, new ExpressionCompiler(() -> 0), new CountingContext(), next);
    }

    /// Rows one micro apart, whose key changes for good after `rowsPerKey` rows.
    private static long largestState(Operator over, int rowsPerKey) {
        long largest = 0;
        for (int i = 0; i < BATCHES; i++) {
            over.process(batch(i * 1000L, 1000, rowsPerKey));
            over.advance((i + 1) * 1000L);
            largest = Math.max(largest, over.stateBytes());
        }
        return largest;
    }

    private static Batch batch(long from, int count, int rowsPerKey) {
        Batch batch = Batch.of(SCHEMA, count);
        long[] watermarks = new long[count];
        for (int row = 0; row < count; row++) {
            long number = from + row;
            // Ten keys at a time.
            long key = rowsPerKey == 1 ? 0 : number / rowsPerKey * 10 + number % 10;
            byte[] text = ("key " + key).getBytes(StandardCharsets.UTF_8);
            ((LongColumn) batch.column(0)).set(row, number);
            ((LongColumn) batch.column(TIME)).set(row, number);
            ((TextColumn) batch.column(KEY)).set(row, text, 0, text.length);
            ((LongColumn) batch.column(LONG)).set(row, 1);
            watermarks[row] = number;
        }
        batch.setRowCount(count);
        batch.setWatermarks(watermarks);
        return batch;
    }

    /// Checks that results are within bounds and counts them.
    private static final class Sums implements Operator {
        private final long most;
        long rows;

        Sums(long most) {
            this.most = most;
        }

        @Override
        public void process(Batch batch) {
            long[] sums = ((LongColumn) batch.column(SCHEMA.size())).values();
            for (int i = 0; i < batch.size(); i++) {
                assertThat(sums[batch.rows()[i]]).isBetween(1L, most);
            }
            rows += batch.size();
        }

        @Override
        public void advance(long watermark) {}

        @Override
        public void finish() {}

        @Override
        public boolean isSatisfied() {
            return false;
        }

        @Override
        public void snapshot(StateWriter writer) {}

        @Override
        public void restore(StateReader reader) {}
    }
}
