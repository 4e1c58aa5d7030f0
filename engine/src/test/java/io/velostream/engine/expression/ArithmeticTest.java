package io.velostream.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.planner.expression.ArithmeticTypes;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Arithmetic;
import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.planner.expression.RowExpression.Cast;
import io.velostream.types.Batch;
import io.velostream.types.SqlType;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Operands are written `TYPE value`; results are texts of Java values, or the reason of the error.
class ArithmeticTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BIGINT 1                   | +   | BIGINT 2                   | 3",
                "BIGINT 9223372036854775807 | +   | BIGINT 1                   | NUMERIC_OVERFLOW",
                "BIGINT -9223372036854775808| -   | BIGINT 1                   | NUMERIC_OVERFLOW",
                "BIGINT 4294967296          | *   | BIGINT 2147483648          | NUMERIC_OVERFLOW",
                "BIGINT -4294967296         | *   | BIGINT 2147483648          |"
                        + " -9223372036854775808",
                "BIGINT 7                   | /   | BIGINT 2                   | 3.5",
                "BIGINT 7                   | /   | BIGINT 0                   | null",
                "BIGINT -7                  | DIV | BIGINT 2                   | -3",
                "BIGINT -7                  | %   | BIGINT 2                   | -1",
                "BIGINT 7                   | %   | BIGINT 0                   | null",
                "BIGINT 7                   | DIV | BIGINT 0                   | null",
                "BIGINT -9223372036854775808| DIV | BIGINT -1                  | NUMERIC_OVERFLOW",
                "BIGINT -9223372036854775808| %   | BIGINT -1                  | 0",
                "BIGINT NULL                | +   | BIGINT 1                   | null",
                "DOUBLE 7                   | /   | DOUBLE 0                   | null",
                "DOUBLE 7.5                 | %   | DOUBLE 2                   | 1.5",
                "DOUBLE 7.5                 | %   | DOUBLE 0                   | null",
                "DOUBLE -7.5                | DIV | DOUBLE 2                   | -3",
                "DOUBLE 1e300               | DIV | DOUBLE 1                   | NUMERIC_OVERFLOW",
                "DOUBLE 1e300               | *   | DOUBLE 1e300               | Infinity",
                "DECIMAL(9,2) 10.10         | +   | DECIMAL(5,4) 0.0001        | 10.1001",
                "DECIMAL(9,2) 10.10         | -   | BIGINT 11                  | -0.90",
                "DECIMAL(9,2) 10.10         | *   | DECIMAL(5,4) 0.0001        | 0.001010",
                "DECIMAL(9,2) 10.00         | /   | DECIMAL(9,2) 2.50          | 4.000000000000",
                "DECIMAL(9,2) 1.00          | /   | DECIMAL(1,0) 3             | 0.333333",
                "DECIMAL(9,2) -2.00         | /   | DECIMAL(1,0) 3             | -0.666667",
                "DECIMAL(9,2) 2.00          | /   | DECIMAL(9,2) 0.00          | null",
                "DECIMAL(9,2) 7.25          | %   | DECIMAL(3,1) -0.5          | 0.25",
                "DECIMAL(9,2) -7.25         | DIV | DECIMAL(3,1) 0.5           | -14",
                "DECIMAL(38,0) 99999999999999999999999999999999999999 | + | DECIMAL(1,0) 1 |"
                        + " NUMERIC_OVERFLOW",
                "DECIMAL(38,0) 10000000000000000000 | * | DECIMAL(38,0) 10000000000000000000 |"
                        + " NUMERIC_OVERFLOW",
                "DECIMAL(38,0) -10000000000000000000 | * | DECIMAL(38,0) 1000000000000000000 |"
                        + " -10000000000000000000000000000000000000",
                "TIMESTAMP 2024-02-28T23:00 | +   | INTERVAL PT2H              | 2024-02-29T01:00",
                "TIMESTAMP 2024-01-31T10:00 | +   | INTERVAL_MONTH P1M         | 2024-02-29T10:00",
                "TIMESTAMP 2023-01-31T10:00 | +   | INTERVAL_MONTH P1M         | 2023-02-28T10:00",
                "TIMESTAMP 1900-03-31T10:00 | -   | INTERVAL_MONTH P1M         | 1900-02-28T10:00",
                "TIMESTAMP 1969-12-31T10:00 | -   | INTERVAL_MONTH P24M        | 1967-12-31T10:00",
                "DATE 2024-03-31            | -   | INTERVAL_MONTH P1M         | 2024-02-29T00:00",
                "DATE 2024-03-31            | +   | BIGINT 1                   | 2024-04-01",
                "DATE 2024-03-31            | -   | DATE 2024-03-01            | 30",
                "DATE 2024-03-31            | +   | TIME 10:30                 | 2024-03-31T10:30",
                "TIMESTAMP 2024-01-01T00:00 | -   | TIMESTAMP 2023-12-31T23:59 | PT1M",
                "BIGINT 1500                | -   | INTERVAL PT0.0005S         | 1499",
                "BIGINT 1500                | +   | INTERVAL PT0.0005S         | 1500",
                "BIGINT 0                   | +   | INTERVAL_MONTH P1M         | 2678400000",
                "INTERVAL PT10S             | *   | BIGINT 3                   | PT30S",
                "DOUBLE 0.5                 | *   | INTERVAL PT10S             | PT5S",
                "INTERVAL PT10S             | /   | BIGINT 3                   | PT3.333333S",
                "INTERVAL PT10S             | /   | BIGINT 0                   | null",
                "TIME 23:30                 | +   | INTERVAL PT1H              | 00:30",
                "TIME 00:30                 | -   | INTERVAL PT1H              | 23:30",
                "TIME 00:30                 | -   | TIME 01:00                 | PT-30M",
                "INTERVAL_MONTH P1M         | *   | BIGINT 3                   | P3M",
            })
    void computes(String left, String operator, String right, String expected) {
        ArithmeticOperator op =
                Arrays.stream(ArithmeticOperator.values())
                        .filter(o -> o.symbol().equals(operator))
                        .findFirst()
                        .orElseThrow();
        Operand a = Operand.parse(left);
        Operand b = Operand.parse(right);
        Batch batch =
                Evaluation.row(
                        new SqlType[] {a.type(), b.type()}, new Object[] {a.value(), b.value()});
        RowExpression columns =
                arithmetic(op, Evaluation.column(0, a.type()), Evaluation.column(1, b.type()));
        RowExpression constantRight = arithmetic(op, Evaluation.column(0, a.type()), b.literal());
        RowExpression constantLeft = arithmetic(op, a.literal(), Evaluation.column(1, b.type()));

        assertThat(Evaluation.of(columns, batch)).isEqualTo(expected);
        assertThat(Evaluation.of(constantRight, batch)).isEqualTo(expected);
        assertThat(Evaluation.of(constantLeft, batch)).isEqualTo(expected);
    }

    private static RowExpression arithmetic(
            ArithmeticOperator op, RowExpression left, RowExpression right) {
        ArithmeticTypes.Resolution types =
                ArithmeticTypes.resolve(op, left.type(), right.type()).orElseThrow();
        return new Arithmetic(
                op, coerced(left, types.left()), coerced(right, types.right()), types.result());
    }

    private static RowExpression coerced(RowExpression expression, SqlType type) {
        return expression.type().equals(type) ? expression : new Cast(expression, type, false);
    }
}
