package io.velostream.planner.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArithmeticTypesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INT           | +   | INT            | BIGINT, BIGINT -> BIGINT",
                "INT           | /   | BIGINT         | DOUBLE, DOUBLE -> DOUBLE",
                "BIGINT        | DIV | BIGINT         | BIGINT, BIGINT -> BIGINT",
                "BIGINT        | *   | DOUBLE         | DOUBLE, DOUBLE -> DOUBLE",
                "DOUBLE        | DIV | DECIMAL(9, 2)  | DOUBLE, DOUBLE -> BIGINT",
                "DECIMAL(9, 2) | +   | DECIMAL(5, 4)  | DECIMAL(9, 2), DECIMAL(5, 4) -> DECIMAL(12,"
                        + " 4)",
                "DECIMAL(9, 2) | *   | DECIMAL(5, 4)  | DECIMAL(9, 2), DECIMAL(5, 4) -> DECIMAL(14,"
                        + " 6)",
                "DECIMAL(9, 2) | %   | DECIMAL(5, 4)  | DECIMAL(9, 2), DECIMAL(5, 4) -> DECIMAL(5,"
                        + " 4)",
                "DECIMAL(9, 2) | /   | DECIMAL(5, 4)  | DECIMAL(9, 2), DECIMAL(5, 4) -> DECIMAL(19,"
                        + " 8)",
                "DECIMAL(38, 6)| /   | DECIMAL(38, 6) | DECIMAL(38, 6), DECIMAL(38, 6) ->"
                        + " DECIMAL(38, 6)",
                "DECIMAL(38, 6)| *   | DECIMAL(38, 6) | DECIMAL(38, 6), DECIMAL(38, 6) ->"
                        + " DECIMAL(38, 12)",
                "DECIMAL(38, 20)| * | DECIMAL(38, 20)| DECIMAL(38, 20), DECIMAL(38, 20) ->"
                        + " DECIMAL(38, 6)",
                "DECIMAL(9, 2) | -   | BIGINT         | DECIMAL(9, 2), DECIMAL(19, 0) ->"
                        + " DECIMAL(22, 2)",
                "DECIMAL(9, 2) | *   | NULL           | DECIMAL(9, 2), DECIMAL(9, 2) -> DECIMAL(18,"
                        + " 4)",
                "NULL          | +   | NULL           | BIGINT, BIGINT -> BIGINT",
                "TIMESTAMP     | +   | INTERVAL       | TIMESTAMP, INTERVAL -> TIMESTAMP",
                "INTERVAL MONTH| +   | DATE           | INTERVAL MONTH, TIMESTAMP -> TIMESTAMP",
                "DATE          | -   | DATE           | DATE, DATE -> BIGINT",
                "TIMESTAMP     | -   | DATE           | TIMESTAMP, TIMESTAMP -> INTERVAL",
                "INT           | -   | INTERVAL       | BIGINT, INTERVAL -> BIGINT",
                "INT           | *   | INTERVAL       | BIGINT, INTERVAL -> INTERVAL",
                "INTERVAL      | /   | DECIMAL(3, 1)  | INTERVAL, DOUBLE -> INTERVAL",
                "TIMESTAMP     | -   | NULL           | TIMESTAMP, INTERVAL -> TIMESTAMP",
                "TIMESTAMP     | +   | TIMESTAMP      | none",
                "INTERVAL      | -   | TIMESTAMP      | none",
                "INTERVAL      | +   | INTERVAL MONTH | none",
                "STRING        | +   | BIGINT         | none",
            })
    void resolves(String left, String operator, String right, String expected) {
        String actual =
                ArithmeticTypes.resolve(operator(operator), type(left), type(right))
                        .map(r -> r.left() + ", " + r.right() + " -> " + r.result())
                        .orElse("none");

        assertThat(actual).isEqualTo(expected);
    }

    private static ArithmeticOperator operator(String symbol) {
        return Arrays.stream(ArithmeticOperator.values())
                .filter(o -> o.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    private static SqlType type(String name) {
        if (name.startsWith("DECIMAL")) {
            String[] digits = name.replaceAll("[^0-9,]", "").split(",", -1);
            return new Decimal(Integer.parseInt(digits[0]), Integer.parseInt(digits[1]));
        }
        return Basic.valueOf(name.replace(' ', '_'));
    }
}
