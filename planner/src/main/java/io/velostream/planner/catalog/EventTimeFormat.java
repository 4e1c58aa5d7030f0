package io.velostream.planner.catalog;

import io.velostream.connect.Options.Value;
import io.velostream.functions.FunctionRegistry;
import io.velostream.functions.ResolvedScalar;
import io.velostream.planner.expression.ArithmeticTypes;
import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Arithmetic;
import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.planner.expression.RowExpression.Cast;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.UserException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads a column as the event time that is written in it: `epoch_millis`, `epoch_seconds` (with or
/// without fraction), `iso8601`, or a pattern of Java or strftime.
final class EventTimeFormat {
    /// As many digits as any moment has in seconds with micros.
    private static final Decimal SECONDS = new Decimal(24, 6);

    private final RowExpression column;
    private final Value format;
    private final FunctionRegistry functions;

    private EventTimeFormat(RowExpression column, Value format, FunctionRegistry functions) {
        this.column = column;
        this.format = format;
        this.functions = functions;
    }

    /// The column's value as TIMESTAMP, or BIGINT milliseconds.
    static RowExpression read(RowExpression column, Value format, FunctionRegistry functions) {
        return new EventTimeFormat(column, format, functions).read();
    }

    /// What a column is without a format: text is ISO-8601. Other types are not touched.
    static RowExpression plain(RowExpression column) {
        return switch (column.type()) {
            case Basic.INT -> new Cast(column, Basic.BIGINT, false);
            case Basic.STRING, Basic.DATE -> new Cast(column, Basic.TIMESTAMP, false);
            default -> column;
        };
    }

    private RowExpression read() {
        SqlType type = column.type();
        return switch (format.text().toLowerCase(Locale.ROOT)) {
            case "epoch_millis" -> {
                require(type.isInteger() || type == Basic.STRING, "BIGINT");
                yield type == Basic.BIGINT ? column : new Cast(column, Basic.BIGINT, false);
            }
            case "epoch_seconds", "epoch" -> {
                require(type.isNumeric() || type == Basic.STRING, "BIGINT");
                yield ofSeconds(type);
            }
            case "iso8601" -> {
                require(
                        type == Basic.TIMESTAMP || type == Basic.DATE || type == Basic.STRING,
                        "TIMESTAMP");
                yield plain(column);
            }
            default -> {
                require(type == Basic.STRING, "STRING");
                yield ofPattern();
            }
        };
    }

    private void require(boolean fits, String wanted) {
        if (!fits) {
            throw TimeOptions.fault(
                    format,
                    "TYPE_MISMATCH",
                    "event time column \"%s\" is %s, which cannot be read as \"%s\""
                            .formatted(column, column.type(), format.text()),
                    "declare it: CREATE STREAM … (" + column + " " + wanted + ", …)");
        }
    }

    private RowExpression ofSeconds(SqlType type) {
        RowExpression seconds =
                switch (type) {
                    case Basic.INT -> new Cast(column, Basic.BIGINT, false);
                    case Basic.STRING -> new Cast(column, SECONDS, false);
                    default -> column;
                };
        RowExpression thousand =
                switch (seconds.type()) {
                    case Basic.DOUBLE -> Literals.ofDouble(1000);
                    case Decimal _ -> Literals.decimal(BigDecimal.valueOf(1000)).orElseThrow();
                    default -> Literals.bigint(1000);
                };
        SqlType product =
                ArithmeticTypes.resolve(
                                ArithmeticOperator.MULTIPLY, seconds.type(), thousand.type())
                        .orElseThrow()
                        .result();
        RowExpression millis =
                new Arithmetic(ArithmeticOperator.MULTIPLY, seconds, thousand, product);
        return product == Basic.BIGINT ? millis : new Cast(millis, Basic.BIGINT, false);
    }

    private RowExpression ofPattern() {
        try {
            ResolvedScalar function =
                    functions.scalar(
                            "TO_TIMESTAMP",
                            List.of(Basic.STRING, Basic.STRING),
                            List.of(Optional.empty(), Optional.of(format.text())));
            return new RowExpression.Call(
                    function, List.of(column, Literals.string(format.text())));
        } catch (UserException e) {
            throw TimeOptions.fault(
                    format,
                    "OPTION_INVALID",
                    "event time format \"%s\": %s"
                            .formatted(format.text(), e.diagnostic().message()),
                    "formats are epoch_millis, epoch_seconds, iso8601, and patterns such as"
                            + " yyyy-MM-dd HH:mm:ss or %Y-%m-%d %H:%M:%S");
        }
    }
}
