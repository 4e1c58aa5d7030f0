package io.velostream.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.planner.expression.RowExpression;
import io.velostream.testing.BoxedValues;
import io.velostream.testing.RandomBatches;
import io.velostream.testing.RandomExpressions;
import io.velostream.testing.RowFailure;
import io.velostream.testing.RowInterpreter;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Array;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.SqlType.Field;
import io.velostream.types.SqlType.Map;
import io.velostream.types.SqlType.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Random expressions over random batches: the kernels give what the row-at-a-time interpreter
/// gives, and the same rows fail.
class RandomExpressionTest {
    private static final long NOW = 1_700_000_000_123L;
    private static final int EXPRESSIONS = Integer.getInteger("random.expressions", 6_000);
    private static final long FIRST_SEED = Long.getLong("random.seed", 1);

    private static final List<SqlType> NESTED_TYPES =
            List.of(
                    new Array(Basic.BIGINT),
                    new Array(Basic.STRING),
                    new Map(Basic.STRING, Basic.DOUBLE),
                    new Map(Basic.BIGINT, Basic.STRING),
                    new Struct(
                            List.of(
                                    new Field("a", Basic.STRING),
                                    new Field("b", new Decimal(9, 2)))),
                    new Struct(List.of(new Field("x", Basic.BIGINT), new Field("y", Basic.DATE))),
                    new Array(new Struct(List.of(new Field("n", Basic.DOUBLE)))));

    @Test
    void kernelsAgreeWithInterpreter() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + EXPRESSIONS; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            Schema schema = schema(random);
            SqlType type = anyOf(RandomExpressions.SIMPLE_TYPES, random);
            switch (random.nextInt(10)) {
                // Conditions have ways of their own: they select rows.
                case 0, 1, 2, 3 -> type = Basic.BOOLEAN;
                case 4 -> type = anyOf(NESTED_TYPES, random);
                default -> {}
            }
            RowExpression expression =
                    new RandomExpressions(schema, random).of(type, 1 + random.nextInt(4));
            check(expression, new RandomBatches(schema, random), seed);
        }
    }

    private static void check(RowExpression expression, RandomBatches batches, long seed) {
        String what = "seed " + seed + ": " + expression;
        Evaluator evaluator;
        Predicate predicate = (_, _, _, _, _) -> 0;
        try {
            evaluator = new ExpressionCompiler(() -> NOW).compile(expression);
            if (expression.type() == Basic.BOOLEAN) {
                predicate = new ExpressionCompiler(() -> NOW).compilePredicate(expression);
            }
        } catch (RuntimeException e) {
            throw new AssertionError(what, e);
        }
        for (int i = 0; i < 3; i++) {
            Batch batch = batches.next(70);
            RowInterpreter interpreter = new RowInterpreter(batch, NOW);
            try {
                checkValues(
                        evaluateAll(evaluator, batch),
                        texts(interpreter.evaluateAll(expression)),
                        what + ", batch " + i);
                if (expression.type() == Basic.BOOLEAN) {
                    checkSelection(expression, predicate, batch, interpreter, what);
                }
            } catch (RuntimeException e) {
                throw new AssertionError(what, e);
            }
        }
    }

    /// Value by value, so that a failure shows one row and not two long lists.
    private static void checkValues(List<String> actual, List<String> expected, String what) {
        for (int i = 0; i < expected.size(); i++) {
            if (!actual.get(i).equals(expected.get(i))) {
                assertThat(actual.get(i))
                        .as(what + ", selected row " + i)
                        .isEqualTo(expected.get(i));
            }
        }
    }

    private static List<String> evaluateAll(Evaluator evaluator, Batch batch) {
        RowErrors errors = new RowErrors();
        Column column = evaluator.evaluate(batch, batch.rows(), batch.size(), errors);
        List<String> results = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.rows()[i];
            results.add(errors.isFailed(row) ? "failed" : text(BoxedValues.read(column, row)));
        }
        return results;
    }

    private static List<String> texts(List<@Nullable Object> values) {
        return values.stream().map(RandomExpressionTest::text).toList();
    }

    private static String text(@Nullable Object value) {
        return value instanceof RowFailure ? "failed" : String.valueOf(value);
    }

    private static void checkSelection(
            RowExpression condition,
            Predicate predicate,
            Batch batch,
            RowInterpreter interpreter,
            String what) {
        RowErrors errors = new RowErrors();
        int[] kept = new int[batch.size()];
        int n = predicate.select(batch, batch.rows(), batch.size(), kept, errors);
        List<Integer> actual = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            actual.add(kept[i]);
        }
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            int row = batch.rows()[i];
            boolean failed = false;
            try {
                if (interpreter.isTrue(condition, row)) {
                    expected.add(row);
                }
            } catch (RowFailure _) {
                failed = true;
            }
            if (errors.isFailed(row) != failed) {
                assertThat(errors.isFailed(row)).as(what + ", row " + row).isEqualTo(failed);
            }
        }
        assertThat(actual).as(what).isEqualTo(expected);
    }

    private static Schema schema(RandomGenerator random) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            List<SqlType> types =
                    random.nextInt(4) == 0 ? NESTED_TYPES : RandomExpressions.SIMPLE_TYPES;
            fields.add(new Field("c" + i, anyOf(types, random)));
        }
        return new Schema(fields);
    }

    private static SqlType anyOf(List<SqlType> types, RandomGenerator random) {
        return types.get(random.nextInt(types.size()));
    }
}
