package io.velostream.engine.over;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.plan.Frame;
import io.velostream.planner.plan.Frame.Bound;
import io.velostream.planner.plan.OverCall;
import io.velostream.planner.plan.OverCall.Function;
import io.velostream.planner.plan.OverCall.Rank;
import io.velostream.types.Column;
import io.velostream.types.SqlType;
import io.velostream.types.Storage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the [WaitingCall]s of a node and the cursors of their frames.
final class WaitingCalls {
    private static final Frame PEERS =
            new Frame(
                    Frame.Unit.RANGE,
                    new Bound.Offset(0),
                    new Bound.Offset(0),
                    Frame.Exclusion.NO_OTHERS);

    private final RowLog log;
    private final OrderColumns order;
    private final Horizon horizon;
    private final RowLedger ledger;
    private final @Nullable SqlType timeType;
    private final boolean fresh;
    private final List<FrameCursor> cursors = new ArrayList<>();

    /// @param timeType that of the event time if the order is by it
    /// @param fresh whether each row is evaluated with nothing remembered of rows before
    WaitingCalls(
            RowLog log,
            OrderColumns order,
            Horizon horizon,
            RowLedger ledger,
            @Nullable SqlType timeType,
            boolean fresh) {
        this.fresh = fresh;
        this.log = log;
        this.order = order;
        this.horizon = horizon;
        this.ledger = ledger;
        this.timeType = timeType;
    }

    /// The cursors of the calls made so far.
    List<FrameCursor> cursors() {
        return cursors;
    }

    /// @param arguments gives the numbers of the log's columns
    WaitingCall make(OverCall call, Arguments arguments) {
        return switch (call.function()) {
            case Function.Aggregate _ -> aggregate(call, arguments);
            case Function.Ranking(Rank rank) ->
                    new RankCall(call.name(), rank, horizon, peersFor(rank));
            case Function.Tile(long buckets) -> new TileCall(call.name(), buckets, horizon);
            case Function.Shifted(long distance, boolean ignoreNulls) ->
                    new ShiftCall(
                            call.name(),
                            arguments.numberOf(call.arguments().getFirst()),
                            call.arguments().size() < 2
                                    ? -1
                                    : arguments.numberOf(call.arguments().get(1)),
                            distance,
                            ignoreNulls,
                            horizon,
                            log);
            case Function.Nth(long n, boolean ignoreNulls) -> nth(call, n, ignoreNulls, arguments);
        };
    }

    private @Nullable FrameCursor peersFor(Rank rank) {
        return rank == Rank.CUME_DIST ? cursor(PEERS) : null;
    }

    private WaitingCall nth(OverCall call, long n, boolean ignoreNulls, Arguments arguments) {
        FrameCursor cursor = cursor(call.frame());
        RowExpression value = call.arguments().getFirst();
        int argument = arguments.numberOf(value);
        if (!fresh && n > 0 && cursor.isAnchored() && !cursor.excludes()) {
            return new AnchoredNthCall(
                    call.name(), cursor, argument, n, ignoreNulls, log, value.type());
        }
        return new NthCall(call.name(), cursor, argument, n, ignoreNulls, log);
    }

    private WaitingCall aggregate(OverCall call, Arguments arguments) {
        if (!(call.function() instanceof Function.Aggregate(var aggregate))) {
            throw new IllegalArgumentException(call.toString());
        }
        FrameCursor cursor = cursor(call.frame());
        List<Integer> numbers = arguments.ofAggregate(call);
        if (fresh || cursor.excludes()) {
            return new RecomputedCall(call.name(), cursor, aggregate, numbers, log);
        }
        if (cursor.isAnchored()) {
            return new GrowingCall(call.name(), cursor, aggregate, numbers, log);
        }
        var function = SlidingFunction.of(aggregate);
        if (function.isEmpty()) {
            return new RecomputedCall(call.name(), cursor, aggregate, numbers, log);
        }
        boolean floating =
                !aggregate.parameters().isEmpty()
                        && aggregate.parameters().getFirst().storage() == Storage.DOUBLE;
        return new SlidingCall(
                cursor,
                new SlidingStep.Result(
                        call.name(), function.get(), SlidingFunction.morePlaces(aggregate), 0),
                new SlidingAggregate.Shape(
                        floating, function.get().needsSum(), function.get().needsExtremes()),
                numbers.isEmpty() ? -1 : numbers.getFirst(),
                log,
                Column.of(aggregate.result(), 1));
    }

    private FrameCursor cursor(Frame frame) {
        for (FrameCursor known : cursors) {
            if (known.frame().equals(frame)) {
                return known;
            }
        }
        FrameCursor cursor = new FrameCursor(frame, order, horizon, ledger, timeType);
        cursors.add(cursor);
        return cursor;
    }
}
