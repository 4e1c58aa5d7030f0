package io.velostream.engine;

import io.velostream.engine.group.AggregateStep;
import io.velostream.engine.operator.AggregateOperator;
import io.velostream.engine.operator.Grouping;
import io.velostream.engine.operator.NamedEvaluator;
import io.velostream.engine.operator.Operator;
import io.velostream.engine.operator.TimeWindows;
import io.velostream.engine.operator.TumblingWindow;
import io.velostream.engine.operator.WindowChangesOperator;
import io.velostream.engine.operator.WindowFinalOperator;
import io.velostream.engine.operator.WindowOptions;
import io.velostream.functions.FunctionCatalog;
import io.velostream.functions.FunctionRegistry;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.PhysicalPlan.Watermark;
import io.velostream.planner.plan.Window.ResultTime;
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
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/// Prints what grouping costs per row, over batches in memory: 200 symbols, 20 traders, rows 10 ms
/// apart with up to 2 s of disorder. A main, not a test: run it pinned to one core.
final class GroupByTiming {
    private static final int SYMBOL = 0;
    private static final int TRADER = 1;
    private static final int PRICE = 2;
    private static final int QUANTITY = 3;
    private static final int NOTIONAL = 4;
    private static final int TIME = 5;
    private static final SqlType[] TYPES = {
        Basic.STRING, Basic.STRING, Basic.DOUBLE, Basic.BIGINT, Basic.DOUBLE, Basic.TIMESTAMP
    };

    /// Few enough to stay in the cache, as a reader's one batch does.
    private static final int BATCHES = 16;

    private static final int REPEATS = 256;
    private static final long MINUTE = 60_000_000L;
    private static final FunctionRegistry FUNCTIONS = FunctionCatalog.standard();

    /// CPU time, since the machine may be busy with other things.
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private static final long ROWS = (long) BATCHES * Batch.DEFAULT_CAPACITY;

    private final Batch[] batches = new Batch[BATCHES];
    private final long span;

    private GroupByTiming() {
        SplittableRandom random = new SplittableRandom(1);
        Dictionary symbols = dictionary("SYM", 200);
        Dictionary traders = dictionary("TRADER", 20);
        long now = 0;
        for (int b = 0; b < BATCHES; b++) {
            int n = Batch.DEFAULT_CAPACITY;
            TextColumn symbol = new TextColumn(Basic.STRING, n);
            TextColumn trader = new TextColumn(Basic.STRING, n);
            DoubleColumn price = new DoubleColumn(Basic.DOUBLE, n);
            LongColumn quantity = new LongColumn(Basic.BIGINT, n);
            DoubleColumn notional = new DoubleColumn(Basic.DOUBLE, n);
            LongColumn time = new LongColumn(Basic.TIMESTAMP, n);
            symbol.useDictionary(symbols);
            trader.useDictionary(traders);
            for (int row = 0; row < n; row++) {
                symbol.ids()[row] = random.nextInt(200);
                trader.ids()[row] = random.nextInt(20);
                price.set(row, (1000 + random.nextInt(49000)) / 100.0);
                quantity.set(row, 1 + random.nextInt(1000));
                notional.set(row, price.get(row) * quantity.get(row));
                time.set(row, now - random.nextLong(2_000_000));
                now += 10_000;
            }
            batches[b] = new Batch(symbol, trader, price, quantity, notional, time);
            batches[b].setRowCount(n);
        }
        span = now;
    }

    private static Dictionary dictionary(String prefix, int size) {
        Dictionary dictionary = new Dictionary();
        for (int i = 0; i < size; i++) {
            byte[] bytes = (prefix + i).getBytes(StandardCharsets.UTF_8);
            dictionary.internCopy(bytes, 0, bytes.length);
        }
        return dictionary;
    }

    public static void main(String[] args) {
        GroupByTiming timing = new GroupByTiming();
        Grouping bySymbol =
                timing.grouping(
                        new int[] {SYMBOL},
                        List.of("COUNT", "AVG", "MIN", "MAX", "SUM"),
                        -1,
                        PRICE,
                        PRICE,
                        PRICE,
                        QUANTITY);
        Grouping byTrader =
                timing.grouping(
                        new int[] {TRADER, SYMBOL},
                        List.of("COUNT", "AVG", "SUM", "SUM"),
                        -1,
                        PRICE,
                        QUANTITY,
                        NOTIONAL);
        for (int round = 0; round < 3; round++) {
            for (Emission emission : Emission.values()) {
                timing.measure("group by symbol " + emission, bySymbol, emission, false);
            }
            for (Emission emission : Emission.values()) {
                timing.measure("tumbling 1 min " + emission, byTrader, emission, true);
            }
        }
    }

    /// Argument -1 is `*`.
    private Grouping grouping(int[] keys, List<String> names, int... arguments) {
        List<NamedEvaluator> columns = new ArrayList<>();
        for (int i = 0; i < TYPES.length; i++) {
            int index = i;
            columns.add(new NamedEvaluator("c" + i, (batch, _, _, _) -> batch.column(index)));
        }
        List<AggregateStep> steps = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            List<Integer> positions = arguments[i] < 0 ? List.of() : List.of(arguments[i]);
            List<SqlType> types = positions.stream().map(position -> TYPES[position]).toList();
            steps.add(
                    new AggregateStep(
                            names.get(i),
                            FUNCTIONS.aggregate(names.get(i), false, types),
                            positions));
        }
        return new Grouping(
                Arrays.stream(keys).mapToObj(columns::get).toList(),
                Arrays.stream(keys).mapToObj(key -> TYPES[key]).toList(),
                columns,
                steps);
    }

    private void measure(String name, Grouping grouping, Emission emission, boolean window) {
        List<Field> fields = new ArrayList<>();
        grouping.keyTypes().forEach(type -> fields.add(new Field("k", type)));
        if (window) {
            fields.add(new Field("window_start", Basic.TIMESTAMP));
            fields.add(new Field("window_end", Basic.TIMESTAMP));
        }
        grouping.aggregates().forEach(step -> fields.add(new Field("a", step.function().result())));
        Schema schema = new Schema(fields);
        Function<Operator, Operator> maker =
                next ->
                        window
                                ? windowed(schema, grouping, emission, next)
                                : new AggregateOperator(
                                        schema, grouping, emission, false, new Silent(), next);
        double[] nanos = new double[7];
        Counter counter = new Counter();
        for (int pass = 0; pass < nanos.length; pass++) {
            counter.rows = 0;
            nanos[pass] = pass(maker.apply(counter), window);
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-28s %6.2f ns/row (best %.2f), %.2f rows out per row in%n",
                name, nanos[nanos.length / 2], nanos[0], (double) counter.rows / (ROWS * REPEATS));
    }

    private static Operator windowed(
            Schema schema, Grouping grouping, Emission emission, Operator next) {
        WindowOptions options =
                new WindowOptions(
                        new NamedEvaluator("ts", (b, _, _, _) -> b.column(TIME)),
                        0,
                        ResultTime.START,
                        false,
                        Changelog.UPSERT);
        TimeWindows minutes = new TumblingWindow(MINUTE, 0);
        return switch (emission) {
            case FINAL ->
                    new WindowFinalOperator(schema, grouping, minutes, options, new Silent(), next);
            case CHANGES ->
                    new WindowChangesOperator(
                            schema, grouping, minutes, options, new Silent(), next);
        };
    }

    /// Many times over the batches, event time moving on, so that windows keep closing.
    private double pass(Operator operator, boolean window) {
        WatermarkTracker tracker =
                new WatermarkTracker(
                        new Watermark(
                                new ColumnRef(TIME, "time", Basic.TIMESTAMP),
                                2_000_000,
                                Optional.empty()),
                        1);
        long start = CPU.getCurrentThreadCpuTime();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            for (Batch batch : batches) {
                if (window) {
                    tracker.stamp(batch, 0);
                }
                operator.process(batch);
                if (window) {
                    operator.advance(tracker.watermark());
                    moveOn(batch);
                }
            }
        }
        operator.finish();
        return (CPU.getCurrentThreadCpuTime() - start) / (double) (ROWS * REPEATS);
    }

    private void moveOn(Batch batch) {
        long[] times = ((LongColumn) batch.column(TIME)).values();
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
