package io.velostream.functions;

import io.velostream.types.Column;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.text.DateTimeText;
import io.velostream.types.text.IntervalText;
import io.velostream.types.text.Parsed;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// A literal of SQL: its type and its value as [FunctionRegistry#scalar] wants it.
record Literals(SqlType type, Optional<Object> value) {
    static Literals ofNumber(String text) {
        if (text.matches(".*[eE].*")) {
            return new Literals(Basic.DOUBLE, Optional.of(Double.parseDouble(text)));
        }
        if (!text.contains(".")) {
            return new Literals(Basic.BIGINT, Optional.of(Long.parseLong(text)));
        }
        BigDecimal decimal = new BigDecimal(text);
        int precision = Math.max(decimal.precision(), decimal.scale());
        Decimal type = new Decimal(precision, decimal.scale());
        return new Literals(type, Optional.of(decimal.unscaledValue()));
    }

    static Literals ofString(String text) {
        return new Literals(Basic.STRING, Optional.of(text));
    }

    static Literals ofWord(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "NULL" -> new Literals(Basic.NULL, Optional.empty());
            case "TRUE" -> new Literals(Basic.BOOLEAN, Optional.of(true));
            case "FALSE" -> new Literals(Basic.BOOLEAN, Optional.of(false));
            default -> throw new IllegalArgumentException("no literal: " + word);
        };
    }

    /// `TIMESTAMP '…'` and the like.
    static Literals ofTyped(String type, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        Parsed parsed = new Parsed();
        Basic basic = Basic.valueOf(type.toUpperCase(Locale.ROOT));
        var _ =
                switch (basic) {
                    case DATE -> DateTimeText.parseDate(utf8, 0, utf8.length, parsed);
                    case TIME -> DateTimeText.parseTime(utf8, 0, utf8.length, parsed);
                    case TIMESTAMP -> DateTimeText.parseTimestamp(utf8, 0, utf8.length, parsed);
                    case INTERVAL -> IntervalText.parse(utf8, 0, utf8.length, parsed);
                    default -> throw new IllegalArgumentException("no typed literal: " + type);
                };
        return new Literals(basic, Optional.of(parsed.longValue()));
    }

    /// A column of the wanted type with the value, coerced, in its first row.
    Column toColumn(SqlType wanted) {
        Column column = Column.of(wanted, 1);
        if (value.isEmpty()) {
            column.setNull(0);
        } else {
            TestColumns.set(column, 0, coerced(wanted));
        }
        return column;
    }

    private Object coerced(SqlType wanted) {
        Object plain = value.orElseThrow();
        if (type.equals(wanted) || !type.isNumeric()) {
            return type == Basic.DATE && wanted == Basic.TIMESTAMP
                    ? (Object) ((Long) plain * 86_400_000_000L)
                    : plain;
        }
        BigDecimal number =
                switch (plain) {
                    case BigInteger unscaled -> new BigDecimal(unscaled, ((Decimal) type).scale());
                    case Long whole -> BigDecimal.valueOf(whole);
                    default -> throw new IllegalArgumentException(type + " as " + wanted);
                };
        if (wanted instanceof Decimal decimal) {
            return number.setScale(decimal.scale()).unscaledValue();
        }
        return wanted == Basic.DOUBLE
                ? (Object) number.doubleValue()
                : (Object) number.longValueExact();
    }
}
