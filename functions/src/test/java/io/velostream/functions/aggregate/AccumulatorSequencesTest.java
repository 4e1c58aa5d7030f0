package io.velostream.functions.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.functions.Accumulator;
import io.velostream.functions.FunctionCatalog;
import io.velostream.functions.RandomValues;
import io.velostream.functions.ResolvedAggregate;
import io.velostream.functions.RetractingAccumulator;
import io.velostream.functions.TestColumns;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.RowKind;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every aggregate through random sequences of everything that an accumulator can do, against the
/// naive answer over the rows that its groups have by then.
class AccumulatorSequencesTest {
    private static final int RUNS = 6;
    private static final int STEPS = 60;
    private static final int GROUPS = 9;
    private static final int MOST_ROWS = 150;
    private static final FunctionCatalog CATALOG = FunctionCatalog.standard();

    static List<NaiveAggregates.Case> cases() {
        return NaiveAggregates.CASES;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void groupsHaveTheResultsOfTheirRows(NaiveAggregates.Case aCase) {
        for (int seed = 0; seed < RUNS; seed++) {
            new Run(aCase, seed, false).all();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rowsThatAreTakenBackLeaveNothing(NaiveAggregates.Case aCase) {
        for (int seed = 0; seed < RUNS; seed++) {
            new Run(aCase.exact(), seed, true).all();
        }
    }

    /// As groups of windows do that open and close for weeks, each with values of its own.
    @ParameterizedTest
    @MethodSource("cases")
    void groupsThatComeAndGoDoNotAddUp(NaiveAggregates.Case aCase) {
        ResolvedAggregate function =
                CATALOG.aggregate(aCase.name(), aCase.distinct(), aCase.arguments());
        for (Accumulator accumulator :
                List.of(function.newAccumulator(), function.newRetractingAccumulator())) {
            accumulator.ensureGroups(GROUPS);
            Churn.run(function.parameters(), accumulator, 300);
            long early = accumulator.stateBytes();
            Churn.run(function.parameters(), accumulator, 3000);
            assertThat(accumulator.stateBytes()).as(aCase.toString()).isLessThan(early * 2);
        }
    }

    /// Rows with values that were not there before, to groups that are reset in turn.
    private static final class Churn {
        private static final int BATCH = 20;

        static void run(List<SqlType> types, Accumulator accumulator, int cycles) {
            int[] rows = IntStream.range(0, BATCH).toArray();
            for (int cycle = 0; cycle < cycles; cycle++) {
                int group = cycle % GROUPS;
                Column[] arguments = new Column[types.size()];
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = values(types.get(i), cycle);
                }
                int[] groupOfRow = new int[BATCH];
                Arrays.fill(groupOfRow, group);
                accumulator.reset(new int[] {group}, 1);
                accumulator.add(groupOfRow, rows, BATCH, arguments, new RowErrors());
                int other = (cycle + 1) % GROUPS;
                accumulator.reset(new int[] {other}, 1);
                accumulator.merge(accumulator, new int[] {group}, new int[] {other}, 1);
            }
        }

        private static Column values(SqlType type, int cycle) {
            List<Object> values =
                    IntStream.range(0, BATCH).mapToObj(i -> value(type, cycle, i)).toList();
            return TestColumns.of(type, values, cycle % 2 == 0);
        }

        private static Object value(SqlType type, int cycle, int i) {
            long number = (long) cycle * BATCH + i;
            return switch (type.storage()) {
                case LONG, DOUBLE -> number;
                case BOOLEAN -> number % 2 == 0;
                case INT128 -> BigInteger.valueOf(number);
                case TEXT -> "text number " + number;
                case ARRAY -> List.of("part number " + number);
                case MAP, STRUCT -> throw new IllegalArgumentException("not needed");
            };
        }
    }

    /// What one of the two accumulators should hold.
    private static final class Model {
        private Accumulator accumulator;
        private final List<List<List<@Nullable Object>>> rowsOf = new ArrayList<>();

        Model(Accumulator accumulator) {
            this.accumulator = accumulator;
            IntStream.range(0, GROUPS).forEach(_ -> rowsOf.add(new ArrayList<>()));
        }
    }

    private static final class Run {
        private final NaiveAggregates.Case aCase;
        private final int seed;
        private final SplittableRandom random;
        private final ResolvedAggregate function;
        private final boolean isRetracting;
        private final List<Model> models;

        Run(NaiveAggregates.Case aCase, int seed, boolean isRetracting) {
            this.aCase = aCase;
            this.seed = seed;
            random = new SplittableRandom(seed);
            function = CATALOG.aggregate(aCase.name(), aCase.distinct(), aCase.arguments());
            this.isRetracting = isRetracting;
            models = List.of(new Model(newAccumulator()), new Model(newAccumulator()));
            models.forEach(m -> m.accumulator.ensureGroups(GROUPS));
        }

        private Accumulator newAccumulator() {
            return isRetracting ? function.newRetractingAccumulator() : function.newAccumulator();
        }

        void all() {
            for (int step = 0; step < STEPS; step++) {
                Model model = models.get(random.nextInt(2));
                switch (random.nextInt(10)) {
                    case 0, 1, 2, 3 -> {
                        if (isRetracting) {
                            change(model);
                        } else {
                            add(model);
                        }
                    }
                    case 4, 5, 6 -> merge(model);
                    case 7 -> reset(model);
                    case 8 -> restart(model);
                    default -> clearSometimes(model);
                }
                check(model, step);
            }
        }

        private void add(Model model) {
            int count = 1 + random.nextInt(20);
            double nullShare = new double[] {0, 0.1, 0.9}[random.nextInt(3)];
            List<List<@Nullable Object>> values = new ArrayList<>();
            aCase.arguments()
                    .forEach(t -> values.add(RandomValues.of(random, t, count, nullShare)));
            int[] groupOfRow = random.ints(count, 0, GROUPS).toArray();
            int[] rows = IntStream.range(0, count).toArray();
            Column[] arguments = new Column[values.size()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] =
                        TestColumns.of(
                                function.parameters().get(i), values.get(i), random.nextBoolean());
            }
            boolean isRunning = random.nextBoolean();
            Column out = Column.of(function.result(), count);
            RowErrors errors = new RowErrors();
            if (isRunning) {
                model.accumulator.addRunning(groupOfRow, rows, count, arguments, out, errors);
            } else {
                model.accumulator.add(groupOfRow, rows, count, arguments, errors);
            }
            for (int row = 0; row < count; row++) {
                List<@Nullable Object> one = new ArrayList<>();
                for (List<@Nullable Object> argument : values) {
                    one.add(argument.get(row));
                }
                model.rowsOf.get(groupOfRow[row]).add(one);
                if (isRunning) {
                    same(
                            "running row " + row,
                            result(out, errors, row),
                            aCase.result(model.rowsOf.get(groupOfRow[row])));
                }
            }
        }

        /// Adds rows, and takes back some that the groups have by then.
        private void change(Model model) {
            int count = 1 + random.nextInt(30);
            List<List<@Nullable Object>> values = new ArrayList<>();
            aCase.arguments().forEach(_ -> values.add(new ArrayList<>()));
            byte[] kinds = new byte[count];
            int[] groupOfRow = new int[count];
            List<@Nullable Object> expected = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                groupOfRow[i] = random.nextInt(GROUPS);
                List<List<@Nullable Object>> rows = model.rowsOf.get(groupOfRow[i]);
                List<@Nullable Object> row;
                if (rows.isEmpty() || random.nextBoolean()) {
                    row = new ArrayList<>();
                    for (SqlType type : aCase.arguments()) {
                        row.add(RandomValues.of(random, type, 1, 0.1).getFirst());
                    }
                    rows.add(row);
                    kinds[i] = random.nextBoolean() ? RowKind.INSERT : RowKind.UPDATE_AFTER;
                } else {
                    row = rows.get(random.nextInt(rows.size()));
                    rows.remove(rows.lastIndexOf(row));
                    kinds[i] = random.nextBoolean() ? RowKind.DELETE : RowKind.UPDATE_BEFORE;
                }
                for (int a = 0; a < values.size(); a++) {
                    values.get(a).add(row.get(a));
                }
                expected.add(aCase.result(rows));
            }
            int[] rows = IntStream.range(0, count).toArray();
            Column[] arguments = new Column[values.size()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] =
                        TestColumns.of(
                                function.parameters().get(i), values.get(i), random.nextBoolean());
            }
            RetractingAccumulator accumulator = (RetractingAccumulator) model.accumulator;
            RowErrors errors = new RowErrors();
            if (random.nextBoolean()) {
                accumulator.change(groupOfRow, rows, count, kinds, arguments, errors);
                return;
            }
            Column out = Column.of(function.result(), count);
            accumulator.changeRunning(groupOfRow, rows, count, kinds, arguments, out, errors);
            for (int row = 0; row < count; row++) {
                same("changed row " + row, result(out, errors, row), expected.get(row));
            }
        }

        private void merge(Model into) {
            Model other = models.get(random.nextInt(2));
            List<Integer> groups = new ArrayList<>(IntStream.range(0, GROUPS).boxed().toList());
            Collections.shuffle(groups, new java.util.Random(random.nextLong()));
            int targets = 1 + random.nextInt(GROUPS - 1);
            int count = random.nextInt(GROUPS);
            int[] from = new int[count];
            int[] to = new int[count];
            int n = 0;
            for (int i = 0; i < count; i++) {
                // Targets and sources are apart, in case it is the same accumulator.
                int target = groups.get(random.nextInt(targets));
                int source = groups.get(targets + random.nextInt(GROUPS - targets));
                List<List<@Nullable Object>> more = other.rowsOf.get(source);
                if (into.rowsOf.get(target).size() + more.size() <= MOST_ROWS) {
                    into.rowsOf.get(target).addAll(more);
                    from[n] = source;
                    to[n++] = target;
                }
            }
            into.accumulator.merge(other.accumulator, from, to, n);
        }

        private void reset(Model model) {
            int[] groups = random.ints(3, 0, GROUPS).distinct().toArray();
            model.accumulator.reset(groups, groups.length);
            Arrays.stream(groups).forEach(g -> model.rowsOf.get(g).clear());
        }

        private void restart(Model model) {
            StateWriter writer = new StateWriter();
            model.accumulator.snapshot(GROUPS, writer);
            if (random.nextBoolean()) {
                model.accumulator = newAccumulator();
                model.accumulator.ensureGroups(GROUPS);
            }
            model.accumulator.restore(new StateReader(writer.toByteArray()));
        }

        private void clearSometimes(Model model) {
            if (random.nextInt(4) == 0) {
                model.accumulator.clear();
                model.accumulator.ensureGroups(GROUPS);
                model.rowsOf.forEach(List::clear);
            }
        }

        private void check(Model model, int step) {
            assertThat(model.accumulator.stateBytes()).isPositive();
            int[] groups = random.ints(5, 0, GROUPS).toArray();
            RowErrors errors = new RowErrors();
            Column out = Column.of(function.result(), groups.length);
            model.accumulator.results(groups, groups.length, out, errors);
            for (int i = 0; i < groups.length; i++) {
                same(
                        "step " + step + ", group " + groups[i],
                        result(out, errors, i),
                        aCase.result(model.rowsOf.get(groups[i])));
            }
            RowErrors allErrors = new RowErrors();
            Column all = Column.of(function.result(), GROUPS);
            model.accumulator.results(0, GROUPS, all, allErrors);
            for (int i = 0; i < groups.length; i++) {
                assertThat(result(all, allErrors, groups[i])).isEqualTo(result(out, errors, i));
            }
        }

        private static @Nullable Object result(Column out, RowErrors errors, int row) {
            return errors.isFailed(row) ? "error" : TestColumns.get(out, row);
        }

        private void same(String where, @Nullable Object actual, @Nullable Object expected) {
            boolean isSum = aCase.name().equals("SUM") || aCase.name().equals("AVG");
            aCase.check(
                    aCase + ", seed " + seed + ", " + where,
                    !isSum || isRetracting,
                    actual,
                    expected);
        }
    }
}
