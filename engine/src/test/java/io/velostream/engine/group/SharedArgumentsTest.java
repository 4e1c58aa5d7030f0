package io.velostream.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.functions.FunctionCatalog;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Aggregates that share the state of their argument against the same ones with states of their
/// own, bit for bit, through all that can be done to them.
class SharedArgumentsTest {
    private static final int RUNS = 150;
    private static final int STEPS = 60;
    private static final int GROUPS = 40;
    private static final int ROWS = 200;
    private static final FunctionCatalog CATALOG = FunctionCatalog.standard();
    private static final List<SqlType> TYPES =
            List.of(Basic.DOUBLE, Basic.BIGINT, new Decimal(18, 4), Basic.TIMESTAMP);

    @Test
    void theyHaveTheResultsOfSeparateOnes() {
        for (int seed = 0; seed < RUNS; seed++) {
            new Run(seed, 0).all(STEPS);
        }
    }

    @Test
    void theyDoOnBothSidesOfAPagesEnd() {
        new Run(RUNS, PagedRows.SIZE - GROUPS / 2).all(12);
    }

    @Test
    void aGroupOfFourTakesFourNumbers() {
        Aggregates shared =
                new Aggregates(
                        List.of(
                                step("COUNT", List.of(), 0),
                                step("SUM", List.of(Basic.BIGINT), 0),
                                step("MIN", List.of(Basic.BIGINT), 0),
                                step("MAX", List.of(Basic.BIGINT), 0)),
                        AggregateUse.TOTALS);
        shared.ensureGroups(1024);
        assertThat(shared.stateBytes()).isEqualTo(4 * Long.BYTES * 1024);
    }

    private static AggregateStep step(String name, List<SqlType> types, int argument) {
        return new AggregateStep(
                name + types,
                CATALOG.aggregate(name, false, types),
                types.isEmpty() ? List.of() : List.of(argument));
    }

    /// The same rows in both.
    private record Both(Aggregates shared, Aggregates separate) {
        Both(List<AggregateStep> steps) {
            this(
                    new Aggregates(steps, AggregateUse.TOTALS),
                    new Aggregates(steps, AggregateUse.RUNNING));
        }
    }

    private static final class Run {
        private final int seed;
        private final int firstGroup;
        private final int groups;
        private final SplittableRandom random;
        private final List<SqlType> types = new ArrayList<>();
        private final List<AggregateStep> steps = new ArrayList<>();
        private final Both[] both = new Both[2];

        /// @param firstGroup those below it stay empty
        Run(int seed, int firstGroup) {
            this.seed = seed;
            this.firstGroup = firstGroup;
            groups = firstGroup + GROUPS;
            random = new SplittableRandom(seed);
            types.add(TYPES.get(random.nextInt(TYPES.size())));
            types.add(TYPES.get(random.nextInt(TYPES.size())));
            int count = 1 + random.nextInt(7);
            while (steps.size() < count) {
                int argument = random.nextInt(types.size());
                SqlType type = types.get(argument);
                boolean sums = type != Basic.TIMESTAMP;
                steps.add(
                        switch (random.nextInt(sums ? 7 : 5)) {
                            case 0 -> step("COUNT", List.of(), argument);
                            case 1 -> step("COUNT", List.of(type), argument);
                            case 2, 3 -> step("MIN", List.of(type), argument);
                            case 4 -> step("MAX", List.of(type), argument);
                            case 5 -> step("SUM", List.of(type), argument);
                            default -> step("AVG", List.of(type), argument);
                        });
            }
            for (int i = 0; i < both.length; i++) {
                both[i] = new Both(steps);
                ensureGroups(both[i]);
            }
        }

        private void ensureGroups(Both some) {
            some.shared.ensureGroups(groups);
            some.separate.ensureGroups(groups);
        }

        void all(int count) {
            for (int step = 0; step < count; step++) {
                int at = random.nextInt(both.length);
                switch (random.nextInt(10)) {
                    case 0 -> merge(both[at], both[1 - at]);
                    case 1 -> reset(both[at]);
                    case 2 -> both[at] = restarted(both[at]);
                    case 3 -> clearSometimes(both[at]);
                    case 4 -> only(both[at]);
                    default -> add(both[at]);
                }
                check("step " + step, both[at], firstGroup, groups);
            }
        }

        private void add(Both some) {
            int count = random.nextInt(3) == 0 ? 1 + random.nextInt(ROWS) : ROWS;
            int[] rows =
                    count == ROWS
                            ? IntStream.range(0, ROWS).toArray()
                            : random.ints(count, 0, ROWS).sorted().distinct().toArray();
            int[] groupOfRow = random.ints(ROWS, firstGroup, groups).toArray();
            Column[] columns = types.stream().map(this::column).toArray(Column[]::new);
            RowErrors errors = new RowErrors();
            for (Aggregates one : List.of(some.shared, some.separate)) {
                one.take(groupOfRow, rows, rows.length);
                for (int i = 0; i < steps.size(); i++) {
                    one.add(i, null, columns, errors);
                }
            }
            assertThat(errors.isEmpty()).as(where("add")).isTrue();
        }

        private Column column(SqlType type) {
            Column column = Column.of(type, ROWS);
            double nullShare = new double[] {0, 0, 0.1, 0.9}[random.nextInt(4)];
            boolean tame = random.nextBoolean();
            for (int row = 0; row < ROWS; row++) {
                if (random.nextDouble() < nullShare) {
                    column.setNull(row);
                } else if (column instanceof DoubleColumn doubles) {
                    doubles.set(row, tame ? random.nextInt(-99, 99) / 8.0 : oneDouble());
                } else {
                    long value = tame ? random.nextInt(-99, 99) : oneLong(type);
                    ((LongColumn) column).set(row, value);
                }
            }
            return column;
        }

        private double oneDouble() {
            return switch (random.nextInt(12)) {
                case 0 -> Double.NaN;
                case 1 -> Double.POSITIVE_INFINITY;
                case 2 -> Double.NEGATIVE_INFINITY;
                case 3 -> -0.0;
                case 4 -> 0.0;
                case 5 -> Double.longBitsToDouble(random.nextLong());
                default -> random.nextDouble() * 1e3;
            };
        }

        private long oneLong(SqlType type) {
            if (type instanceof Decimal) {
                return random.nextLong(-999_999_999_999_999_999L, 1_000_000_000_000_000_000L);
            }
            return switch (random.nextInt(4)) {
                case 0 -> Long.MAX_VALUE;
                case 1 -> Long.MIN_VALUE;
                default -> random.nextLong();
            };
        }

        private void merge(Both into, Both from) {
            int count = random.nextInt(GROUPS);
            int[] sources = random.ints(count, firstGroup, groups).toArray();
            int[] targets = random.ints(count, firstGroup, groups).toArray();
            into.shared.merge(from.shared, sources, targets, count);
            into.separate.merge(from.separate, sources, targets, count);
        }

        private void reset(Both some) {
            int[] gone = random.ints(5, firstGroup, groups).distinct().toArray();
            some.shared.reset(gone, gone.length);
            some.separate.reset(gone, gone.length);
        }

        private Both restarted(Both some) {
            Both other = random.nextBoolean() ? some : new Both(steps);
            restore(some.shared, other.shared);
            restore(some.separate, other.separate);
            return other;
        }

        private void restore(Aggregates from, Aggregates to) {
            StateWriter writer = new StateWriter();
            from.snapshot(groups, writer);
            to.restore(new StateReader(writer.toByteArray()));
        }

        private void clearSometimes(Both some) {
            if (random.nextBoolean()) {
                some.shared.clear();
                some.separate.clear();
                ensureGroups(some);
            }
        }

        private void only(Both some) {
            int[] kept = IntStream.range(firstGroup, groups).filter(i -> i % 3 > 0).toArray();
            Both fewer = new Both(some.shared.only(kept), some.separate.only(kept));
            check("kept", fewer, 0, kept.length);
        }

        private void check(String what, Both some, int from, int to) {
            int[] listed = random.ints(20, from, to).toArray();
            for (int i = 0; i < steps.size(); i++) {
                SqlType type = steps.get(i).function().result();
                Column[] ranges = {Column.of(type, to), Column.of(type, to)};
                Column[] lists = {Column.of(type, 20), Column.of(type, 20)};
                RowErrors[] errors = new RowErrors[4];
                Arrays.setAll(errors, _ -> new RowErrors());
                some.shared.results(i, from, to, ranges[0], errors[0]);
                some.separate.results(i, from, to, ranges[1], errors[1]);
                some.shared.results(i, listed, listed.length, lists[0], errors[2]);
                some.separate.results(i, listed, listed.length, lists[1], errors[3]);
                String where = where(what + ", " + steps.get(i).name());
                assertThat(values(ranges[0], to - from))
                        .as(where)
                        .isEqualTo(values(ranges[1], to - from));
                assertThat(errors[0].list()).as(where).isEqualTo(errors[1].list());
                assertThat(values(lists[0], 20)).as(where).isEqualTo(values(lists[1], 20));
                assertThat(errors[2].list()).as(where).isEqualTo(errors[3].list());
            }
        }

        private static List<String> values(Column column, int count) {
            return IntStream.range(0, count)
                    .mapToObj(row ->
                            switch (column) {
                                case Column c when c.isNull(row) -> "null";
                                case DoubleColumn c -> "" + Double.doubleToLongBits(c.get(row));
                                case LongColumn c -> "" + c.get(row);
                                case Int128Column c -> c.high(row) + " " + c.low(row);
                                default -> throw new IllegalStateException("not made here");
                            })
                    .toList();
        }

        private String where(String what) {
            List<String> names = steps.stream().map(AggregateStep::name).toList();
            return "seed " + seed + ", " + names + ", " + what;
        }
    }
}
