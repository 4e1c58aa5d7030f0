package io.velostream.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.engine.group.AggregateUse;
import io.velostream.engine.group.Groups;
import io.velostream.engine.group.KeyCodec;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// So many groups that tables split and pages fill, against arrays by key; stopped and restored on
/// the way.
class ManyGroupsTest {
    private static final int ROWS = 1000;

    /// More than a page of accumulators holds, and more than a dictionary or a page of keys does.
    private static final int VERY_MANY = 1_400_000;

    private static final int MANY = 120_000;

    /// T is a text key, L a long one.
    @ParameterizedTest
    @ValueSource(strings = {"L", "T", "LL", "LTL"})
    void countsAndSumsStayWhatTheyAre(String kinds) {
        new Run(kinds, kinds.equals("L") ? VERY_MANY : MANY).run();
    }

    private static final class Run {
        private final String kinds;
        private final int most;
        private final int batches;
        private final long seed;
        private final SplittableRandom random;
        private final List<SqlType> types = new ArrayList<>();
        private final Column[] keys;
        private final LongColumn amounts = new LongColumn(Basic.BIGINT, ROWS);
        private final RowErrors errors = new RowErrors();

        /// By key: one more than its group; 0 if it has not come yet.
        private final int[] groupOf;

        private int[] keyOf;
        private int size;

        /// Keys from here have not come yet.
        private int fresh;

        // By key.
        private final long[] counts;
        private final long[] sums;

        private KeyCodec codec;
        private Groups groups;

        Run(String kinds, int most) {
            this.kinds = kinds;
            this.most = most;
            batches = most / ROWS * 3 / 2;
            groupOf = new int[most];
            keyOf = new int[most];
            counts = new long[most];
            sums = new long[most];
            seed = kinds.hashCode();
            random = new SplittableRandom(seed);
            for (int i = 0; i < kinds.length(); i++) {
                types.add(kinds.charAt(i) == 'T' ? Basic.STRING : Basic.BIGINT);
            }
            keys = types.stream().map(type -> Column.of(type, ROWS)).toArray(Column[]::new);
            codec = new KeyCodec(types);
            groups = new Groups(codec, TestAggregates.countAndSum(), AggregateUse.TOTALS);
        }

        void run() {
            int restart = random.nextInt(batches);
            for (int batch = 0; batch < batches; batch++) {
                add(batch);
                if (batch == restart || batch == 100) {
                    restart();
                }
            }
            assertThat(size).isGreaterThan(most * 4 / 5);
            checkAll();
            merge();
            keepSome();
            add(batches);
            checkAll();
            groups.clear();
            Arrays.fill(groupOf, 0);
            Arrays.fill(counts, 0);
            Arrays.fill(sums, 0);
            size = 0;
            add(batches + 1);
            checkAll();
        }

        private void add(int batch) {
            int[] keyOfRow = new int[ROWS];
            for (Column key : keys) {
                key.clear();
            }
            for (int row = 0; row < ROWS; row++) {
                // New keys come together, since that is when tables grow.
                boolean isNew = fresh < most && random.nextInt(4) > 0;
                int key = isNew ? fresh++ : random.nextInt(Math.max(1, fresh));
                keyOfRow[row] = key;
                amounts.set(row, random.nextInt(1000));
                setKey(row, key);
            }
            codec.encode(keys, Batch.identity(ROWS), ROWS, ROWS);
            int[] rows = Batch.identity(ROWS);
            int count = ROWS;
            if (random.nextInt(4) == 0) {
                rows = random.ints(0, ROWS).limit(300).sorted().distinct().toArray();
                count = rows.length;
            }
            int[] groupOfRow = groups.assign(rows, count);
            LongColumn running = new LongColumn(Basic.BIGINT, ROWS);
            groups.take(rows, count);
            groups.add(0, null, new Column[] {amounts}, errors);
            groups.addRunning(1, null, new Column[] {amounts}, running, errors);
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                int key = keyOfRow[row];
                if (groupOf[key] == 0) {
                    keyOf[size] = key;
                    groupOf[key] = ++size;
                }
                counts[key]++;
                sums[key] += amounts.get(row);
                if (groupOfRow[row] != groupOf[key] - 1 || running.get(row) != sums[key]) {
                    assertThat(List.of(groupOfRow[row], running.get(row)))
                            .as("%s seed %d batch %d key %d", kinds, seed, batch, key)
                            .isEqualTo(List.of(groupOf[key] - 1, sums[key]));
                }
            }
        }

        private void setKey(int row, int key) {
            for (int i = 0; i < keys.length; i++) {
                long part = part(i, key);
                if (keys[i] instanceof TextColumn text) {
                    text.set(row, Text.of("key of some length " + part));
                } else {
                    ((LongColumn) keys[i]).set(row, part);
                }
            }
        }

        /// The last part tells all keys apart.
        private long part(int index, int key) {
            return index == types.size() - 1 ? key * 7_919L : key % (3 + index);
        }

        private void restart() {
            StateWriter writer = new StateWriter();
            codec.snapshot(writer);
            groups.snapshot(writer);
            StateReader reader = new StateReader(writer.toByteArray());
            codec = new KeyCodec(types);
            codec.restore(reader);
            groups = new Groups(codec, TestAggregates.countAndSum(), AggregateUse.TOTALS);
            groups.restore(reader);
        }

        private void checkAll() {
            assertThat(groups.size()).as(kinds).isEqualTo(size);
            int from = 0;
            while (from < size) {
                int to = Math.min(size, from + 1 + random.nextInt(100_000));
                check(from, to);
                from = to;
            }
            int[] listed = random.ints(0, size).limit(5000).toArray();
            LongColumn result = new LongColumn(Basic.BIGINT, listed.length);
            groups.results(1, listed, listed.length, result, errors);
            for (int i = 0; i < listed.length; i++) {
                require(result.get(i) == sums[keyOf[listed[i]]], listed[i]);
            }
        }

        private void check(int from, int to) {
            LongColumn count = new LongColumn(Basic.BIGINT, to - from);
            LongColumn sum = new LongColumn(Basic.BIGINT, to - from);
            groups.results(0, from, to, count, errors);
            groups.results(1, from, to, sum, errors);
            Column last = Column.of(types.getLast(), to - from);
            groups.keys(types.size() - 1, from, to, last);
            for (int group = from; group < to; group++) {
                int row = group - from;
                int key = keyOf[group];
                long part = part(types.size() - 1, key);
                require(count.get(row) == counts[key] && sum.get(row) == sums[key], group);
                require(
                        last instanceof TextColumn text
                                ? text.getString(row).equals("key of some length " + part)
                                : ((LongColumn) last).get(row) == part,
                        group);
            }
        }

        private void require(boolean holds, int group) {
            if (!holds) {
                assertThat(holds).as("%s seed %d group %d", kinds, seed, group).isTrue();
            }
        }

        /// Into others that have some of the groups already, in another order.
        private void merge() {
            Groups all = groups;
            groups = new Groups(codec, TestAggregates.countAndSum(), AggregateUse.TOTALS);
            long[] countsOfAll = counts.clone();
            long[] sumsOfAll = sums.clone();
            int[] keysOfAll = Arrays.copyOf(keyOf, size);
            Arrays.fill(groupOf, 0);
            Arrays.fill(counts, 0);
            Arrays.fill(sums, 0);
            size = 0;
            for (int i = 0; i < 3; i++) {
                add(batches);
            }
            groups.merge(all);
            for (int key : keysOfAll) {
                if (groupOf[key] == 0) {
                    keyOf[size] = key;
                    groupOf[key] = ++size;
                }
                counts[key] += countsOfAll[key];
                sums[key] += sumsOfAll[key];
            }
            checkAll();
        }

        private void keepSome() {
            int[] kept = random.ints(0, size).limit(size).sorted().distinct().toArray();
            groups.keep(kept);
            int[] keptKeys = Arrays.stream(kept).map(group -> keyOf[group]).toArray();
            long[] countsOfAll = counts.clone();
            long[] sumsOfAll = sums.clone();
            Arrays.fill(groupOf, 0);
            Arrays.fill(counts, 0);
            Arrays.fill(sums, 0);
            keyOf = Arrays.copyOf(keptKeys, most);
            size = kept.length;
            for (int group = 0; group < size; group++) {
                int key = keptKeys[group];
                groupOf[key] = group + 1;
                counts[key] = countsOfAll[key];
                sums[key] = sumsOfAll[key];
            }
            checkAll();
        }
    }
}
