package io.velostream.planner.catalog;

import io.velostream.planner.analysis.Faults;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Expression.Binary;
import io.velostream.sql.tree.Expression.BinaryOperator;
import io.velostream.sql.tree.Expression.IntervalLiteral;
import io.velostream.sql.tree.Expression.Reference;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Statement;

/// Reads `WATERMARK FOR ts AS ts - INTERVAL '5' SECOND`.
final class WatermarkClause {
    private WatermarkClause() {}

    /// By how many micros rows may come out of order.
    static long delay(Statement.Watermark watermark) {
        Identifier column = watermark.column().last();
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
