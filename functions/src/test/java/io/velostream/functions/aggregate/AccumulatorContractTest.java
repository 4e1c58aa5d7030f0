package io.velostream.functions.aggregate;

import io.velostream.functions.Accumulator;
import io.velostream.functions.FunctionCatalog;
import io.velostream.functions.RandomValues;
import io.velostream.functions.ResolvedAggregate;
import io.velostream.functions.TestColumns;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every aggregate against the naive answer: any batch size, any selection, nulls, stop and restore
/// between batches, reuse after `clear`, running and final results.
class AccumulatorContractTest {
    private static final int RUNS = 8;
    private static final int[] BATCH_SIZES = {1, 2, 7, 64, 1023};
    private static final FunctionCatalog CATALOG = FunctionCatalog.standard();

    static List<NaiveAggregates.Case> cases() {
        return NaiveAggregates.CASES;
    }

    /// The rows of one run: group and arguments of each.
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Input(int groups, int[] groupOfRow, List<List<@Nullable Object>> arguments) {
        int rows() {
            return groupOfRow.length;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void finalResultsAreThoseOfTheNaiveWay(NaiveAggregates.Case aCase) {
        for (int seed = 0; seed < RUNS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Input input = randomInput(random, aCase, 1 + random.nextInt(2000));
            Run run = new Run(aCase, input, random, false);
            run.all();
            for (int group = 0; group < input.groups(); group++) {
                String where = aCase + ", seed " + seed + ", group " + group;
                aCase.check(
                        where,
                        true,
                        run.finalResult(group),
                        naive(aCase, input, group, input.rows()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void runningResultsAreThoseOfThePrefixes(NaiveAggregates.Case aCase) {
        for (int seed = 100; seed < 100 + RUNS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Input input = randomInput(random, aCase, 1 + random.nextInt(150));
            Run run = new Run(aCase, input, random, true);
            run.all();
            for (int row = 0; row < input.rows(); row++) {
                String where = aCase + ", seed " + seed + ", row " + row;
                int group = input.groupOfRow()[row];
                aCase.check(where, true, run.running.get(row), naive(aCase, input, group, row + 1));
            }
            for (int group = 0; group < input.groups(); group++) {
                String where = aCase + ", seed " + seed + ", group " + group;
                aCase.check(
                        where,
                        true,
                        run.finalResult(group),
                        naive(aCase, input, group, input.rows()));
            }
        }
    }

    private static Input randomInput(
            SplittableRandom random, NaiveAggregates.Case aCase, int rows) {
        int groups = 1 + random.nextInt(20);
        double nullShare = new double[] {0, 0.1, 0.9}[random.nextInt(3)];
        int[] groupOfRow = random.ints(rows, 0, groups).toArray();
        List<List<@Nullable Object>> arguments = new ArrayList<>();
        aCase.arguments().forEach(t -> arguments.add(RandomValues.of(random, t, rows, nullShare)));
        return new Input(groups, groupOfRow, arguments);
    }

    private static @Nullable Object naive(
            NaiveAggregates.Case aCase, Input input, int group, int rows) {
        List<List<@Nullable Object>> ofGroup = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            if (input.groupOfRow()[row] == group) {
                List<@Nullable Object> values = new ArrayList<>();
                for (List<@Nullable Object> argument : input.arguments()) {
                    values.add(argument.get(row));
                }
                ofGroup.add(values);
            }
        }
        return aCase.result(ofGroup);
    }

    /// One accumulator fed with one input.
    private static final class Run {
        private final ResolvedAggregate function;
        private final Input input;
        private final SplittableRandom random;
        private final boolean isRunning;
        private final List<@Nullable Object> running;
        private Accumulator accumulator;

        Run(NaiveAggregates.Case aCase, Input input, SplittableRandom random, boolean isRunning) {
            this.function = CATALOG.aggregate(aCase.name(), aCase.distinct(), aCase.arguments());
            this.input = input;
            this.random = random;
            this.isRunning = isRunning;
            this.running = new ArrayList<@Nullable Object>();
            for (int row = 0; row < input.rows(); row++) {
                running.add(null);
            }
            this.accumulator = function.newAccumulator();
        }

        void all() {
            if (random.nextBoolean()) {
                // What was there before `clear` must not matter.
                int rows = Math.min(50, input.rows());
                batch(0, rows);
                accumulator.clear();
                running.replaceAll(_ -> null);
            }
            int batchSize = BATCH_SIZES[random.nextInt(BATCH_SIZES.length)];
            for (int row = 0; row < input.rows(); row += batchSize) {
                batch(row, Math.min(batchSize, input.rows() - row));
                if (random.nextInt(4) == 0) {
                    restart();
                }
            }
        }

        private void restart() {
            StateWriter writer = new StateWriter();
            accumulator.snapshot(input.groups(), writer);
            accumulator = function.newAccumulator();
            if (random.nextBoolean()) {
                // A used one must be replaced as well as a new one.
                batch(0, 1);
            }
            accumulator.restore(new StateReader(writer.toByteArray()));
        }

        /// Feeds the rows `from..from + count`, which lie at every second row of the batch.
        private void batch(int from, int count) {
            int[] rows = new int[count];
            int[] groupOfRow = new int[2 * count];
            List<List<@Nullable Object>> spread = new ArrayList<>();
            for (List<@Nullable Object> argument : input.arguments()) {
                List<@Nullable Object> values = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    values.add(argument.get(from + i));
                    values.add(argument.get(from));
                }
                spread.add(values);
            }
            for (int i = 0; i < count; i++) {
                rows[i] = 2 * i;
                groupOfRow[2 * i] = input.groupOfRow()[from + i];
            }
            Column[] arguments = new Column[function.parameters().size()];
            for (int i = 0; i < arguments.length; i++) {
                boolean dictionary = random.nextBoolean();
                arguments[i] =
                        TestColumns.of(function.parameters().get(i), spread.get(i), dictionary);
            }
            accumulator.ensureGroups(input.groups());
            RowErrors errors = new RowErrors();
            if (!isRunning) {
                accumulator.add(groupOfRow, rows, count, arguments, errors);
                return;
            }
            Column out = Column.of(function.result(), 2 * count);
            accumulator.addRunning(groupOfRow, rows, count, arguments, out, errors);
            for (int i = 0; i < count; i++) {
                running.set(from + i, resultOf(out, errors, 2 * i));
            }
        }

        @Nullable Object finalResult(int group) {
            int groups = input.groups();
            int from = random.nextInt(group + 1);
            Column out = Column.of(function.result(), groups);
            RowErrors errors = new RowErrors();
            accumulator.results(from, groups, out, errors);
            return resultOf(out, errors, group - from);
        }

        private static @Nullable Object resultOf(Column out, RowErrors errors, int row) {
            if (errors.isFailed(row)) {
                return "error";
            }
            return TestColumns.get(out, row);
        }
    }
}
