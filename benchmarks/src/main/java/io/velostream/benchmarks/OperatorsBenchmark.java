package io.velostream.benchmarks;

import io.velostream.engine.Stage;
import io.velostream.engine.StageBuilder;
import io.velostream.engine.StageInput;
import io.velostream.engine.TaskContext;
import io.velostream.engine.WatermarkTracker;
import io.velostream.engine.operator.Operator;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.planner.plan.PhysicalPlan.Scan;
import io.velostream.types.Batch;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// What do the operators cost alone: columns in, columns out, no bytes?
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Trades.ROWS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OperatorsBenchmark {
    private static final long MILLIS_PER_BATCH = 10L * Batch.DEFAULT_CAPACITY;

    /// The queries of `velo bench`, all over the same trades.
    public enum Query {
        S0("SELECT symbol, trader_id, quantity, price FROM trades WHERE price > 150"),
        S2F(
                "SELECT symbol, COUNT(*), AVG(price), MIN(price), MAX(price), SUM(quantity)"
                        + " FROM trades GROUP BY symbol EMIT FINAL"),
        S2C(
                "SELECT symbol, COUNT(*), AVG(price), MIN(price), MAX(price), SUM(quantity)"
                        + " FROM trades GROUP BY symbol EMIT CHANGES"),
        S3A(
                "SELECT trader_id, symbol, COUNT(*), AVG(price), SUM(quantity),"
                        + " SUM(price * quantity) FROM trades GROUP BY trader_id, symbol"
                        + " WINDOW TUMBLING(ts, INTERVAL '1' MINUTE) EMIT FINAL"),
        S3B(
                "SELECT trader_id, symbol, COUNT(*), AVG(price), SUM(quantity),"
                        + " SUM(price * quantity) FROM trades GROUP BY trader_id, symbol"
                        + " WINDOW TUMBLING(ts, INTERVAL '1' MINUTE) EMIT CHANGES");

        private final String sql;

        Query(String sql) {
            this.sql = sql;
        }
    }

    @Param private Query query;

    private Batch[] batches;
    private WatermarkTracker tracker;
    private int timeColumn;
    private StageInput input;
    private Output output;

    @Setup
    public void build() throws IOException {
        ApplicationPlan plan = Trades.plan(query.sql);
        Scan scan = Trades.scan(plan.jobs().getFirst().plan());
        batches = Trades.read(scan);
        tracker = scan.watermark().map(declared -> new WatermarkTracker(declared, 1)).orElse(null);
        timeColumn =
                scan.watermark().map(declared -> ((ColumnRef) declared.time()).index()).orElse(-1);
        output = new Output();
        Stage stage = StageBuilder.build(plan, new NoFailures(), job -> output);
        input = stage.inputs().getFirst();
    }

    @Benchmark
    public void rows(Blackhole blackhole) {
        for (Batch batch : batches) {
            if (tracker == null) {
                input.process(batch);
            } else {
                tracker.stamp(batch, 0);
                input.process(batch);
                input.advance(tracker.watermark());
                moveOn(batch);
            }
        }
        blackhole.consume(output.rows);
    }

    /// Event time never goes back, so the next time the batch is as much later as all batches last.
    private void moveOn(Batch batch) {
        long[] times = ((LongColumn) batch.column(timeColumn)).values();
        for (int row = 0; row < Batch.DEFAULT_CAPACITY; row++) {
            times[row] += Trades.BATCHES * MILLIS_PER_BATCH;
        }
    }

    private static final class Output implements Operator {
        private long rows;

        @Override
        public void process(Batch batch) {
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

    private static final class NoFailures implements TaskContext {
        @Override
        public void rowsFailed(String step, Batch batch, RowErrors errors) {
            throw new IllegalStateException(step + ": " + errors.list());
        }

        @Override
        public void rowsLate(Batch batch, int[] rows, int count, long[] behindMicros) {
            throw new IllegalStateException(count + " rows are late");
        }

        @Override
        public long currentTimeMillis() {
            return System.currentTimeMillis();
        }
    }
}
