package io.velostream.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.engine.TaskContext;
import io.velostream.engine.expression.Predicate;
import io.velostream.types.Batch;
import io.velostream.types.BooleanColumn;
import io.velostream.types.Changelog;
import io.velostream.types.LongColumn;
import io.velostream.types.RowKind;
import io.velostream.types.Schema;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Steps without state over a changelog.
class StatelessChangesTest {
    private static final Schema NUMBER = Schema.of(new Field("n", Basic.BIGINT));

    /// Flag is true; fails on unlucky quantities, true or not.
    static Predicate flag() {
        NamedEvaluator checked = Columns.checked();
        return (batch, rows, count, kept, errors) -> {
            checked.evaluator().evaluate(batch, rows, count, errors);
            BooleanColumn flags = (BooleanColumn) batch.column(RandomInput.FLAG);
            int n = 0;
            for (int i = 0; i < count; i++) {
                if (Columns.isTrue(flags, rows[i])) {
                    kept[n++] = rows[i];
                }
            }
            return n;
        };
    }

    @Nested
    class Filter extends ChangelogContract {
        @Override
        Schema output() {
            return RandomInput.SCHEMA;
        }

        @Override
        Operator create(Changelog changelog, TaskContext context, Operator next) {
            return new FilterOperator(RandomInput.SCHEMA, flag(), true, context, next);
        }

        @Override
        List<List<@Nullable Object>> result(List<InputRow> rows) {
            return rows.stream()
                    .filter(row -> !Columns.isUnlucky(row))
                    .filter(row -> Objects.equals(true, row.value(RandomInput.FLAG)))
                    .map(InputRow::values)
                    .toList();
        }
    }

    @Nested
    class Project extends ChangelogContract {
        @Override
        Schema output() {
            return Columns.schema(RandomInput.SYMBOL, RandomInput.QUANTITY);
        }

        @Override
        Operator create(Changelog changelog, TaskContext context, Operator next) {
            return new ProjectOperator(
                    output(),
                    List.of(Columns.column(RandomInput.SYMBOL), Columns.checked()),
                    context,
                    next);
        }

        @Override
        List<List<@Nullable Object>> result(List<InputRow> rows) {
            List<List<@Nullable Object>> projected = new ArrayList<>();
            for (InputRow row : rows) {
                if (!Columns.isUnlucky(row)) {
                    projected.add(
                            Arrays.asList(
                                    row.value(RandomInput.SYMBOL),
                                    row.value(RandomInput.QUANTITY)));
                }
            }
            return projected;
        }
    }

    @Nested
    class UnionOfItself extends ChangelogContract {
        @Override
        Schema output() {
            return RandomInput.SCHEMA;
        }

        @Override
        Operator create(Changelog changelog, TaskContext context, Operator next) {
            UnionOperator union = new UnionOperator(RandomInput.SCHEMA, 2, next);
            return new TeeOperator(List.of(union.port(0), union.port(1)));
        }

        @Override
        boolean isOrdered() {
            return false;
        }

        @Override
        List<List<@Nullable Object>> result(List<InputRow> rows) {
            List<List<@Nullable Object>> twice = new ArrayList<>();
            for (InputRow row : rows) {
                twice.add(row.values());
                twice.add(row.values());
            }
            return twice;
        }
    }

    /// 1 is inserted, updated to 2, to 3, to 4, and deleted.
    private static Batch updates() {
        long[] values = {1, 1, 2, 2, 3, 3, 4, 4};
        byte[] kinds = {
            RowKind.INSERT,
            RowKind.UPDATE_BEFORE,
            RowKind.UPDATE_AFTER,
            RowKind.UPDATE_BEFORE,
            RowKind.UPDATE_AFTER,
            RowKind.UPDATE_BEFORE,
            RowKind.UPDATE_AFTER,
            RowKind.DELETE
        };
        LongColumn column = new LongColumn(Basic.BIGINT, values.length);
        System.arraycopy(values, 0, column.values(), 0, values.length);
        Batch batch = new Batch(column);
        batch.setRowCount(values.length);
        batch.setKinds(kinds);
        return batch;
    }

    @Test
    void aLimitMendsTheUpdatesThatItTears() {
        CheckedOutput output = new CheckedOutput(NUMBER);
        Batch batch = updates();
        new LimitOperator(NUMBER, 2, 4, output).process(batch);
        assertThat(output.rows())
                .containsExactly(List.of(2L), List.of(2L), List.of(3L), List.of(3L));
        assertThat(output.kinds())
                .containsExactly(
                        RowKind.INSERT,
                        RowKind.UPDATE_BEFORE,
                        RowKind.UPDATE_AFTER,
                        RowKind.DELETE);
        assertThat(batch.kinds()).as("those of a lent batch").isEqualTo(updates().kinds());
    }

    @Test
    void aFilterLeavesOutOldRowsThatNobodyWants() {
        CheckedOutput output = new CheckedOutput(NUMBER);
        Predicate least2 =
                (batch, rows, count, kept, _) -> {
                    int n = 0;
                    for (int i = 0; i < count; i++) {
                        if (((LongColumn) batch.column(0)).get(rows[i]) >= 2) {
                            kept[n++] = rows[i];
                        }
                    }
                    return n;
                };
        new FilterOperator(NUMBER, least2, false, new CountingContext(), output).process(updates());
        assertThat(output.rows())
                .containsExactly(List.of(2L), List.of(3L), List.of(4L), List.of(4L));
        assertThat(output.kinds())
                .containsExactly(
                        RowKind.INSERT, RowKind.UPDATE_AFTER, RowKind.UPDATE_AFTER, RowKind.DELETE);
    }
}
