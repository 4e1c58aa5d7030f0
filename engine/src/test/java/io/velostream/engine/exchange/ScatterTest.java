package io.velostream.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.engine.exchange.InUnits.End;
import io.velostream.engine.exchange.Parcel.UnitEnd;
import io.velostream.engine.operator.NamedEvaluator;
import io.velostream.testing.BoxedValues;
import io.velostream.testing.RandomBatches;
import io.velostream.types.Batch;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScatterTest {
    private static final Schema SCHEMA =
            Schema.of(
                    new Field("id", Basic.BIGINT),
                    new Field("name", Basic.STRING),
                    new Field("place", Basic.STRING),
                    new Field("amount", Basic.DOUBLE),
                    new Field("price", new SqlType.Decimal(38, 4)),
                    new Field("open", Basic.BOOLEAN),
                    new Field("tags", new SqlType.Array(Basic.STRING)));

    /// Keeps what was sent, and gives containers that have been used before.
    private static final class Kept implements Outlet {
        private final List<Deque<Parcel>> sent = new ArrayList<>();
        private final Deque<Parcel> used = new ArrayDeque<>();

        Kept(int receivers) {
            for (int i = 0; i < receivers; i++) {
                sent.add(new ArrayDeque<>());
            }
        }

        @Override
        public int receivers() {
            return sent.size();
        }

        @Override
        public Parcel take(int receiver) {
            return used.isEmpty() ? new Parcel(SCHEMA) : used.pop();
        }

        @Override
        public void send(int receiver, Parcel parcel) {
            sent.get(receiver).add(parcel);
        }

        @Override
        public boolean isSatisfied() {
            return false;
        }
    }

    @Test
    void everyRowArrivesOnceInTheOrderOfItsKey() {
        for (int round = 0; round < 200; round++) {
            long seed = System.nanoTime() + round;
            SplittableRandom random = new SplittableRandom(seed);
            check(random, "seed " + seed);
        }
    }

    private static void check(SplittableRandom random, String seed) {
        int receivers = 1 + random.nextInt(5);
        int keyColumn = random.nextInt(SCHEMA.size());
        Kept outlet = new Kept(receivers);
        NamedEvaluator key = new NamedEvaluator("key", (batch, _, _, _) -> batch.column(keyColumn));
        Scatter scatter = new Scatter(SCHEMA, List.of(key), outlet);
        RandomBatches batches = new RandomBatches(SCHEMA, random);
        Unpacking[] unpacking = new Unpacking[receivers];
        for (int i = 0; i < receivers; i++) {
            unpacking[i] = new Unpacking(SCHEMA.size(), 1);
        }
        Map<Object, List<String>> sent = new HashMap<>();
        Map<Object, List<String>> arrived = new HashMap<>();
        Map<Object, Integer> receiverOfKey = new HashMap<>();
        int units = 1 + random.nextInt(8);
        for (int unit = 0; unit < units; unit++) {
            scatter.beginUnit(unit, 0);
            for (int i = random.nextInt(4); i > 0; i--) {
                // As when a decoder begins another file.
                batches = random.nextInt(5) == 0 ? new RandomBatches(SCHEMA, random) : batches;
                Batch batch = batches.next(random.nextInt(10) == 0 ? 3000 : 40);
                note(batch, keyColumn, sent);
                scatter.process(batch);
            }
            scatter.endUnit(new UnitEnd(unit, "here", 1, false));
            for (int i = 0; i < receivers; i++) {
                receive(outlet, unpacking[i], i, keyColumn, arrived, receiverOfKey, unit, seed);
            }
        }
        scatter.end(End.FINISHED);
        for (int i = 0; i < receivers; i++) {
            assertThat(outlet.sent.get(i)).as(seed).hasSize(1);
            assertThat(outlet.sent.get(i).getFirst().end()).isEqualTo(End.FINISHED);
        }
        assertThat(arrived).as(seed).isEqualTo(sent);
    }

    private static void receive(
            Kept outlet,
            Unpacking unpacking,
            int receiver,
            int keyColumn,
            Map<Object, List<String>> arrived,
            Map<Object, Integer> receiverOfKey,
            int unit,
            String seed) {
        Deque<Parcel> parcels = outlet.sent.get(receiver);
        boolean ended = false;
        while (!parcels.isEmpty()) {
            Parcel parcel = parcels.pop();
            assertThat(ended).as(seed).isFalse();
            assertThat(parcel.unit()).as(seed).isEqualTo(unit);
            ended = parcel.endsUnit();
            Batch batch = unpacking.rows(0, parcel);
            note(batch, keyColumn, arrived);
            for (int i = 0; i < batch.size(); i++) {
                Object key = key(batch, keyColumn, batch.rows()[i]);
                assertThat(receiverOfKey.merge(key, receiver, (old, _) -> old))
                        .as(seed)
                        .isEqualTo(receiver);
            }
            outlet.used.push(parcel);
        }
        assertThat(ended).as(seed).isTrue();
    }

    private static void note(Batch batch, int keyColumn, Map<Object, List<String>> byKey) {
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.rows()[i];
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < batch.columnCount(); column++) {
                text.append(BoxedValues.read(batch.column(column), row)).append('|');
            }
            text.append(batch.position(row));
            byKey.computeIfAbsent(key(batch, keyColumn, row), _ -> new ArrayList<>())
                    .add(text.toString());
        }
    }

    private static Object key(Batch batch, int column, int row) {
        Object key = BoxedValues.read(batch.column(column), row);
        // Zero of both signs is one key.
        return key == null ? "null" : key instanceof Double number ? number + 0.0 : key;
    }
}
