package io.velostream.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.And;
import io.velostream.planner.expression.RowExpression.Arithmetic;
import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.planner.expression.RowExpression.Case;
import io.velostream.planner.expression.RowExpression.Cast;
import io.velostream.planner.expression.RowExpression.Comparison;
import io.velostream.planner.expression.RowExpression.ComparisonOperator;
import io.velostream.planner.expression.RowExpression.InConstants;
import io.velostream.planner.expression.RowExpression.IsDistinct;
import io.velostream.planner.expression.RowExpression.IsNull;
import io.velostream.planner.expression.RowExpression.Not;
import io.velostream.planner.expression.RowExpression.Or;
import io.velostream.types.Batch;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogicTest {
    @ParameterizedTest
    @CsvSource({
        "true,  true,  true,  true",
        "true,  false, false, true",
        "true,  null,  null,  true",
        "false, true,  false, true",
        "false, false, false, false",
        "false, null,  false, null",
        "null,  true,  null,  true",
        "null,  false, false, null",
        "null,  null,  null,  null",
    })
    void truthTable(String a, String b, String and, String or) {
        Batch batch =
                Evaluation.row(
                        new SqlType[] {Basic.BOOLEAN, Basic.BOOLEAN},
                        new @Nullable Object[] {value(a), value(b)});
        List<RowExpression> terms =
                List.of(Evaluation.column(0, Basic.BOOLEAN), Evaluation.column(1, Basic.BOOLEAN));

        assertThat(Evaluation.of(new And(terms), batch)).isEqualTo(and);
        assertThat(Evaluation.of(new Or(terms), batch)).isEqualTo(or);
        assertThat(selects(new And(terms), batch)).isEqualTo(and.equals("true"));
        assertThat(selects(new Or(terms), batch)).isEqualTo(or.equals("true"));
    }

    private static @Nullable Object value(String text) {
        return text.equals("null") ? null : Boolean.valueOf(text);
    }

    private static boolean selects(RowExpression condition, Batch batch) {
        RowErrors errors = new RowErrors();
        int[] kept = new int[1];
        return new ExpressionCompiler(() -> 0)
                        .compilePredicate(condition)
                        .select(batch, batch.rows(), 1, kept, errors)
                == 1;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BIGINT 1          | =  | BIGINT 1            | true",
                "BIGINT NULL       | =  | BIGINT NULL         | null",
                "BIGINT -1         | <  | BIGINT 0            | true",
                "DOUBLE NaN        | =  | DOUBLE NaN          | true",
                "DOUBLE NaN        | >  | DOUBLE Infinity     | true",
                "DOUBLE NaN        | <= | DOUBLE 1            | false",
                "DOUBLE 1          | <  | DOUBLE NaN          | true",
                "DOUBLE 0.0        | =  | DOUBLE -0.0         | true",
                "DECIMAL(9,2) 1.50 | =  | DECIMAL(5,4) 1.5000 | true",
                "DECIMAL(9,2) 1.50 | <  | DECIMAL(5,4) 1.5001 | true",
                "DECIMAL(38,0) 99999999999999999999999999999999999999 | > | DECIMAL(38,10)"
                        + " 9999999999999999999999999999.9999999999 | true",
                "STRING 'a'        | <  | STRING 'ab'         | true",
                "STRING 'Z'        | <  | STRING 'a'          | true",
                "STRING '￿'   | <  | STRING '😀'         | true",
                "STRING 'é'        | >  | STRING 'z'          | true",
                "BOOLEAN false     | <  | BOOLEAN true        | true",
                "INTERVAL PT1H     | >= | INTERVAL PT60M      | true",
            })
    void compares(String left, String operator, String right, String expected) {
        Operand a = Operand.parse(left);
        Operand b = Operand.parse(right);
        Batch batch =
                Evaluation.row(
                        new SqlType[] {a.type(), b.type()}, new Object[] {a.value(), b.value()});
        ComparisonOperator op =
                Arrays.stream(ComparisonOperator.values())
                        .filter(o -> o.symbol().equals(operator))
                        .findFirst()
                        .orElseThrow();
        RowExpression x = Evaluation.column(0, a.type());
        RowExpression y = Evaluation.column(1, b.type());

        assertThat(Evaluation.of(new Comparison(op, x, y), batch)).isEqualTo(expected);
        assertThat(Evaluation.of(new Comparison(op, x, b.literal()), batch)).isEqualTo(expected);
        assertThat(Evaluation.of(new Comparison(op, a.literal(), y), batch)).isEqualTo(expected);
        assertThat(selects(new Comparison(op, x, b.literal()), batch))
                .isEqualTo(expected.equals("true"));
    }

    @Test
    void distinctTreatsNullAsAValue() {
        Batch batch =
                Evaluation.row(
                        new SqlType[] {Basic.BIGINT, Basic.BIGINT},
                        new @Nullable Object[] {null, 1L});
        RowExpression none = Evaluation.column(0, Basic.BIGINT);
        RowExpression one = Evaluation.column(1, Basic.BIGINT);

        assertThat(Evaluation.of(new IsDistinct(none, none), batch)).isEqualTo("false");
        assertThat(Evaluation.of(new IsDistinct(none, one), batch)).isEqualTo("true");
        assertThat(Evaluation.of(new IsDistinct(one, one), batch)).isEqualTo("false");
        assertThat(Evaluation.of(new IsNull(none), batch)).isEqualTo("true");
        assertThat(Evaluation.of(new Not(new IsNull(none)), batch)).isEqualTo("false");
    }

    @Test
    void notFoundIsUnknownWhenTheListHasNull() {
        Batch batch = Evaluation.row(new SqlType[] {Basic.BIGINT}, new Object[] {1L});
        RowExpression one = Evaluation.column(0, Basic.BIGINT);

        assertThat(Evaluation.of(in(one, 1, true), batch)).isEqualTo("true");
        assertThat(Evaluation.of(in(one, 2, true), batch)).isEqualTo("null");
        assertThat(Evaluation.of(in(one, 2, false), batch)).isEqualTo("false");
    }

    private static RowExpression in(RowExpression operand, long constant, boolean hasNull) {
        return new InConstants(
                operand, List.of(Evaluation.literal(Basic.BIGINT, constant)), hasNull);
    }

    @Test
    void guardedErrorsNeverHappen() {
        Batch batch =
                Evaluation.row(
                        new SqlType[] {Basic.STRING, Basic.BOOLEAN}, new Object[] {"x", false});
        RowExpression isNumber = Evaluation.column(1, Basic.BOOLEAN);
        RowExpression number = new Cast(Evaluation.column(0, Basic.STRING), Basic.BIGINT, false);
        RowExpression zero = Evaluation.literal(Basic.BIGINT, 0L);
        RowExpression positive = new Comparison(ComparisonOperator.GREATER, number, zero);
        RowExpression guarded = new Case(List.of(new Case.Branch(isNumber, number)), zero);

        assertThat(Evaluation.of(positive, batch)).isEqualTo("CAST_FAILED");
        assertThat(Evaluation.of(new And(List.of(isNumber, positive)), batch)).isEqualTo("false");
        assertThat(Evaluation.of(new Or(List.of(new Not(isNumber), positive)), batch))
                .isEqualTo("true");
        assertThat(Evaluation.of(guarded, batch)).isEqualTo("0");
    }

    @Test
    void aFailedRowIsNotSelected() {
        Batch batch = Evaluation.row(new SqlType[] {Basic.BIGINT}, new Object[] {Long.MAX_VALUE});
        RowExpression sum =
                new Arithmetic(
                        ArithmeticOperator.ADD,
                        Evaluation.column(0, Basic.BIGINT),
                        Evaluation.literal(Basic.BIGINT, 1L),
                        Basic.BIGINT);

        assertThat(selects(new IsNull(sum), batch)).isFalse();
    }
}
