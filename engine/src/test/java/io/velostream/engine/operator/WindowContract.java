package io.velostream.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.engine.TaskContext;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.Window.Late;
import io.velostream.planner.plan.Window.ResultTime;
import io.velostream.planner.plan.WindowShape;
import io.velostream.types.Changelog;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// COUNT and SUM by keys and a window on event time, against an evaluation by definition: for each
/// row all windows that contain it, for each window all its rows.
abstract class WindowContract extends OperatorContract {
    /// What is asked for.
    ///
    /// @param updating whether rows of the input go again
    record Query(
            WindowShape shape,
            Emission emission,
            Late late,
            long lateness,
            Changelog changelog,
            boolean updating,
            List<Integer> keys) {
        static Query last(WindowShape shape, long lateness, int... keys) {
            return new Query(
                    shape,
                    Emission.FINAL,
                    Late.WAIT,
                    lateness,
                    Changelog.APPEND,
                    false,
                    listed(keys));
        }

        static Query changes(WindowShape shape, Changelog changelog, long lateness, int... keys) {
            return new Query(
                    shape, Emission.CHANGES, Late.WAIT, lateness, changelog, false, listed(keys));
        }

        static Query updates(WindowShape shape, Changelog changelog, long lateness, int... keys) {
            return new Query(
                    shape, Emission.FINAL, Late.UPDATE, lateness, changelog, false, listed(keys));
        }

        static List<Integer> listed(int... keys) {
            return Arrays.stream(keys).boxed().toList();
        }

        int[] keyColumns() {
            return keys.stream().mapToInt(Integer::intValue).toArray();
        }

        Query updatingInput() {
            return new Query(shape, emission, late, lateness, changelog, true, keys);
        }
    }

    private final Query query;

    WindowContract(Query query) {
        this.query = query;
    }

    /// Whether overlapping windows have their rows in common.
    boolean sharesSlices() {
        return true;
    }

    @Override
    List<InputRow> input(SplittableRandom random, int rows) {
        return query.updating
                ? new RandomChanges(random, 30).changes(rows)
                : super.input(random, rows);
    }

    @Override
    Schema output() {
        List<Field> fields = Columns.fields(query.keyColumns());
        fields.add(new Field("window_start", Basic.TIMESTAMP));
        fields.add(new Field("window_end", Basic.TIMESTAMP));
        fields.add(new Field("count", Basic.BIGINT));
        fields.add(new Field("sum", Basic.BIGINT));
        return new Schema(fields);
    }

    @Override
    Operator create(TaskContext context, Operator next) {
        Grouping grouping =
                new Grouping(
                        Columns.columns(query.keyColumns()),
                        Columns.types(query.keyColumns()),
                        List.of(Columns.checked()),
                        TestAggregates.countAndSum());
        WindowOptions options =
                new WindowOptions(
                        Columns.column(RandomInput.TIME),
                        query.lateness,
                        ResultTime.START,
                        query.updating,
                        query.changelog);
        TimeWindows windows = TimeWindows.of(query.shape);
        return switch (query.emission) {
            case CHANGES ->
                    new WindowChangesOperator(output(), grouping, windows, options, context, next);
            case FINAL ->
                    query.late == Late.WAIT && sharesSlices()
                            ? new WindowFinalOperator(
                                    output(), grouping, windows, options, context, next)
                            : new WindowPaneOperator(
                                    output(),
                                    grouping,
                                    windows,
                                    query.late,
                                    options,
                                    context,
                                    next);
        };
    }

    /// A window by definition.
    record Bounds(long start, long end) {
        static List<Bounds> all(WindowShape shape, long time) {
            List<Bounds> all = new ArrayList<>();
            switch (shape) {
                case WindowShape.Tumbling(long size, long offset) ->
                        addAll(size, size, size, offset, time, all);
                case WindowShape.Hopping(long size, long advance, long offset) ->
                        addAll(size, advance, size, offset, time, all);
                case WindowShape.Cumulating(long size, long step, long offset) -> {
                    for (long length = step; length <= size; length += step) {
                        addAll(length, size, size, offset, time, all);
                    }
                }
                case WindowShape.Session _ -> throw new IllegalStateException("a session");
            }
            all.sort(Comparator.comparingLong(Bounds::end));
            return all;
        }

        private static void addAll(
                long length, long every, long reach, long offset, long time, List<Bounds> all) {
            long first = (time - reach - offset) / every - 2;
            long last = (time - offset) / every + 2;
            for (long i = first; i <= last; i++) {
                long start = i * every + offset;
                if (start <= time && time < start + length) {
                    all.add(new Bounds(start, start + length));
                }
            }
        }
    }

    @Override
    void answer(List<InputRow> rows, Answer answer) {
        Map<Bounds, Map<List<@Nullable Object>, List<InputRow>>> windows =
                new TreeMap<>(Comparator.comparingLong(Bounds::end));
        for (InputRow row : rows) {
            Object time = row.value(RandomInput.TIME);
            if (Columns.isUnlucky(row) || time == null) {
                answer.failed++;
                continue;
            }
            List<Bounds> all = Bounds.all(query.shape, (Long) time);
            List<Bounds> open =
                    all.stream().filter(w -> w.end + query.lateness > row.watermark()).toList();
            answer.late += open.isEmpty() && !all.isEmpty() ? 1 : 0;
            for (Bounds window : open) {
                List<InputRow> members =
                        windows.computeIfAbsent(window, _ -> new LinkedHashMap<>())
                                .computeIfAbsent(
                                        GroupKey.of(row, query.keyColumns()),
                                        _ -> new ArrayList<>());
                List<InputRow> before = new ArrayList<>(members);
                ChangelogContract.apply(row, members);
                if (query.emission == Emission.CHANGES) {
                    addChanges(
                            GroupKey.of(row, query.keyColumns()), window, before, members, answer);
                }
            }
        }
        if (query.emission == Emission.FINAL) {
            for (Map.Entry<Bounds, Map<List<@Nullable Object>, List<InputRow>>> window :
                    windows.entrySet()) {
                for (Map.Entry<List<@Nullable Object>, List<InputRow>> group :
                        window.getValue().entrySet()) {
                    if (!group.getValue().isEmpty()) {
                        answer.rows.add(result(group.getKey(), window.getKey(), group.getValue()));
                    }
                }
            }
        }
    }

    private void addChanges(
            List<@Nullable Object> key,
            Bounds window,
            List<InputRow> before,
            List<InputRow> after,
            Answer answer) {
        if (after.isEmpty()) {
            answer.add(RowKind.DELETE, result(key, window, before));
        } else if (before.isEmpty()) {
            answer.add(RowKind.INSERT, result(key, window, after));
        } else {
            if (query.changelog == Changelog.RETRACT) {
                answer.add(RowKind.UPDATE_BEFORE, result(key, window, before));
            }
            answer.add(RowKind.UPDATE_AFTER, result(key, window, after));
        }
    }

    private static List<@Nullable Object> result(
            List<@Nullable Object> key, Bounds window, List<InputRow> members) {
        List<@Nullable Object> result = new ArrayList<>(key);
        result.add(window.start);
        result.add(window.end);
        result.addAll(TestAggregates.of(members, RandomInput.QUANTITY));
        return result;
    }

    @Override
    void compare(CheckedOutput output, Answer expected, String run) {
        String name = query + " " + run;
        if (query.late == Late.UPDATE) {
            int[] key = new int[query.keys.size() + 2];
            for (int i = 0; i < key.length; i++) {
                key[i] = i;
            }
            AppliedChanges applied = new AppliedChanges(query.changelog, key);
            for (int i = 0; i < output.rows().size(); i++) {
                applied.apply(output.rows().get(i), output.kinds().get(i));
            }
            Map<List<@Nullable Object>, Integer> counted = new HashMap<>();
            expected.rows.forEach(row -> counted.merge(row, 1, Integer::sum));
            assertThat(applied.rows()).as(name).isEqualTo(counted);
        } else if (query.emission == Emission.FINAL) {
            assertThat(byWindow(output.rows())).as(name).isEqualTo(byWindow(expected.rows));
        } else {
            super.compare(output, expected, name);
        }
    }

    /// Windows in their order; within one, groups of shared slices have no order that is promised.
    private List<List<@Nullable Object>> byWindow(List<List<@Nullable Object>> rows) {
        if (query.shape instanceof WindowShape.Tumbling && !query.updating) {
            return rows;
        }
        int end = query.keys.size() + 1;
        List<List<@Nullable Object>> sorted = new ArrayList<>();
        for (int from = 0; from < rows.size(); ) {
            int to = from;
            while (to < rows.size() && rows.get(to).get(end).equals(rows.get(from).get(end))) {
                to++;
            }
            List<List<@Nullable Object>> window = new ArrayList<>(rows.subList(from, to));
            window.sort(Comparator.comparing(Object::toString));
            sorted.addAll(window);
            from = to;
        }
        return sorted;
    }
}
