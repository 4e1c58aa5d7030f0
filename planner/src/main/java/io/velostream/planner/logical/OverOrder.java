package io.velostream.planner.logical;

import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Arithmetic;
import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.planner.expression.RowExpression.Cast;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.logical.LogicalPlan.Over;
import io.velostream.planner.logical.LogicalPlan.Sort;
import io.velostream.planner.logical.LogicalPlan.TimeSort;
import io.velostream.planner.plan.Frame;
import io.velostream.planner.plan.Frame.Bound;
import io.velostream.planner.plan.OverCall;
import io.velostream.planner.plan.OverCall.Function;
import io.velostream.planner.plan.OverCall.Rank;
import io.velostream.planner.plan.PhysicalPlan.SortKey;
import io.velostream.types.Diagnostic;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.UserException;
import java.util.List;
import java.util.Optional;

/// Settles how the input of window functions gets its order: as it arrives, by event time as the
/// watermark passes, or by sorting when a bounded input ends. Refuses what an endless input cannot
/// give.
///
/// It comes after the whole query has been read: until then a filter around it may turn a row
/// number into a Top-N, which takes any order.
public final class OverOrder {
    private final Watermarks watermarks;

    private OverOrder(Watermarks watermarks) {
        this.watermarks = watermarks;
    }

    /// How an input gets an order; the earlier ones keep more of the order of arrival.
    public enum Kind {
        ARRIVAL,
        EVENT_TIME,
        SORTED
    }

    /// The plan with every [Over] settled.
    ///
    /// @throws UserException with its place
    public static LogicalPlan settle(LogicalPlan plan, Watermarks watermarks) {
        OverOrder order = new OverOrder(watermarks);
        return PlanExpressions.bottomUp(
                plan,
                node ->
                        node instanceof Over over && !over.isSettled()
                                ? order.settled(over)
                                : node);
    }

    public static Kind kind(LogicalPlan input, List<SortKey> orderBy) {
        if (orderBy.isEmpty()) {
            return Kind.ARRIVAL;
        }
        boolean simple =
                orderBy.size() == 1
                        && !orderBy.getFirst().descending()
                        && orderBy.getFirst().expression() instanceof ColumnRef;
        if (!simple) {
            return Kind.SORTED;
        }
        RowExpression key = orderBy.getFirst().expression();
        return EventTimes.match(input, key).isPresent()
                        || ArrivalOrder.of(input, key) == ArrivalOrder.EXACT
                ? Kind.EVENT_TIME
                : Kind.SORTED;
    }

    /// Whether a row may have to wait for later ones. Those of a buffer never do.
    static boolean looksAhead(Over over) {
        return over.buffer().isEmpty() && over.calls().stream().anyMatch(OverOrder::looksAhead);
    }

    /// Whether a row's result may have to wait for later rows.
    public static boolean looksAhead(OverCall call) {
        return switch (call.function()) {
            case Function.Aggregate _, Function.Nth _ ->
                    !isOfRows(call)
                            || switch (call.frame().end()) {
                                case Bound.UnboundedPreceding _ -> false;
                                case Bound.Offset(long distance) -> distance > 0;
                                case Bound.UnboundedFollowing _ -> true;
                            };
            case Function.Ranking _, Function.Tile _ -> needsPartition(call);
            case Function.Shifted(long distance, _) -> distance > 0;
        };
    }

    /// Whether the frame, if the function has one, counts rows.
    private static boolean isOfRows(OverCall call) {
        return call.frame().unit() == Frame.Unit.ROWS;
    }

    /// Whether a result hangs on all rows of the partition.
    private static boolean needsPartition(OverCall call) {
        return switch (call.function()) {
            case Function.Aggregate _, Function.Nth _ ->
                    call.frame().end() instanceof Bound.UnboundedFollowing;
            case Function.Ranking(Rank rank) -> rank == Rank.PERCENT_RANK || rank == Rank.CUME_DIST;
            case Function.Tile _ -> true;
            case Function.Shifted _ -> false;
        };
    }

    private Over settled(Over over) {
        LogicalPlan input = over.input();
        Traits traits = Traits.of(input);
        if (traits.updating()) {
            throw fault(
                    over.places().getFirst(),
                    "NOT_SUPPORTED_YET",
                    "OVER over "
                            + traits.changes().updates().orElseThrow()
                            + " is not supported yet",
                    "let the query below EMIT FINAL, or give its GROUP BY a window");
        }
        if (over.buffer().isPresent()) {
            boolean expires = over.buffer().get().expireMicros().isPresent();
            return expires && traits.time().isPresent()
                    ? over(over, timed(over, traits.time().get()), traits.time())
                    : over(over, input, Optional.empty());
        }
        if (!traits.bounded()) {
            refuseWholePartitions(over);
        }
        return switch (kind(input, over.orderBy())) {
            case ARRIVAL -> over(over, input, Optional.empty());
            case EVENT_TIME -> byEventTime(over);
            case SORTED -> {
                if (!traits.bounded()) {
                    throw endlessOrder(over, traits);
                }
                yield over(
                        over, new Sort(input, over.orderBy(), Optional.empty()), Optional.empty());
            }
        };
    }

    private Over byEventTime(Over over) {
        LogicalPlan input = over.input();
        RowExpression key = over.orderBy().getFirst().expression();
        Optional<EventTimes.Match> match = EventTimes.match(input, key);
        if (match.isEmpty()) {
            return over(over, input, Optional.empty());
        }
        boolean ofRows = over.calls().stream().allMatch(OverOrder::isOfRows);
        ArrivalOrder arrival = ArrivalOrder.of(input, key);
        if (arrival == ArrivalOrder.EXACT && ofRows) {
            // Nobody is late, and no result waits for the watermark.
            return over(over, input, Optional.empty());
        }
        RowExpression time = match.get().time();
        LogicalPlan timed = timed(over, time);
        boolean inOrder =
                switch (arrival) {
                    case EXACT -> true;
                    case BUT_FOR_LATE_ROWS -> match.get().exact() && ofRows;
                    case ANY -> false;
                };
        return over(
                over,
                inOrder ? timed : new TimeSort(timed, time),
                Optional.of(match.get().exact() ? time : lastMicro(key)));
    }

    /// The last moment of a millisecond: rows of equal milliseconds are all there when that has
    /// passed.
    private static RowExpression lastMicro(RowExpression millis) {
        return new Arithmetic(
                ArithmeticOperator.ADD,
                new Cast(millis, Basic.TIMESTAMP, false),
                Literals.ofLong(999, Basic.INTERVAL),
                Basic.TIMESTAMP);
    }

    /// The input with a watermark.
    private LogicalPlan timed(Over over, RowExpression time) {
        try {
            return watermarks.require(over.input(), Optional.of(time));
        } catch (UserException e) {
            Diagnostic fault = e.diagnostic();
            throw fault.place().isPresent()
                    ? e
                    : new UserException(fault.at(over.places().getFirst()), e);
        }
    }

    private static Over over(Over over, LogicalPlan input, Optional<RowExpression> time) {
        return new Over(
                input,
                over.partitionBy(),
                over.orderBy(),
                time,
                over.buffer(),
                over.calls(),
                over.names(),
                List.of());
    }

    private static void refuseWholePartitions(Over over) {
        for (int i = 0; i < over.calls().size(); i++) {
            OverCall call = over.calls().get(i);
            if (needsPartition(call)) {
                boolean framed =
                        call.function() instanceof Function.Aggregate
                                || call.function() instanceof Function.Nth;
                throw fault(
                        over.places().get(i),
                        "INPUT_ENDLESS",
                        call.name()
                                + " looks at all rows of its partition, and the input does not end",
                        framed
                                ? "say how far it looks: ROWS BETWEEN UNBOUNDED PRECEDING AND"
                                        + " CURRENT ROW, or ROWS WINDOW BUFFER 100 ROWS"
                                : "let it look at the last rows: OVER (ROWS WINDOW BUFFER 100 ROWS"
                                        + " PARTITION BY … ORDER BY …)");
            }
        }
    }

    private static UserException endlessOrder(Over over, Traits traits) {
        Diagnostic.Place place = over.places().getFirst();
        SortKey key = over.orderBy().getFirst();
        SqlType type = key.expression().type();
        boolean lacksTime =
                over.orderBy().size() == 1
                        && !key.descending()
                        && traits.time().isEmpty()
                        && (type == Basic.TIMESTAMP || type == Basic.BIGINT);
        if (lacksTime) {
            return fault(
                    place,
                    "EVENT_TIME_MISSING",
                    "is \""
                            + key.expression()
                            + "\" the event time? Only by that an endless input"
                            + " can be ordered",
                    "declare it at the source: WATERMARK FOR column AS column - INTERVAL '5' SECOND"
                            + " in its CREATE, or 'event.time.field' = 'column'");
        }
        Optional<RowExpression> time = traits.time();
        boolean numbers =
                over.calls().stream().allMatch(c -> c.function() instanceof Function.Ranking);
        return fault(
                place,
                "INPUT_ENDLESS",
                "rows of an endless input cannot be ordered by "
                        + text(over.orderBy())
                        + ": a later row may belong before any other",
                numbers
                        ? "to keep the first rows, filter ROW_NUMBER() <= n in a query around; else"
                                + " use ROWS WINDOW BUFFER 100 ROWS"
                        : time.map(t -> "order by the event time, ORDER BY " + t + ", or use ")
                                        .orElse("use ")
                                + "ROWS WINDOW BUFFER 100 ROWS");
    }

    private static String text(List<SortKey> keys) {
        return String.join(
                ", ",
                keys.stream()
                        .map(key -> key.expression() + (key.descending() ? " DESC" : ""))
                        .toList());
    }

    private static UserException fault(
            Diagnostic.Place place, String code, String message, String hint) {
        return new UserException(Diagnostic.of(code, message).at(place).withHint(hint));
    }
}
