package io.velostream.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.engine.TaskContext;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.Window.Late;
import io.velostream.planner.plan.Window.ResultTime;
import io.velostream.types.Changelog;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// COUNT and SUM by keys and sessions, against lists of rows: each session is the list of its rows,
/// a row joins those it is near.
abstract class SessionContract extends OperatorContract {
    /// What is asked for.
    record Query(
            long gap,
            Emission emission,
            Late late,
            long lateness,
            Changelog changelog,
            List<Integer> keys) {
        int[] keyColumns() {
            return keys.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    private final Query query;

    SessionContract(Query query) {
        this.query = query;
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
                        false,
                        query.changelog);
        return new SessionOperator(
                output(), grouping, query.gap, query.emission, query.late, options, context, next);
    }

    /// One session, with its rows.
    private static final class Session {
        final List<@Nullable Object> key;
        final List<InputRow> rows = new ArrayList<>();
        int number;

        Session(List<@Nullable Object> key, int number) {
            this.key = key;
            this.number = number;
        }

        long start() {
            return rows.stream().mapToLong(Session::time).min().orElseThrow();
        }

        long last() {
            return rows.stream().mapToLong(Session::time).max().orElseThrow();
        }

        static long time(InputRow row) {
            return (Long) Objects.requireNonNull(row.value(RandomInput.TIME));
        }
    }

    @Override
    void answer(List<InputRow> rows, Answer answer) {
        List<Session> all = new ArrayList<>();
        int number = 0;
        for (InputRow row : rows) {
            Object time = row.value(RandomInput.TIME);
            if (Columns.isUnlucky(row) || time == null) {
                answer.failed++;
                continue;
            }
            long at = (Long) time;
            List<@Nullable Object> key = GroupKey.of(row, query.keyColumns());
            List<Session> touched = new ArrayList<>();
            for (Session session : all) {
                boolean isOpen = session.last() + query.gap + query.lateness >= row.watermark();
                if (isOpen
                        && session.key.equals(key)
                        && at >= session.start() - query.gap
                        && at <= session.last() + query.gap) {
                    touched.add(session);
                }
            }
            if (touched.isEmpty() && at + query.gap + query.lateness < row.watermark()) {
                answer.late++;
                continue;
            }
            touched.sort(Comparator.comparingLong(Session::start));
            take(row, at, touched, new Session(key, number++), all, answer);
        }
        if (query.emission == Emission.FINAL) {
            all.sort(
                    Comparator.comparingLong(Session::last)
                            .thenComparingLong(Session::start)
                            .thenComparingInt(session -> session.number));
            all.forEach(session -> answer.rows.add(result(session)));
        }
    }

    private void take(
            InputRow row,
            long at,
            List<Session> touched,
            Session joined,
            List<Session> all,
            Answer answer) {
        boolean isUpdate = touched.size() == 1 && at >= touched.getFirst().start();
        if (query.emission == Emission.CHANGES) {
            byte kind = isUpdate ? RowKind.UPDATE_BEFORE : RowKind.DELETE;
            for (Session session : touched) {
                if (!isUpdate || query.changelog == Changelog.RETRACT) {
                    answer.add(kind, result(session));
                }
            }
        }
        for (Session session : touched) {
            joined.rows.addAll(session.rows);
            joined.number = Math.min(joined.number, session.number);
            all.remove(session);
        }
        joined.rows.add(row);
        all.add(joined);
        if (query.emission == Emission.CHANGES) {
            answer.add(isUpdate ? RowKind.UPDATE_AFTER : RowKind.INSERT, result(joined));
        }
    }

    private List<@Nullable Object> result(Session session) {
        List<@Nullable Object> result = new ArrayList<>(session.key);
        result.add(session.start());
        result.add(session.last() + query.gap);
        result.addAll(TestAggregates.of(session.rows, RandomInput.QUANTITY));
        return result;
    }

    @Override
    void compare(CheckedOutput output, Answer expected, String run) {
        String name = query + " " + run;
        if (query.emission == Emission.CHANGES || query.late == Late.WAIT) {
            super.compare(output, expected, name);
            return;
        }
        // Two sessions of a key may begin at the same moment once the first is over, so rows are
        // told apart by all of their values.
        Map<List<@Nullable Object>, List<@Nullable Object>> there = new HashMap<>();
        for (int i = 0; i < output.rows().size(); i++) {
            List<@Nullable Object> row = output.rows().get(i);
            List<@Nullable Object> key = row.subList(0, query.keys.size() + 1);
            if (RowKind.isAddition(output.kinds().get(i))) {
                there.put(key, row);
            } else if (output.kinds().get(i) == RowKind.DELETE) {
                assertThat(there.remove(key)).as(name).isEqualTo(row);
            } else {
                assertThat(there.get(key)).as(name).isEqualTo(row);
            }
        }
        Map<List<@Nullable Object>, List<@Nullable Object>> wanted = new HashMap<>();
        expected.rows.forEach(row -> wanted.put(row.subList(0, query.keys.size() + 1), row));
        assertThat(there).as(name).isEqualTo(wanted);
    }
}
