package io.velostream.engine;

import io.velostream.engine.group.AggregateStep;
import io.velostream.engine.operator.AggregateChangesOperator;
import io.velostream.engine.operator.AggregateOperator;
import io.velostream.engine.operator.Grouping;
import io.velostream.engine.operator.NamedEvaluator;
import io.velostream.engine.operator.Operator;
import io.velostream.engine.operator.Ranking;
import io.velostream.engine.operator.SortOperator;
import io.velostream.engine.operator.TopNOperator;
import io.velostream.engine.operator.TopNShape;
import io.velostream.functions.FunctionCatalog;
import io.velostream.functions.FunctionRegistry;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.types.Batch;
import io.velostream.types.Dictionary;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.RowKind;
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

/// Prints what changes cost per row, over batches in memory: 200 symbols, 10,000 accounts. A main,
/// not a test: run it pinned to one core.
final class ChangesTiming {
    private static final int SYMBOL = 0;
    private static final int ACCOUNT = 1;
    private static final int PRICE = 2;
    private static final int QUANTITY = 3;
    private static final SqlType[] TYPES = {Basic.STRING, Basic.STRING, Basic.DOUBLE, Basic.BIGINT};
    private static final int BATCHES = 64;
    private static final int REPEATS = 32;
    private static final long ROWS = (long) BATCHES * Batch.DEFAULT_CAPACITY * REPEATS;
    private static final FunctionRegistry FUNCTIONS = FunctionCatalog.standard();

    /// CPU time, since the machine may be busy with other things.
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final Batch[] batches = new Batch[BATCHES];

    private ChangesTiming() {
        SplittableRandom random = new SplittableRandom(1);
        Dictionary symbols = dictionary("SYM", 200);
        Dictionary accounts = dictionary("ACCOUNT", 10_000);
        for (int b = 0; b < BATCHES; b++) {
            int n = Batch.DEFAULT_CAPACITY;
            TextColumn symbol = new TextColumn(Basic.STRING, n);
            TextColumn account = new TextColumn(Basic.STRING, n);
            DoubleColumn price = new DoubleColumn(Basic.DOUBLE, n);
            LongColumn quantity = new LongColumn(Basic.BIGINT, n);
            symbol.useDictionary(symbols);
            account.useDictionary(accounts);
            for (int row = 0; row < n; row++) {
                symbol.ids()[row] = random.nextInt(200);
                account.ids()[row] = random.nextInt(10_000);
                price.set(row, random.nextDouble() * 1000);
                quantity.set(row, 1 + random.nextInt(1000));
            }
            batches[b] = new Batch(symbol, account, price, quantity);
            batches[b].setRowCount(n);
        }
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
        ChangesTiming timing = new ChangesTiming();
        for (int round = 0; round < 3; round++) {
            timing.measure("GROUP BY, new rows", next -> group(false, false, next), false);
            timing.measure("GROUP BY, old rows too", next -> group(false, true, next), false);
            timing.measure("GROUP BY of updates", next -> group(true, false, next), true);
            timing.measure("GROUP BY of updates, old", next -> group(true, true, next), true);
            timing.measure("top 3, random", next -> top(3, false, PRICE, false, next), false);
            timing.measure(
                    "top 3, random, numbered", next -> top(3, true, PRICE, false, next), false);
            timing.measure("last row of each key", next -> top(1, false, -1, false, next), false);
            timing.measure("top 3 of updates", next -> top(3, false, PRICE, true, next), true);
        }
    }

    private static List<NamedEvaluator> columns() {
        List<NamedEvaluator> columns = new ArrayList<>();
        for (int i = 0; i < TYPES.length; i++) {
            int index = i;
            columns.add(new NamedEvaluator("c" + i, (batch, _, _, _) -> batch.column(index)));
        }
        return columns;
    }

    private static Operator group(boolean updating, boolean oldRows, Operator next) {
        List<AggregateStep> steps = new ArrayList<>();
        List<Field> fields = new ArrayList<>(List.of(new Field("symbol", Basic.STRING)));
        int[] arguments = {-1, PRICE, QUANTITY};
        String[] names = {"COUNT", "AVG", "SUM"};
        for (int i = 0; i < names.length; i++) {
            List<Integer> positions = arguments[i] < 0 ? List.of() : List.of(arguments[i]);
            List<SqlType> types = positions.stream().map(position -> TYPES[position]).toList();
            AggregateStep step =
                    new AggregateStep(
                            names[i], FUNCTIONS.aggregate(names[i], false, types), positions);
            steps.add(step);
            fields.add(new Field(names[i], step.function().result()));
        }
        Grouping grouping =
                new Grouping(
                        columns().subList(SYMBOL, SYMBOL + 1),
                        List.of(Basic.STRING),
                        columns(),
                        steps);
        Schema schema = new Schema(fields);
        return updating || oldRows
                ? new AggregateChangesOperator(
                        schema,
                        grouping,
                        new AggregateChangesOperator.Changes(updating, oldRows, Optional.empty()),
                        new Silent(),
                        next)
                : new AggregateOperator(
                        schema, grouping, Emission.CHANGES, false, new Silent(), next);
    }

    /// Without a column the last row of each account: every row enters.
    private static Operator top(
            int last, boolean numbered, int by, boolean updating, Operator next) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < TYPES.length; i++) {
            fields.add(new Field("c" + i, TYPES[i]));
        }
        if (numbered) {
            fields.add(new Field("number", Basic.BIGINT));
        }
        long[] clock = new long[1];
        LongColumn times = new LongColumn(Basic.BIGINT, Batch.DEFAULT_CAPACITY);
        NamedEvaluator time =
                new NamedEvaluator(
                        "time",
                        (batch, _, _, _) -> {
                            for (int row = 0; row < batch.rowCount(); row++) {
                                times.set(row, clock[0]++);
                            }
                            return times;
                        });
        return new TopNOperator(
                new Schema(fields),
                new Ranking(
                        columns().subList(ACCOUNT, ACCOUNT + 1),
                        List.of(Basic.STRING),
                        by < 0 ? List.of(time) : List.of(),
                        by < 0 ? List.of(Basic.BIGINT) : List.of(),
                        List.of(new SortOperator.Key(by < 0 ? TYPES.length : by, true, false))),
                new TopNShape(
                        1,
                        last,
                        numbered,
                        Emission.CHANGES,
                        updating,
                        true,
                        Optional.empty(),
                        Optional.empty()),
                new Silent(),
                next);
    }

    private void measure(String name, Function<Operator, Operator> maker, boolean updates) {
        double[] nanos = new double[5];
        Counter counter = new Counter();
        for (int pass = 0; pass < nanos.length; pass++) {
            counter.rows = 0;
            Operator operator = maker.apply(counter);
            long start = CPU.getCurrentThreadCpuTime();
            for (int repeat = 0; repeat < REPEATS; repeat++) {
                for (Batch batch : batches) {
                    batch.setKinds(updates ? kinds(repeat) : null);
                    operator.process(batch);
                }
            }
            operator.finish();
            nanos[pass] = (CPU.getCurrentThreadCpuTime() - start) / (double) ROWS;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-28s %7.2f ns/row (best %.2f), %.2f rows out per row in%n",
                name, nanos[nanos.length / 2], nanos[0], (double) counter.rows / ROWS);
    }

    /// All rows come, then all go, and so on.
    private static byte[] kinds(int repeat) {
        byte[] kinds = new byte[Batch.DEFAULT_CAPACITY];
        Arrays.fill(kinds, repeat % 2 == 0 ? RowKind.INSERT : RowKind.DELETE);
        return kinds;
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
