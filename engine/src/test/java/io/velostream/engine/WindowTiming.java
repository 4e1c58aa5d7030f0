package io.velostream.engine;

import io.velostream.engine.group.AggregateStep;
import io.velostream.engine.operator.Grouping;
import io.velostream.engine.operator.NamedEvaluator;
import io.velostream.engine.operator.Operator;
import io.velostream.engine.operator.SessionOperator;
import io.velostream.engine.operator.TimeWindows;
import io.velostream.engine.operator.WindowFinalOperator;
import io.velostream.engine.operator.WindowOptions;
import io.velostream.functions.FunctionCatalog;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.PhysicalPlan.Watermark;
import io.velostream.planner.plan.Window.Late;
import io.velostream.planner.plan.Window.ResultTime;
import io.velostream.planner.plan.WindowShape;
import io.velostream.types.Batch;
import io.velostream.types.Changelog;
import io.velostream.types.Dictionary;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Field;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import io.velostream.types.TextColumn;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Prints what windows cost per row, over batches in memory: 1,000 rows per second of event time,
/// in order, and with half a second of disorder. A main, not a test: run it pinned to one core.
final class WindowTiming {
    private static final long SECOND = 1_000_000;
    private static final int BATCHES = 64;
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Batch[] batches = new Batch[BATCHES];
    private final long span;

    private WindowTiming(int keys, long disorder, boolean longKeys) {
        SplittableRandom random = new SplittableRandom(1);
        Dictionary names = new Dictionary();
        for (int i = 0; i < keys && !longKeys; i++) {
            byte[] bytes = ("SYM" + i).getBytes(StandardCharsets.UTF_8);
            names.internCopy(bytes, 0, bytes.length);
        }
        long now = 0;
        for (int b = 0; b < BATCHES; b++) {
            int n = Batch.DEFAULT_CAPACITY;
            TextColumn symbol = new TextColumn(Basic.STRING, n);
            LongColumn user = new LongColumn(Basic.BIGINT, n);
            DoubleColumn price = new DoubleColumn(Basic.DOUBLE, n);
            LongColumn time = new LongColumn(Basic.TIMESTAMP, n);
            symbol.useDictionary(names);
            for (int row = 0; row < n; row++) {
                int key = random.nextInt(keys);
                symbol.ids()[row] = longKeys ? 0 : key;
                user.set(row, key);
                price.set(row, (1000 + random.nextInt(49000)) / 100.0);
                time.set(row, now - (disorder == 0 ? 0 : random.nextLong(disorder)));
                now += 1000;
            }
            batches[b] = new Batch(longKeys ? user : symbol, price, time);
            batches[b].setRowCount(n);
        }
        span = now;
    }

    public static void main(String[] args) {
        for (int round = 0; round < 2; round++) {
            for (long disorder : new long[] {0, SECOND / 2}) {
                WindowTiming few = new WindowTiming(200, disorder, false);
                few.measure("tumbling 1 s", new WindowShape.Tumbling(SECOND, 0), disorder, 200);
                few.measure(
                        "tumbling 1 min", new WindowShape.Tumbling(60 * SECOND, 0), disorder, 200);
                few.measure(
                        "hopping 1 h every 1 s",
                        new WindowShape.Hopping(3600 * SECOND, SECOND, 0),
                        disorder,
                        200);
                few.measure(
                        "cumulating 1 h by 1 s",
                        new WindowShape.Cumulating(3600 * SECOND, SECOND, 0),
                        disorder,
                        200);
                WindowTiming many = new WindowTiming(100_000, disorder, true);
                many.measure(
                        "sessions, gap 10 s", new WindowShape.Session(10 * SECOND), disorder, 40);
                many.measure(
                        "sessions, gap 500 s", new WindowShape.Session(500 * SECOND), disorder, 40);
            }
        }
    }

    private static Grouping grouping(SqlType keyType) {
        List<NamedEvaluator> columns = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int index = i;
            columns.add(new NamedEvaluator("c" + i, (batch, _, _, _) -> batch.column(index)));
        }
        List<AggregateStep> steps = new ArrayList<>();
        for (String name : List.of("AVG", "MIN", "MAX", "COUNT")) {
            boolean isCount = name.equals("COUNT");
            steps.add(
                    new AggregateStep(
                            name,
                            FunctionCatalog.standard()
                                    .aggregate(
                                            name,
                                            false,
                                            isCount ? List.of() : List.of(Basic.DOUBLE)),
                            isCount ? List.of() : List.of(0)));
        }
        return new Grouping(
                List.of(columns.get(0)), List.of(keyType), List.of(columns.get(1)), steps);
    }

    private void measure(String name, WindowShape shape, long disorder, int repeats) {
        Grouping grouping = grouping(batches[0].column(0).type());
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("k", batches[0].column(0).type()));
        fields.add(new Field("window_start", Basic.TIMESTAMP));
        fields.add(new Field("window_end", Basic.TIMESTAMP));
        grouping.aggregates().forEach(step -> fields.add(new Field("a", step.function().result())));
        Schema schema = new Schema(fields);
        Counter counter = new Counter();
        Operator operator = operator(schema, grouping, shape, counter);
        WatermarkTracker tracker =
                new WatermarkTracker(
                        new Watermark(
                                new ColumnRef(2, "time", Basic.TIMESTAMP),
                                disorder,
                                Optional.empty()),
                        1);
        double[] nanos = new double[5];
        long bytes = 0;
        long rows = (long) repeats * BATCHES * Batch.DEFAULT_CAPACITY;
        long largest = 0;
        for (int pass = 0; pass < nanos.length; pass++) {
            counter.rows = 0;
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long start = THREADS.getCurrentThreadCpuTime();
            for (int repeat = 0; repeat < repeats; repeat++) {
                for (Batch batch : batches) {
                    tracker.stamp(batch, 0);
                    operator.process(batch);
                    operator.advance(tracker.watermark());
                    moveOn(batch);
                }
            }
            nanos[pass] = (THREADS.getCurrentThreadCpuTime() - start) / (double) rows;
            bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            largest = Math.max(largest, operator.stateBytes());
        }
        double last = nanos[nanos.length - 1];
        Arrays.sort(nanos);
        System.out.printf(
                "%-24s disorder %6d: %6.1f ns/row (best %.1f, last %.1f), %.2f rows out, "
                        + "%.2f bytes/row, state %.1f MB%n",
                name,
                disorder,
                nanos[nanos.length / 2],
                nanos[0],
                last,
                (double) counter.rows / rows,
                (double) bytes / rows,
                largest / 1e6);
    }

    private static Operator operator(
            Schema schema, Grouping grouping, WindowShape shape, Operator next) {
        WindowOptions options =
                new WindowOptions(
                        new NamedEvaluator("ts", (b, _, _, _) -> b.column(2)),
                        0,
                        ResultTime.END,
                        false,
                        Changelog.APPEND);
        TaskContext context = new Silent();
        return shape instanceof WindowShape.Session(long gap)
                ? new SessionOperator(
                        schema, grouping, gap, Emission.FINAL, Late.WAIT, options, context, next)
                : new WindowFinalOperator(
                        schema, grouping, TimeWindows.of(shape), options, context, next);
    }

    private void moveOn(Batch batch) {
        long[] times = ((LongColumn) batch.column(2)).values();
        for (int row = 0; row < times.length; row++) {
            times[row] += span;
        }
    }

    private static final class Counter implements Operator {
        long rows;

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

    private static final class Silent implements TaskContext {
        @Override
        public void rowsFailed(String step, Batch batch, RowErrors errors) {
            throw new IllegalStateException(errors.list().getFirst().message());
        }

        @Override
        public void rowsLate(Batch batch, int[] rows, int count, long[] behindMicros) {}

        @Override
        public long currentTimeMillis() {
            return 0;
        }
    }
}
