package io.velostream.engine.expression;

import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/// A typed value as tests write it: `BIGINT 1`, `DECIMAL(9,2) 1.50`, `STRING 'a b'`, `DATE NULL`.
record Operand(SqlType type, @Nullable Object value) {
    static Operand parse(String text) {
        int space = text.indexOf(' ');
        SqlType type = type(text.substring(0, space));
        String value = text.substring(space + 1).trim();
        return new Operand(type, value.equals("NULL") ? null : value(type, value));
    }

    static SqlType type(String name) {
        if (!name.startsWith("DECIMAL")) {
            return Basic.valueOf(name);
        }
        String[] digits = name.substring(8, name.length() - 1).split(",", -1);
        return new Decimal(Integer.parseInt(digits[0]), Integer.parseInt(digits[1]));
    }

    private static Object value(SqlType type, String text) {
        if (type instanceof Decimal decimal) {
            return new BigDecimal(text).setScale(decimal.scale());
        }
        return switch ((Basic) type) {
            case INT, BIGINT -> Long.parseLong(text);
            case DOUBLE -> Double.parseDouble(text);
            case BOOLEAN -> Boolean.parseBoolean(text);
            case STRING -> text.substring(1, text.length() - 1);
            case DATE -> LocalDate.parse(text);
            case TIME -> LocalTime.parse(text);
            case TIMESTAMP -> LocalDateTime.parse(text);
            case INTERVAL -> Duration.parse(text);
            case INTERVAL_MONTH -> Period.parse(text);
            case BYTES, NULL -> throw new IllegalArgumentException(text);
        };
    }

    Literal literal() {
        return Evaluation.literal(type, value);
    }
}
