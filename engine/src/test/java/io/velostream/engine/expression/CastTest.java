package io.velostream.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.planner.expression.CastTypes;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Cast;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Array;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CastTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "BIGINT 2147483648         | INT            | CAST_FAILED",
                "BIGINT -2147483648        | INT            | -2147483648",
                "BIGINT 12                 | DECIMAL(4,2)   | 12.00",
                "BIGINT 100                | DECIMAL(4,2)   | CAST_FAILED",
                "BIGINT 1                  | DECIMAL(2,2)   | CAST_FAILED",
                "BIGINT 9223372036854775807| DECIMAL(38,10) | 9223372036854775807.0000000000",
                "BIGINT 9223372036854775807| DECIMAL(38,20) | CAST_FAILED",
                "BIGINT 1700000000123      | TIMESTAMP      | 2023-11-14T22:13:20.123",
                "BIGINT 9223372036854775807| TIMESTAMP      | CAST_FAILED",
                "BIGINT 2                  | BOOLEAN        | true",
                "DOUBLE 2.5                | BIGINT         | 2",
                "DOUBLE 3.5                | BIGINT         | 4",
                "DOUBLE -2.5               | BIGINT         | -2",
                "DOUBLE 9.3e18             | BIGINT         | CAST_FAILED",
                "DOUBLE NaN                | BIGINT         | CAST_FAILED",
                "DOUBLE 0.1                | DECIMAL(5,4)   | 0.1000",
                "DOUBLE 1.005              | DECIMAL(9,2)   | 1.01",
                "DOUBLE Infinity           | DECIMAL(9,2)   | CAST_FAILED",
                "DOUBLE 100                | STRING         | 100.0",
                "DECIMAL(9,2) 2.50         | BIGINT         | 3",
                "DECIMAL(9,2) -2.50        | BIGINT         | -3",
                "DECIMAL(9,2) 9.99         | DECIMAL(3,1)   | 10.0",
                "DECIMAL(9,2) 99.99        | DECIMAL(3,1)   | CAST_FAILED",
                "DECIMAL(9,2) 0.10         | DOUBLE         | 0.1",
                "DECIMAL(38,0) 12345678901234567890123456789012345678 | DOUBLE |"
                        + " 1.2345678901234568E37",
                "DECIMAL(38,10) -1234567890123456789.5000000000 | DECIMAL(19,0) |"
                        + " -1234567890123456790",
                "DECIMAL(9,2) -0.05        | STRING         | -0.05",
                "STRING ' 42 '             | BIGINT         | 42",
                "STRING '4 2'              | BIGINT         | CAST_FAILED",
                "STRING ''                 | BIGINT         | CAST_FAILED",
                "STRING '1.5'              | BIGINT         | CAST_FAILED",
                "STRING '9223372036854775808' | BIGINT      | CAST_FAILED",
                "STRING '2147483648'       | INT            | CAST_FAILED",
                "STRING '1.005'            | DECIMAL(9,2)   | 1.01",
                "STRING '1e3'              | DECIMAL(9,2)   | 1000.00",
                "STRING '1e3'              | DOUBLE         | 1000.0",
                "STRING 'yes'              | BOOLEAN        | true",
                "STRING 'F'                | BOOLEAN        | false",
                "STRING '2'                | BOOLEAN        | CAST_FAILED",
                "STRING '2024-02-29'       | DATE           | 2024-02-29",
                "STRING '2023-02-29'       | DATE           | CAST_FAILED",
                "STRING '2024-02-29 23:59' | DATE           | 2024-02-29",
                "STRING '2024-01-15 10:30:00+02:00' | TIMESTAMP | 2024-01-15T08:30",
                "STRING '10:30'            | TIME           | 10:30",
                "STRING 'PT1H'             | INTERVAL       | PT1H",
                "STRING '1 year'           | INTERVAL_MONTH | P12M",
                "TIMESTAMP 1969-12-31T23:59:59.999 | BIGINT | -1",
                "TIMESTAMP 1969-12-31T23:59:59.999 | DATE   | 1969-12-31",
                "TIMESTAMP 1969-12-31T23:59 | TIME          | 23:59",
                "DATE 1969-12-31           | TIMESTAMP      | 1969-12-31T00:00",
                "BOOLEAN true              | BIGINT         | 1",
                "BOOLEAN true              | STRING         | true",
            })
    void casts(String from, String to, String expected) {
        Operand operand = Operand.parse(from);
        SqlType type = Operand.type(to);
        Batch batch =
                Evaluation.row(new SqlType[] {operand.type()}, new Object[] {operand.value()});
        RowExpression column = Evaluation.column(0, operand.type());

        assertThat(CastTypes.canCast(operand.type(), type)).isTrue();
        assertThat(Evaluation.of(new Cast(column, type, false), batch)).isEqualTo(expected);
        assertThat(Evaluation.of(new Cast(column, type, true), batch))
                .isEqualTo(expected.equals("CAST_FAILED") ? "null" : expected);
    }

    @Test
    void errorNamesValueAndTarget() {
        Batch batch = Evaluation.row(new SqlType[] {Basic.STRING}, new Object[] {"abc"});
        RowErrors errors = new RowErrors();

        compiled(Basic.STRING, Basic.BIGINT).evaluate(batch, batch.rows(), 1, errors);

        assertThat(errors.list())
                .containsExactly(
                        new RowErrors.RowError(0, "CAST_FAILED", "cannot cast 'abc' to BIGINT"));
    }

    @Test
    void everyRowOfABadDictionaryEntryFails() {
        TextColumn column = new TextColumn(Basic.STRING, 4);
        Dictionary entries = new Dictionary();
        column.useDictionary(entries);
        String[] texts = {"1", "x", "1", "x"};
        for (int row = 0; row < texts.length; row++) {
            byte[] bytes = texts[row].getBytes(StandardCharsets.UTF_8);
            column.ids()[row] = entries.internCopy(bytes, 0, bytes.length);
        }
        Batch batch = new Batch(column);
        batch.setRowCount(4);
        RowErrors errors = new RowErrors();

        compiled(Basic.STRING, Basic.BIGINT).evaluate(batch, batch.rows(), 4, errors);

        assertThat(errors.list()).extracting(RowErrors.RowError::row).containsExactly(1, 3);
    }

    @Test
    void anArrayFailsWithItsElement() {
        SqlType from = new Array(Basic.STRING);
        SqlType to = new Array(Basic.BIGINT);
        Batch good =
                Evaluation.row(new SqlType[] {from}, new Object[] {Arrays.asList("1", null, " 2")});
        Batch bad = Evaluation.row(new SqlType[] {from}, new Object[] {List.of("1", "x")});
        RowExpression cast = new Cast(Evaluation.column(0, from), to, false);

        assertThat(Evaluation.of(cast, good)).isEqualTo("[1, null, 2]");
        assertThat(Evaluation.of(cast, bad)).isEqualTo("CAST_FAILED");
    }

    private static Evaluator compiled(SqlType from, SqlType to) {
        RowExpression cast = new Cast(Evaluation.column(0, from), to, false);
        return new ExpressionCompiler(() -> 0).compile(cast);
    }

    @Test
    void widerTypesOfTheSameStorageCostNothing() {
        Column column = Column.of(Basic.INT, 1);
        Batch batch = new Batch(column);
        batch.setRowCount(1);

        assertThat(
                        compiled(Basic.INT, Basic.BIGINT)
                                .evaluate(batch, batch.rows(), 1, new RowErrors()))
                .isSameAs(column);
    }
}
