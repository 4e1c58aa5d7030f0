package io.velostream.engine.operator;

import io.velostream.engine.group.AggregateStep;
import io.velostream.functions.Accumulator;
import io.velostream.functions.ResolvedAggregate;
import io.velostream.functions.RetractingAccumulator;
import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.RowKind;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Two aggregates that are easy to follow: `COUNT(*)` and a sum that wraps.
final class TestAggregates {
    private TestAggregates() {}

    /// `COUNT(*)`, then the sum of argument 0.
    static List<AggregateStep> countAndSum() {
        ResolvedAggregate count =
                new ResolvedAggregate(
                        "COUNT",
                        false,
                        List.of(),
                        Basic.BIGINT,
                        Longs::new,
                        Longs::new,
                        Optional.empty());
        ResolvedAggregate sum =
                new ResolvedAggregate(
                        "WRAPPING_SUM",
                        false,
                        List.of(Basic.BIGINT),
                        Basic.BIGINT,
                        Longs::new,
                        Longs::new,
                        Optional.empty());
        return List.of(
                new AggregateStep("COUNT(*)", count, List.of()),
                new AggregateStep("WRAPPING_SUM(quantity)", sum, List.of(0)));
    }

    /// What those two give for `rows`, of which the sum takes column `argument`.
    static List<@Nullable Object> of(List<InputRow> rows, int argument) {
        List<@Nullable Object> results = new ArrayList<>();
        results.add((long) rows.size());
        results.add(
                rows.stream()
                        .map(row -> row.value(argument))
                        .filter(Objects::nonNull)
                        .mapToLong(value -> (Long) value)
                        .reduce(0L, Long::sum));
        return results;
    }

    /// Adds the argument, or 1 without one.
    private static final class Longs implements RetractingAccumulator {
        private final List<Long> sums = new ArrayList<>();

        @Override
        public void ensureGroups(int groups) {
            while (sums.size() < groups) {
                sums.add(0L);
            }
        }

        @Override
        public void add(
                int[] groupOfRow, int[] rows, int count, Column[] arguments, RowErrors errors) {
            for (int i = 0; i < count; i++) {
                addOne(groupOfRow[rows[i]], rows[i], arguments);
            }
        }

        @Override
        public void change(
                int[] groupOfRow,
                int[] rows,
                int count,
                byte[] kinds,
                Column[] arguments,
                RowErrors errors) {
            for (int i = 0; i < count; i++) {
                changeOne(groupOfRow[rows[i]], rows[i], kinds, arguments);
            }
        }

        @Override
        public void changeRunning(
                int[] groupOfRow,
                int[] rows,
                int count,
                byte[] kinds,
                Column[] arguments,
                Column out,
                RowErrors errors) {
            for (int i = 0; i < count; i++) {
                changeOne(groupOfRow[rows[i]], rows[i], kinds, arguments);
                ((LongColumn) out).set(rows[i], sums.get(groupOfRow[rows[i]]));
            }
        }

        private void changeOne(int group, int row, byte[] kinds, Column[] arguments) {
            long before = sums.get(group);
            addOne(group, row, arguments);
            if (!RowKind.isAddition(kinds[row])) {
                sums.set(group, before - (sums.get(group) - before));
            }
        }

        @Override
        public void results(int[] groups, int count, Column out, RowErrors errors) {
            for (int i = 0; i < count; i++) {
                ((LongColumn) out).set(i, sums.get(groups[i]));
            }
        }

        @Override
        public void merge(Accumulator other, int[] from, int[] to, int count) {
            for (int i = 0; i < count; i++) {
                sums.set(to[i], sums.get(to[i]) + ((Longs) other).sums.get(from[i]));
            }
        }

        @Override
        public void reset(int[] groups, int count) {
            for (int i = 0; i < count; i++) {
                sums.set(groups[i], 0L);
            }
        }

        @Override
        public long stateBytes() {
            return 8L * sums.size();
        }

        private void addOne(int group, int row, Column[] arguments) {
            long value = 1;
            if (arguments.length > 0) {
                value = arguments[0].isNull(row) ? 0 : ((LongColumn) arguments[0]).get(row);
            }
            sums.set(group, sums.get(group) + value);
        }

        @Override
        public void addRunning(
                int[] groupOfRow,
                int[] rows,
                int count,
                Column[] arguments,
                Column out,
                RowErrors errors) {
            for (int i = 0; i < count; i++) {
                addOne(groupOfRow[rows[i]], rows[i], arguments);
                ((LongColumn) out).set(rows[i], sums.get(groupOfRow[rows[i]]));
            }
        }

        @Override
        public void results(int from, int to, Column out, RowErrors errors) {
            for (int group = from; group < to; group++) {
                ((LongColumn) out).set(group - from, sums.get(group));
            }
        }

        @Override
        public void clear() {
            sums.clear();
        }

        @Override
        public void snapshot(int groups, StateWriter writer) {
            writer.writeLongs(sums.stream().mapToLong(sum -> sum).toArray(), groups);
        }

        @Override
        public void restore(StateReader reader) {
            sums.clear();
            for (long sum : reader.readLongs()) {
                sums.add(sum);
            }
        }
    }
}
