package io.velostream.engine;

import io.velostream.engine.expression.ExpressionCompiler;
import io.velostream.engine.operator.NamedEvaluator;
import io.velostream.engine.operator.Operator;
import io.velostream.engine.over.OverBuilder;
import io.velostream.engine.over.TimeSortOperator;
import io.velostream.functions.FunctionCatalog;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.plan.Frame;
import io.velostream.planner.plan.Frame.Bound;
import io.velostream.planner.plan.OverCall;
import io.velostream.planner.plan.PhysicalPlan.Over;
import io.velostream.planner.plan.PhysicalPlan.SingleRow;
import io.velostream.planner.plan.PhysicalPlan.SortKey;
import io.velostream.planner.plan.PhysicalPlan.Watermark;
import io.velostream.types.Batch;
import io.velostream.types.Dictionary;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.Schema;
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
import java.util.function.Function;

/// Prints what window functions cost per row, and how much they allocate, over batches in memory:
/// 200 symbols, rows 10 ms apart with up to 2 s of disorder. A main, not a test: run it pinned to
/// one core.
final class OverTiming {
    private static final int SYMBOL = 0;
    private static final int PRICE = 1;
    private static final int TIME = 2;
    private static final Schema INPUT =
            Schema.of(
                    new Field("symbol", Basic.STRING),
                    new Field("price", Basic.DOUBLE),
                    new Field("ts", Basic.TIMESTAMP));
    private static final int BATCHES = 16;
    private static final int REPEATS = 256;
    private static final long ROWS = (long) BATCHES * Batch.DEFAULT_CAPACITY;

    /// CPU time, since the machine may be busy with other things.
    private static final com.sun.management.ThreadMXBean CPU =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Batch[] batches = new Batch[BATCHES];
    private final long span;

    private OverTiming() {
        SplittableRandom random = new SplittableRandom(1);
        Dictionary symbols = new Dictionary();
        for (int i = 0; i < 200; i++) {
            byte[] bytes = ("SYM" + i).getBytes(StandardCharsets.UTF_8);
            symbols.internCopy(bytes, 0, bytes.length);
        }
        long now = 0;
        for (int b = 0; b < BATCHES; b++) {
            int n = Batch.DEFAULT_CAPACITY;
            TextColumn symbol = new TextColumn(Basic.STRING, n);
            DoubleColumn price = new DoubleColumn(Basic.DOUBLE, n);
            LongColumn time = new LongColumn(Basic.TIMESTAMP, n);
            symbol.useDictionary(symbols);
            for (int row = 0; row < n; row++) {
                symbol.ids()[row] = random.nextInt(200);
                price.set(row, (1000 + random.nextInt(49000)) / 100.0);
                time.set(row, now - random.nextLong(2_000_000));
                now += 10_000;
            }
            batches[b] = new Batch(symbol, price, time);
            batches[b].setRowCount(n);
        }
        span = now;
    }

    public static void main(String[] args) {
        OverTiming timing = new OverTiming();
        Frame last100 = rows(-99, 0);
        Frame lastMinutes =
                new Frame(
                        Frame.Unit.RANGE,
                        new Bound.Offset(-300_000_000),
                        new Bound.Offset(0),
                        Frame.Exclusion.NO_OTHERS);
        for (int round = 0; round < 3; round++) {
            timing.measure(
                    "AVG, MIN, MAX over 100 rows",
                    false,
                    next -> timing.over(next, false, last100, "AVG", "MIN", "MAX"));
            timing.measure(
                    "AVG over 100 rows", false, next -> timing.over(next, false, last100, "AVG"));
            timing.measure(
                    "sort by time",
                    true,
                    next ->
                            new TimeSortOperator(
                                    INPUT,
                                    new NamedEvaluator("ts", (b, _, _, _) -> b.column(TIME)),
                                    new Silent(),
                                    next));
            timing.measure(
                    "sort, AVG, MIN, MAX over 100",
                    true,
                    next ->
                            new TimeSortOperator(
                                    INPUT,
                                    new NamedEvaluator("ts", (b, _, _, _) -> b.column(TIME)),
                                    new Silent(),
                                    timing.over(next, true, last100, "AVG", "MIN", "MAX")));
            timing.measure(
                    "sort, AVG over 5 minutes",
                    true,
                    next ->
                            new TimeSortOperator(
                                    INPUT,
                                    new NamedEvaluator("ts", (b, _, _, _) -> b.column(TIME)),
                                    new Silent(),
                                    timing.over(next, true, lastMinutes, "AVG")));
        }
    }

    static Frame rows(long start, long end) {
        return new Frame(
                Frame.Unit.ROWS,
                new Bound.Offset(start),
                new Bound.Offset(end),
                Frame.Exclusion.NO_OTHERS);
    }

    private Operator over(Operator next, boolean timed, Frame frame, String... names) {
        RowExpression price = new ColumnRef(PRICE, "price", Basic.DOUBLE);
        RowExpression time = new ColumnRef(TIME, "ts", Basic.TIMESTAMP);
        List<Field> fields = new ArrayList<>(INPUT.fields());
        List<OverCall> calls = new ArrayList<>();
        for (String name : names) {
            fields.add(new Field(name, Basic.DOUBLE));
            calls.add(
                    new OverCall(
                            name,
                            new OverCall.Function.Aggregate(
                                    FunctionCatalog.standard()
                                            .aggregate(name, false, List.of(Basic.DOUBLE))),
                            List.of(price),
                            Optional.empty(),
                            frame,
                            Basic.DOUBLE));
        }
        Over plan =
                new Over(
                        new SingleRow(),
                        List.of(new ColumnRef(SYMBOL, "symbol", Basic.STRING)),
                        timed ? List.of(new SortKey(time, false, false)) : List.of(),
                        timed ? Optional.of(time) : Optional.empty(),
                        Optional.empty(),
                        calls,
                        new Schema(fields));
        return OverBuilder.build(plan, new ExpressionCompiler(() -> 0), new Silent(), next);
    }

    private void measure(String name, boolean timed, Function<Operator, Operator> maker) {
        double[] nanos = new double[7];
        double[] bytes = new double[nanos.length];
        Counter counter = new Counter();
        for (int pass = 0; pass < nanos.length; pass++) {
            Operator operator = maker.apply(counter);
            run(operator, timed, 32);
            long allocated = CPU.getCurrentThreadAllocatedBytes();
            long start = CPU.getCurrentThreadCpuTime();
            run(operator, timed, REPEATS);
            nanos[pass] = (CPU.getCurrentThreadCpuTime() - start) / (double) (ROWS * REPEATS);
            bytes[pass] =
                    (CPU.getCurrentThreadAllocatedBytes() - allocated) / (double) (ROWS * REPEATS);
        }
        Arrays.sort(nanos);
        Arrays.sort(bytes);
        System.out.printf(
                "%-30s %6.2f ns/row (best %.2f), %.2f bytes allocated per row, %d rows out%n",
                name, nanos[nanos.length / 2], nanos[0], bytes[nanos.length / 2], counter.rows);
    }

    private void run(Operator operator, boolean timed, int repeats) {
        WatermarkTracker tracker =
                new WatermarkTracker(
                        new Watermark(
                                new ColumnRef(TIME, "time", Basic.TIMESTAMP),
                                2_000_000,
                                Optional.empty()),
                        1);
        for (int repeat = 0; repeat < repeats; repeat++) {
            for (Batch batch : batches) {
                if (timed) {
                    tracker.stamp(batch, 0);
                }
                operator.process(batch);
                if (timed) {
                    operator.advance(tracker.watermark());
                    long[] times = ((LongColumn) batch.column(TIME)).values();
                    for (int row = 0; row < times.length; row++) {
                        times[row] += span;
                    }
                }
            }
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
        public void rowsLate(Batch batch, int[] rows, int count, long[] behindMicros) {
            throw new IllegalStateException("late");
        }

        @Override
        public long currentTimeMillis() {
            return 0;
        }
    }
}
