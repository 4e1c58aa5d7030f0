package io.velostream.engine.expression;

import io.velostream.planner.expression.ArithmeticTypes;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.And;
import io.velostream.planner.expression.RowExpression.Arithmetic;
import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.planner.expression.RowExpression.Cast;
import io.velostream.planner.expression.RowExpression.Comparison;
import io.velostream.planner.expression.RowExpression.ComparisonOperator;
import io.velostream.planner.expression.RowExpression.Like;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.DoubleColumn;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/// Prints what a row costs in the commonest kernels: a first look, not a benchmark. Run it alone,
/// pinned to a core.
final class KernelTimes {
    private static final int ROWS = Batch.DEFAULT_CAPACITY;
    private static final int BATCHES_PER_ROUND = 2_000;
    private static final int ROUNDS = 60;

    private static final RowExpression PRICE = Evaluation.column(0, Basic.DOUBLE);
    private static final RowExpression QUANTITY = Evaluation.column(1, Basic.BIGINT);
    private static final RowExpression AMOUNT = Evaluation.column(2, new Decimal(9, 2));
    private static final RowExpression RATE = Evaluation.column(3, new Decimal(5, 4));
    private static final RowExpression WIDE = Evaluation.column(4, new Decimal(30, 2));
    private static final RowExpression SYMBOL = Evaluation.column(5, Basic.STRING);
    private static final RowExpression SPARSE = Evaluation.column(6, Basic.DOUBLE);

    private KernelTimes() {}

    private static Batch batch() {
        SplittableRandom random = new SplittableRandom(1);
        Batch batch =
                new Batch(
                        Column.of(Basic.DOUBLE, ROWS),
                        Column.of(Basic.BIGINT, ROWS),
                        Column.of(new Decimal(9, 2), ROWS),
                        Column.of(new Decimal(5, 4), ROWS),
                        Column.of(new Decimal(30, 2), ROWS),
                        Column.of(Basic.STRING, ROWS),
                        Column.of(Basic.DOUBLE, ROWS));
        Dictionary symbols = new Dictionary();
        TextColumn symbol = (TextColumn) batch.column(5);
        symbol.useDictionary(symbols);
        for (int row = 0; row < ROWS; row++) {
            ((DoubleColumn) batch.column(0)).set(row, random.nextInt(100_000) / 100.0);
            ((LongColumn) batch.column(1)).set(row, random.nextInt(1, 1000));
            ((LongColumn) batch.column(2)).set(row, random.nextInt(1_000_000));
            ((LongColumn) batch.column(3)).set(row, random.nextInt(10_000));
            ((Int128Column) batch.column(4)).set(row, 0, random.nextInt(1_000_000));
            byte[] text = ("SYM" + random.nextInt(200)).getBytes(StandardCharsets.US_ASCII);
            symbol.ids()[row] = symbols.internCopy(text, 0, text.length);
            ((DoubleColumn) batch.column(6)).set(row, random.nextInt(100_000) / 100.0);
            if (random.nextInt(5) == 0) {
                batch.column(6).setNull(row);
            }
        }
        batch.setRowCount(ROWS);
        return batch;
    }

    private static RowExpression sum(
            ArithmeticOperator operator, RowExpression left, RowExpression right) {
        ArithmeticTypes.Resolution types =
                ArithmeticTypes.resolve(operator, left.type(), right.type()).orElseThrow();
        return new Arithmetic(
                operator,
                coerced(left, types.left()),
                coerced(right, types.right()),
                types.result());
    }

    private static RowExpression coerced(RowExpression expression, SqlType type) {
        return expression.type().equals(type) ? expression : new Cast(expression, type, false);
    }

    private static RowExpression above(RowExpression left, SqlType type, Object constant) {
        return new Comparison(ComparisonOperator.GREATER, left, Evaluation.literal(type, constant));
    }

    public static void main(String[] arguments) {
        Batch batch = batch();
        RowExpression expensive = above(PRICE, Basic.DOUBLE, 500.0);
        RowExpression is7 =
                new Comparison(
                        ComparisonOperator.EQUAL, SYMBOL, Evaluation.literal(Basic.STRING, "SYM7"));
        filter("price > 500.0, half pass", expensive, batch);
        filter("price > 500.0, a fifth null", above(SPARSE, Basic.DOUBLE, 500.0), batch);
        filter("quantity > 500", above(QUANTITY, Basic.BIGINT, 500L), batch);
        filter("symbol = 'SYM7'", is7, batch);
        filter(
                "symbol LIKE '%7_'",
                new Like(SYMBOL, Evaluation.literal(Basic.STRING, "%7_"), Optional.empty()), batch);
        filter(
                "price > 500.0 AND quantity > 500",
                new And(List.of(expensive, above(QUANTITY, Basic.BIGINT, 500L))),
                batch);
        compute("price > 500.0 as a column", expensive, batch);
        compute("quantity + quantity", sum(ArithmeticOperator.ADD, QUANTITY, QUANTITY), batch);
        compute(
                "quantity * 3",
                sum(ArithmeticOperator.MULTIPLY, QUANTITY, Evaluation.literal(Basic.BIGINT, 3L)),
                batch);
        compute("price * quantity", sum(ArithmeticOperator.MULTIPLY, PRICE, QUANTITY), batch);
        compute("quantity / quantity", sum(ArithmeticOperator.DIVIDE, QUANTITY, QUANTITY), batch);
        compute(
                "DECIMAL(9, 2) * DECIMAL(5, 4)",
                sum(ArithmeticOperator.MULTIPLY, AMOUNT, RATE),
                batch);
        compute("DECIMAL(9, 2) + DECIMAL(5, 4)", sum(ArithmeticOperator.ADD, AMOUNT, RATE), batch);
        compute(
                "DECIMAL(9, 2) * BIGINT",
                sum(ArithmeticOperator.MULTIPLY, AMOUNT, QUANTITY),
                batch);
        compute(
                "DECIMAL(9, 2) / DECIMAL(5, 4)",
                sum(ArithmeticOperator.DIVIDE, AMOUNT, RATE),
                batch);
        compute("DECIMAL(30, 2) + DECIMAL(9, 2)", sum(ArithmeticOperator.ADD, WIDE, AMOUNT), batch);
    }

    private static void filter(String what, RowExpression condition, Batch batch) {
        Predicate predicate = new ExpressionCompiler(() -> 0).compilePredicate(condition);
        RowErrors errors = new RowErrors();
        int[] kept = new int[ROWS];
        print(
                "WHERE " + what,
                () -> predicate.select(batch, batch.rows(), batch.size(), kept, errors));
    }

    private static void compute(String what, RowExpression expression, Batch batch) {
        Evaluator evaluator = new ExpressionCompiler(() -> 0).compile(expression);
        RowErrors errors = new RowErrors();
        print(what, () -> evaluator.evaluate(batch, batch.rows(), batch.size(), errors));
    }

    /// The best of some rounds: other processes can only make a round slower.
    private static void print(String what, Runnable work) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < BATCHES_PER_ROUND; i++) {
                work.run();
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        double perRow = (double) best / BATCHES_PER_ROUND / ROWS;
        System.out.printf(Locale.ROOT, "%-40s %6.2f ns/row%n", what, perRow);
    }
}
