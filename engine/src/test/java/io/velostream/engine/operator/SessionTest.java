package io.velostream.engine.operator;

import io.velostream.engine.operator.SessionContract.Query;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.Window.Late;
import io.velostream.planner.plan.WindowShape;
import io.velostream.types.Changelog;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final long SECOND = RandomInput.SECOND;
    private static final int SEEDS = Integer.getInteger("random.windows", 150);
    private static final int[][] KEYS = {
        {}, {RandomInput.SYMBOL}, {RandomInput.TRADER, RandomInput.SYMBOL}, {RandomInput.QUANTITY}
    };

    @Nested
    class Final extends SessionContract {
        Final() {
            super(
                    new Query(
                            2 * SECOND,
                            Emission.FINAL,
                            Late.WAIT,
                            0,
                            Changelog.APPEND,
                            WindowContract.Query.listed(RandomInput.SYMBOL)));
        }
    }

    @Nested
    class FinalWithoutKeys extends SessionContract {
        FinalWithoutKeys() {
            super(
                    new Query(
                            SECOND / 3,
                            Emission.FINAL,
                            Late.WAIT,
                            SECOND,
                            Changelog.APPEND,
                            List.of()));
        }
    }

    @Nested
    class Changes extends SessionContract {
        Changes() {
            super(
                    new Query(
                            SECOND,
                            Emission.CHANGES,
                            Late.WAIT,
                            2 * SECOND,
                            Changelog.RETRACT,
                            WindowContract.Query.listed(RandomInput.TRADER, RandomInput.SYMBOL)));
        }
    }

    @Nested
    class Updates extends SessionContract {
        Updates() {
            super(
                    new Query(
                            SECOND,
                            Emission.FINAL,
                            Late.UPDATE,
                            9 * SECOND,
                            Changelog.UPSERT,
                            WindowContract.Query.listed(RandomInput.SYMBOL)));
        }
    }

    @Test
    void sessionsAreTheirRowsWhateverTheOrder() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long gap = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : random.nextLong(5 * SECOND);
            Emission emission = random.nextBoolean() ? Emission.CHANGES : Emission.FINAL;
            Late late =
                    emission == Emission.FINAL && random.nextBoolean() ? Late.UPDATE : Late.WAIT;
            Changelog changelog =
                    emission == Emission.FINAL && late == Late.WAIT
                            ? Changelog.APPEND
                            : random.nextBoolean() ? Changelog.UPSERT : Changelog.RETRACT;
            Query query =
                    new Query(
                            gap,
                            emission,
                            late,
                            random.nextBoolean() ? 0 : random.nextLong(3 * gap + 1),
                            changelog,
                            WindowContract.Query.listed(KEYS[random.nextInt(KEYS.length)]));
            List<InputRow> rows =
                    WindowPropertyTest.disordered(
                            random,
                            new WindowShape.Session(1 + random.nextLong(2 * gap + 2)),
                            random.nextInt(400));
            int batchSize = 1 + random.nextInt(random.nextBoolean() ? 8 : 400);
            new SessionContract(query) {}.check(
                    rows, seed, batchSize, random.nextBoolean(), random.nextBoolean());
        }
    }
}
