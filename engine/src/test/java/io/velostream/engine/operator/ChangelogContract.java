package io.velostream.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.engine.TaskContext;
import io.velostream.types.Changelog;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every operator over a changelog must keep: after each batch, whatever its size and wherever
/// it was stopped and restored, the changes it has made add up to what a slow evaluation of the
/// rows that are there gives.
abstract class ChangelogContract {
    private static final int SEEDS = 3;

    abstract Schema output();

    /// The columns of the output that tell which row an update replaces, where there is a key.
    int[] key() {
        return new int[0];
    }

    /// Which changelogs it can make.
    List<Changelog> made() {
        return List.of(Changelog.RETRACT);
    }

    abstract Operator create(Changelog changelog, TaskContext context, Operator next);

    /// What comes out if the input consists of these rows, in order of arrival.
    abstract List<List<@Nullable Object>> result(List<InputRow> rows);

    /// Whether the rows come in the same order, however they were cut into batches.
    boolean isOrdered() {
        return true;
    }

    List<InputRow> input(SplittableRandom random, int rows) {
        return new RandomChanges(random, 30).changes(rows);
    }

    @Test
    void changesAddUpToTheResultAfterEachBatch() {
        for (Changelog changelog : made()) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                run(changelog, seed, 1, 300, false);
                run(changelog, seed, 2, 300, true);
                run(changelog, seed, 17, 1000, true);
                run(changelog, seed, 300, 3000, true);
                run(changelog, seed, 1024, 5000, false);
            }
        }
    }

    @Test
    void aBatchIsAsGoodAsItsRowsOneByOne() {
        for (Changelog changelog : isOrdered() ? made() : List.<Changelog>of()) {
            for (long seed = 11; seed < 11 + SEEDS; seed++) {
                List<List<@Nullable Object>> one = run(changelog, seed, 1, 600, false).rows();
                assertThat(run(changelog, seed, 7, 600, false).rows())
                        .as("%s %d", changelog, seed)
                        .isEqualTo(one);
                assertThat(run(changelog, seed, 600, 600, true).rows())
                        .as("%s %d", changelog, seed)
                        .isEqualTo(one);
            }
        }
    }

    private CheckedOutput run(
            Changelog changelog, long seed, int batchSize, int count, boolean restarts) {
        SplittableRandom random = new SplittableRandom(seed);
        List<InputRow> log = input(random, count);
        AppliedChanges applied = new AppliedChanges(changelog, key());
        CheckedOutput output = new CheckedOutput(output(), applied);
        TaskContext context = new CountingContext();
        LentBatches batches = new LentBatches(RandomInput.SCHEMA, random);
        Operator operator = create(changelog, context, output);
        List<InputRow> table = new ArrayList<>();
        for (int from = 0; from < log.size(); ) {
            int to = Math.min(log.size(), from + batchSize);
            if (log.get(to - 1).kind() == RowKind.UPDATE_BEFORE) {
                to++;
            }
            List<InputRow> batch = log.subList(from, to);
            batches.process(operator, batch, random.nextBoolean());
            batch.forEach(change -> apply(change, table));
            assertThat(applied.rows())
                    .as("%s, seed %d, batches of %d, after %d rows", changelog, seed, batchSize, to)
                    .isEqualTo(counted(result(table)));
            from = to;
            if (restarts && random.nextInt(3) == 0) {
                StateWriter writer = new StateWriter();
                operator.snapshot(writer);
                operator.close();
                operator = create(changelog, context, output);
                operator.restore(new StateReader(writer.toByteArray()));
            }
        }
        operator.finish();
        return output;
    }

    /// A row that is there several times goes as it came last.
    static void apply(InputRow change, List<InputRow> table) {
        if (RowKind.isAddition(change.kind())) {
            table.add(change);
            return;
        }
        for (int i = table.size() - 1; i >= 0; i--) {
            if (table.get(i).values().equals(change.values())) {
                table.remove(i);
                return;
            }
        }
        throw new IllegalStateException("not there: " + change);
    }

    private static Map<List<@Nullable Object>, Integer> counted(List<List<@Nullable Object>> rows) {
        Map<List<@Nullable Object>, Integer> counted = new HashMap<>();
        rows.forEach(row -> counted.merge(row, 1, Integer::sum));
        return counted;
    }
}
