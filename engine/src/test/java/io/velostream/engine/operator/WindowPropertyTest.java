package io.velostream.engine.operator;

import io.velostream.engine.operator.WindowContract.Query;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.Window.Late;
import io.velostream.planner.plan.WindowShape;
import io.velostream.types.Changelog;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Random windows over random disorder, jumps of event time, batches and restarts.
class WindowPropertyTest {
    private static final int SEEDS = Integer.getInteger("random.windows", 150);
    private static final int[][] KEYS = {
        {}, {RandomInput.SYMBOL}, {RandomInput.TRADER, RandomInput.SYMBOL}, {RandomInput.QUANTITY}
    };

    @Test
    void anyWindowIsWhatItsDefinitionSays() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Query query = query(random);
            List<InputRow> rows =
                    query.updating()
                            ? new RandomChanges(random, 1 + random.nextInt(40)).changes(300)
                            : disordered(random, query.shape(), random.nextInt(600));
            int batchSize = 1 + random.nextInt(random.nextBoolean() ? 8 : 400);
            boolean sharesSlices = random.nextInt(4) > 0;
            new WindowContract(query) {
                @Override
                boolean sharesSlices() {
                    return sharesSlices;
                }
            }.check(rows, seed, batchSize, random.nextBoolean(), random.nextBoolean());
        }
    }

    private static Query query(SplittableRandom random) {
        Emission emission = random.nextInt(3) == 0 ? Emission.CHANGES : Emission.FINAL;
        Late late = emission == Emission.FINAL && random.nextInt(3) == 0 ? Late.UPDATE : Late.WAIT;
        boolean once = emission == Emission.FINAL && late == Late.WAIT;
        Changelog changelog =
                once
                        ? Changelog.APPEND
                        : random.nextBoolean() ? Changelog.UPSERT : Changelog.RETRACT;
        WindowShape shape = shape(random);
        long lateness = random.nextBoolean() ? 0 : random.nextLong(3 * sizeOf(shape));
        return new Query(
                shape,
                emission,
                late,
                lateness,
                changelog,
                random.nextInt(4) == 0,
                Query.listed(KEYS[random.nextInt(KEYS.length)]));
    }

    private static WindowShape shape(SplittableRandom random) {
        long unit = random.nextInt(3) == 0 ? 1 : RandomInput.SECOND;
        long size = (1 + random.nextInt(20)) * unit;
        long part = (1 + random.nextInt(25)) * unit;
        long offset = (random.nextInt(40) - 20) * unit;
        return switch (random.nextInt(4)) {
            case 0 -> new WindowShape.Tumbling(size, offset);
            case 1 -> new WindowShape.Cumulating(size * (1 + random.nextInt(5)), size, offset);
            default -> new WindowShape.Hopping(size, part, offset);
        };
    }

    static long sizeOf(WindowShape shape) {
        return switch (shape) {
            case WindowShape.Tumbling(long size, _) -> size;
            case WindowShape.Hopping(long size, _, _) -> size;
            case WindowShape.Cumulating(long size, _, _) -> size;
            case WindowShape.Session(long gap) -> gap;
        };
    }

    /// Rows whose disorder is up to some windows, of which the watermark allows a part; now and
    /// then event time jumps far ahead.
    static List<InputRow> disordered(SplittableRandom random, WindowShape shape, int count) {
        long size = sizeOf(shape);
        long step = 1 + random.nextLong(size);
        long disorder = 1 + random.nextLong(4 * size);
        long delay = random.nextBoolean() ? 0 : random.nextLong(disorder);
        long now = -size * 10;
        long watermark = Long.MIN_VALUE;
        List<InputRow> rows = new ArrayList<>();
        for (InputRow row : new RandomInput(random).rows(count)) {
            now += random.nextLong(step);
            if (random.nextInt(100) == 0) {
                now += random.nextBoolean() ? 10 * size : 400L * 86_400 * RandomInput.SECOND;
            }
            List<@Nullable Object> values = new ArrayList<>(row.values());
            long time = now - random.nextLong(disorder);
            if (values.get(RandomInput.TIME) != null) {
                values.set(RandomInput.TIME, time);
            }
            rows.add(new InputRow(values, watermark));
            if (values.get(RandomInput.TIME) != null) {
                watermark = Math.max(watermark, time - delay);
            }
        }
        return rows;
    }
}
