package io.velostream.planner.analysis;

import io.velostream.planner.expression.ConstantEvaluator;
import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.plan.Frame;
import io.velostream.planner.plan.Frame.Bound;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Node;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// The frames of window functions, in numbers.
final class OverFrames {
    /// Every row of the partition.
    static final Frame WHOLE =
            new Frame(
                    Frame.Unit.ROWS,
                    new Bound.UnboundedPreceding(),
                    new Bound.UnboundedFollowing(),
                    Frame.Exclusion.NO_OTHERS);

    private static final long MILLI = 1000;
    private static final long DAY = 86_400_000_000L;

    private final ExpressionAnalyzer analyzer;
    private final OverSpec spec;

    OverFrames(ExpressionAnalyzer analyzer, OverSpec spec) {
        this.analyzer = analyzer;
        this.spec = spec;
    }

    /// What is meant where no frame is written: up to the current row and its peers, which without
    /// an order all rows are; of a buffer, all of it.
    private Frame byDefault() {
        return spec.buffer().isPresent() || spec.orderBy().isEmpty()
                ? WHOLE
                : new Frame(
                        Frame.Unit.RANGE,
                        new Bound.UnboundedPreceding(),
                        new Bound.Offset(0),
                        Frame.Exclusion.NO_OTHERS);
    }

    Frame frame(Optional<io.velostream.sql.tree.Frame> given) {
        if (given.isEmpty()) {
            return byDefault();
        }
        io.velostream.sql.tree.Frame frame = given.get();
        Frame.Unit unit = Frame.Unit.valueOf(frame.unit().name());
        Frame.Exclusion exclusion = Frame.Exclusion.valueOf(frame.exclusion().name());
        boolean peers =
                unit == Frame.Unit.GROUPS
                        || exclusion == Frame.Exclusion.GROUP
                        || exclusion == Frame.Exclusion.TIES;
        if (peers && spec.orderBy().isEmpty()) {
            throw invalid(
                    frame,
                    (unit == Frame.Unit.GROUPS ? "GROUPS" : "EXCLUDE " + exclusion)
                            + " speaks of rows that are equal in the order, and there is no"
                            + " ORDER BY",
                    "add ORDER BY to the OVER");
        }
        Bound start = bound(frame.start(), unit, frame);
        Bound end = bound(frame.end(), unit, frame);
        if (start instanceof Bound.Offset(long from)
                && end instanceof Bound.Offset(long to)
                && from > to) {
            throw invalid(
                    frame,
                    "the frame starts after its end",
                    "write the earlier bound first: BETWEEN 3 PRECEDING AND 1 PRECEDING");
        }
        if (unit == Frame.Unit.RANGE && spec.orderBy().isEmpty()) {
            // Every row is a peer of every other.
            return new Frame(
                    Frame.Unit.ROWS,
                    new Bound.UnboundedPreceding(),
                    new Bound.UnboundedFollowing(),
                    exclusion);
        }
        return new Frame(unit, start, end, exclusion);
    }

    private Bound bound(
            io.velostream.sql.tree.Frame.Bound bound,
            Frame.Unit unit,
            io.velostream.sql.tree.Frame frame) {
        return switch (bound) {
            case io.velostream.sql.tree.Frame.Bound.UnboundedPreceding _ ->
                    new Bound.UnboundedPreceding();
            case io.velostream.sql.tree.Frame.Bound.UnboundedFollowing _ ->
                    new Bound.UnboundedFollowing();
            case io.velostream.sql.tree.Frame.Bound.CurrentRow _ -> new Bound.Offset(0);
            case io.velostream.sql.tree.Frame.Bound.Preceding(Expression offset) ->
                    new Bound.Offset(-distance(offset, unit, frame));
            case io.velostream.sql.tree.Frame.Bound.Following(Expression offset) ->
                    new Bound.Offset(distance(offset, unit, frame));
        };
    }

    private long distance(Expression offset, Frame.Unit unit, io.velostream.sql.tree.Frame frame) {
        RowExpression value = ConstantEvaluator.fold(analyzer.analyze(offset));
        if (!(value instanceof Literal literal) || literal.value().isEmpty()) {
            throw invalid(
                    offset,
                    "a frame begins and ends at a constant distance",
                    unit == Frame.Unit.RANGE
                            ? "write RANGE BETWEEN INTERVAL '1' HOUR PRECEDING AND CURRENT ROW"
                            : "write ROWS BETWEEN 9 PRECEDING AND CURRENT ROW");
        }
        long distance =
                unit == Frame.Unit.RANGE ? span(literal, offset, frame) : rows(literal, offset);
        if (distance < 0) {
            throw invalid(
                    offset,
                    "the distance of a frame is not negative",
                    "write PRECEDING for earlier rows and FOLLOWING for later ones");
        }
        return distance;
    }

    private static long rows(Literal literal, Expression place) {
        if (literal.type() != Basic.BIGINT) {
            throw invalid(
                    place,
                    "ROWS and GROUPS count in whole numbers, but this is " + literal.type(),
                    literal.type() == Basic.INTERVAL
                            ? "write RANGE for a length of time"
                            : "write ROWS BETWEEN 9 PRECEDING AND CURRENT ROW");
        }
        return (Long) literal.value().orElseThrow();
    }

    /// A distance in the values of the ORDER BY column, in the unit of its storage.
    private long span(Literal literal, Expression place, io.velostream.sql.tree.Frame frame) {
        if (spec.orderBy().size() != 1) {
            throw invalid(
                    frame,
                    "RANGE with a distance needs an ORDER BY of exactly one column",
                    spec.orderBy().isEmpty()
                            ? "add ORDER BY to the OVER"
                            : "order by one of them, or count rows with ROWS");
        }
        SqlType key = spec.orderBy().getFirst().expression().type();
        return switch (key) {
            case Basic.TIMESTAMP, Basic.TIME, Basic.INTERVAL -> micros(literal, key, place, 1);
            case Basic.DATE -> micros(literal, key, place, DAY);
            case Basic.BIGINT ->
                    literal.type() == Basic.INTERVAL
                            ? micros(literal, key, place, MILLI)
                            : units(literal, key, 0, place);
            case Basic.INT -> units(literal, key, 0, place);
            case Decimal decimal when decimal.isShort() ->
                    units(literal, key, decimal.scale(), place);
            case Decimal _ ->
                    throw Faults.notSupportedYet(
                            place,
                            "RANGE with a distance over " + key,
                            "cast the column to a DECIMAL of at most 18 digits");
            case Basic.DOUBLE ->
                    throw Faults.notSupportedYet(
                            place,
                            "RANGE with a distance over DOUBLE",
                            "cast the column to a DECIMAL");
            case SqlType other ->
                    throw Faults.at(
                            place,
                            "TYPE_MISMATCH",
                            "RANGE measures how far values are apart, and those of %s are not"
                                            .formatted(other)
                                    + " numbers or times",
                            "count rows with ROWS, or groups of equal ones with GROUPS");
        };
    }

    private static long micros(Literal literal, SqlType key, Expression place, long unit) {
        if (literal.type() == Basic.INTERVAL_MONTH) {
            throw invalid(
                    place,
                    "a frame cannot be measured in months: they differ in length",
                    "write INTERVAL '30' DAY");
        }
        if (literal.type() != Basic.INTERVAL) {
            throw Faults.at(
                    place,
                    "TYPE_MISMATCH",
                    "distances of %s are intervals, but this is %s".formatted(key, literal.type()),
                    "write INTERVAL '5' MINUTE");
        }
        long micros = (Long) literal.value().orElseThrow();
        if (micros % unit != 0) {
            throw invalid(
                    place,
                    "the distance is finer than a column of " + key + " can be",
                    unit == DAY ? "write whole days" : "write whole milliseconds");
        }
        return micros / unit;
    }

    private static long units(Literal literal, SqlType key, int scale, Expression place) {
        boolean exact = literal.type().isInteger() || literal.type() instanceof Decimal;
        if (!exact) {
            throw Faults.at(
                    place,
                    "TYPE_MISMATCH",
                    "distances of %s are numbers, but this is %s".formatted(key, literal.type()));
        }
        BigDecimal value =
                Literals.exactValue(literal.value().orElseThrow(), literal.type())
                        .movePointRight(scale)
                        .stripTrailingZeros();
        if (value.scale() > 0) {
            throw invalid(
                    place,
                    "the distance is finer than a column of " + key + " can be",
                    "write " + literal + " with at most " + scale + " decimal places");
        }
        BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
        return value.abs().min(most).setScale(0, RoundingMode.UNNECESSARY).longValueExact()
                * value.signum();
    }

    private static RuntimeException invalid(Node place, String message, String hint) {
        return Faults.at(place, "FRAME_INVALID", message, hint);
    }
}
