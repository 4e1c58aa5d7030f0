package io.velostream.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.LongColumn;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import io.velostream.types.Text;
import io.velostream.types.TextColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several groups over one codec, with keys that come and go, against a map per group.
class KeyCodecTest {
    private static final int ROWS = 100;

    /// Groups and what their keys' numbers should be.
    private record Pair(Groups groups, Map<List<@Nullable Object>, Integer> expected) {}

    /// T is a text key, L a long one.
    @ParameterizedTest
    @ValueSource(strings = {"T", "L", "TT", "TL", "LL", "TTT", "LTL"})
    void numbersStayWhatTheyAre(String kinds) {
        for (long seed = 1; seed <= 10; seed++) {
            new Scenario(kinds, seed).run();
        }
    }

    private static final class Scenario {
        private final String kinds;
        private final long seed;
        private final SplittableRandom random;
        private final List<SqlType> types = new ArrayList<>();
        private KeyCodec codec;
        private List<Pair> pairs = new ArrayList<>();

        Scenario(String kinds, long seed) {
            this.kinds = kinds;
            this.seed = seed;
            random = new SplittableRandom(seed);
            for (int i = 0; i < kinds.length(); i++) {
                types.add(kinds.charAt(i) == 'T' ? Basic.STRING : Basic.BIGINT);
            }
            codec = new KeyCodec(types);
            for (int i = 0; i < 3; i++) {
                pairs.add(new Pair(new Groups(codec), new HashMap<>()));
            }
        }

        void run() {
            for (int step = 0; step < 60; step++) {
                addBatch(step);
                switch (random.nextInt(6)) {
                    case 0 -> codec.forgetAllBut(pairs.stream().map(Pair::groups).toList());
                    case 1 -> {
                        Pair pair = pairs.get(random.nextInt(pairs.size()));
                        pair.groups().clear();
                        pair.expected().clear();
                    }
                    case 2 -> restart();
                    default -> {}
                }
            }
        }

        private void addBatch(int step) {
            Column[] keys = new Column[types.size()];
            List<List<@Nullable Object>> rows = new ArrayList<>();
            for (int row = 0; row < ROWS; row++) {
                rows.add(new ArrayList<>());
            }
            for (int i = 0; i < keys.length; i++) {
                keys[i] = Column.of(types.get(i), ROWS);
                for (int row = 0; row < ROWS; row++) {
                    rows.get(row).add(setRandom(keys[i], row, step));
                }
            }
            codec.encode(keys, Batch.identity(ROWS), ROWS, ROWS);
            for (Pair pair : pairs) {
                boolean all = random.nextBoolean();
                int[] selected = all ? Batch.identity(ROWS) : new int[] {3, 4, 50, 99};
                int count = all ? ROWS : selected.length;
                int[] groups = pair.groups().assign(selected, count);
                for (int i = 0; i < count; i++) {
                    List<@Nullable Object> key = rows.get(selected[i]);
                    Integer known = pair.expected().putIfAbsent(key, pair.expected().size());
                    int expected = known == null ? pair.expected().size() - 1 : known;
                    assertThat(groups[selected[i]])
                            .as("%s seed %d step %d key %s", kinds, seed, step, key)
                            .isEqualTo(expected);
                }
                checkKeys(pair);
            }
        }

        private @Nullable Object setRandom(Column column, int row, int step) {
            // Nulls among the longs come late, when there are groups already.
            if (random.nextInt(10) == 0 && step > 20) {
                column.setNull(row);
                return null;
            }
            long value = (long) step + random.nextInt(random.nextInt(10) == 0 ? 100_000 : 20);
            if (column instanceof TextColumn text) {
                text.set(row, Text.of("key " + value));
                return "key " + value;
            }
            ((LongColumn) column).set(row, value);
            return value;
        }

        private void checkKeys(Pair pair) {
            int size = pair.groups().size();
            assertThat(size).isEqualTo(pair.expected().size());
            List<List<@Nullable Object>> keys = new ArrayList<>();
            for (int group = 0; group < size; group++) {
                keys.add(new ArrayList<>());
            }
            for (int i = 0; i < types.size(); i++) {
                Column out = Column.of(types.get(i), size);
                pair.groups().keys(i, 0, size, out);
                for (int group = 0; group < size; group++) {
                    keys.get(group).add(get(out, group));
                }
            }
            for (int group = 0; group < size; group++) {
                assertThat(pair.expected()).containsEntry(keys.get(group), group);
            }
        }

        private static @Nullable Object get(Column column, int row) {
            if (column.isNull(row)) {
                return null;
            }
            return column instanceof TextColumn text
                    ? (Object) text.getString(row)
                    : (Object) ((LongColumn) column).get(row);
        }

        private void restart() {
            StateWriter writer = new StateWriter();
            codec.snapshot(writer);
            pairs.forEach(pair -> pair.groups().snapshot(writer));
            StateReader reader = new StateReader(writer.toByteArray());
            codec = new KeyCodec(types);
            codec.restore(reader);
            List<Pair> restored = new ArrayList<>();
            for (Pair pair : pairs) {
                Groups groups = new Groups(codec);
                groups.restore(reader);
                restored.add(new Pair(groups, pair.expected()));
            }
            pairs = restored;
        }
    }
}
