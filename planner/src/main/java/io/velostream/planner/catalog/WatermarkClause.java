package io.velostream.planner.catalog;

import io.velostream.planner.analysis.Faults;
import io.velostream.planner.logical.EventTime;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Expression.Binary;
import io.velostream.sql.tree.Expression.BinaryOperator;
import io.velostream.sql.tree.Expression.IntervalLiteral;
import io.velostream.sql.tree.Expression.Reference;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Statement;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.Suggestions;
import java.util.List;

/// Reads `WATERMARK FOR ts AS ts - INTERVAL '5' SECOND`.
final class WatermarkClause {
    private WatermarkClause() {}

    /// @param schema the columns that the source has
    /// @param computed the names of those that are computed from them
    static EventTime read(Statement.Watermark watermark, Schema schema, List<Identifier> computed) {
        Identifier name = watermark.column().last();
        if (computed.contains(name)) {
            throw Faults.notSupportedYet(watermark.column(), "a watermark on a computed column");
        }
        int column = watermark.column().isSimple() ? schema.indexOf(name.name()) : -1;
        if (column < 0) {
            throw Faults.at(
                    watermark.column(),
                    "COLUMN_NOT_FOUND",
                    "column \"" + watermark.column() + "\" does not exist",
                    Suggestions.didYouMean(
                            name.name(),
                            schema.fields().stream().map(SqlType.Field::name).toList()));
        }
        SqlType type = schema.type(column);
        if (type != Basic.TIMESTAMP && type != Basic.BIGINT) {
            throw Faults.at(
                    watermark.column(),
                    "TYPE_MISMATCH",
                    "event time must be TIMESTAMP or BIGINT milliseconds, but \"%s\" is %s"
                            .formatted(name, type));
        }
        return new EventTime(column, delay(watermark, name));
    }

    private static long delay(Statement.Watermark watermark, Identifier column) {
        if (isColumn(watermark.expression(), column)) {
            return 0;
        }
        if (watermark.expression() instanceof Binary binary
                && binary.operator() == BinaryOperator.SUBTRACT
                && isColumn(binary.left(), column)
                && binary.right() instanceof IntervalLiteral interval
                && interval.months() == 0
                && interval.micros() >= 0) {
            return interval.micros();
        }
        throw Faults.at(
                watermark.expression(),
                "WATERMARK_INVALID",
                "a watermark is the column itself or the column minus an interval",
                "WATERMARK FOR %1$s AS %1$s - INTERVAL '5' SECOND".formatted(column));
    }

    private static boolean isColumn(Expression expression, Identifier column) {
        return expression instanceof Reference reference
                && reference.name().isSimple()
                && reference.name().last().equals(column);
    }
}
