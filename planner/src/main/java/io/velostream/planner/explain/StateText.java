package io.velostream.planner.explain;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.plan.Frame.Bound;
import io.velostream.planner.plan.OverCall;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.WindowShape;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a step remembers, and whether that can grow without end: what EXPLAIN says of state.
///
/// State by key is called unbounded where new keys may come for ever, even if each takes a few
/// bytes only.
final class StateText {
    private static final String TTL = "; 'state.ttl' bounds it";

    private StateText() {}

    /// Without the words `state:`; empty if the step remembers no rows.
    static Optional<String> of(PhysicalPlan plan) {
        return switch (plan) {
            case PhysicalPlan.Scan _,
                    PhysicalPlan.SingleRow _,
                    PhysicalPlan.Exchange _,
                    PhysicalPlan.Filter _,
                    PhysicalPlan.Project _,
                    PhysicalPlan.Limit _,
                    PhysicalPlan.AssignWindows _,
                    PhysicalPlan.Union _ ->
                    Optional.empty();
            case PhysicalPlan.Aggregate aggregate -> Optional.of(aggregate(aggregate));
            case PhysicalPlan.Normalize normalize -> Optional.of(normalize(normalize));
            case PhysicalPlan.TimeSort _ -> Optional.of("rows not yet passed by the watermark");
            case PhysicalPlan.Over over -> Optional.of(over(over));
            case PhysicalPlan.TopN top -> Optional.of(top(top));
            case PhysicalPlan.Sort sort ->
                    Optional.of(
                            sort.limit().map(n -> rows(n) + " until the end").orElse("all rows"));
        };
    }

    private static String aggregate(PhysicalPlan.Aggregate aggregate) {
        if (aggregate.window().isPresent()) {
            boolean session = aggregate.window().get().shape() instanceof WindowShape.Session;
            String windows = session ? "sessions" : "windows";
            // Without a watermark none closes before the end.
            return hasWatermark(aggregate)
                    ? "open " + windows
                    : "all " + windows + growth(aggregate, Optional.empty());
        }
        boolean changing = aggregate.input().changelog().isUpdating();
        String ttl =
                aggregate.emission() == Emission.CHANGES && aggregate.ttlMicros().isEmpty()
                        ? TTL
                        : "";
        if (aggregate.aggregates().isEmpty()) {
            return "each different row"
                    + growth(aggregate, aggregate.ttlMicros())
                    + ttl(aggregate, ttl);
        }
        String values = changing ? " with its values" : "";
        if (aggregate.keys().isEmpty()) {
            return "one row" + values;
        }
        return "one row per "
                + PlanText.commas(aggregate.keys())
                + values
                + growth(aggregate, aggregate.ttlMicros())
                + ttl(aggregate, ttl);
    }

    private static String ttl(PhysicalPlan plan, String hint) {
        return isEndless(plan) ? hint : "";
    }

    private static String normalize(PhysicalPlan.Normalize normalize) {
        List<String> key = normalize.key().stream().map(normalize.schema()::name).toList();
        return "one row per " + String.join(", ", key) + growth(normalize, Optional.empty());
    }

    private static String top(PhysicalPlan.TopN top) {
        String rows = top.input().changelog().isUpdating() ? "all rows" : rows(top.last());
        if (top.closesAt().isPresent()) {
            return rows + per(top.partitionBy()) + " until it closes";
        }
        boolean grows = !top.partitionBy().isEmpty() || rows.equals("all rows");
        return rows + per(top.partitionBy()) + (grows ? growth(top, top.ttlMicros()) : "");
    }

    private static String over(PhysicalPlan.Over over) {
        String rows =
                over.buffer().map(b -> "last " + rows(b.rows())).orElseGet(() -> frames(over));
        Optional<Long> expires = over.buffer().flatMap(PhysicalPlan.RowsBuffer::expireMicros);
        boolean grows = !over.partitionBy().isEmpty() || rows.equals("all rows");
        return rows + per(over.partitionBy()) + (grows ? growth(over, expires) : "");
    }

    /// What all calls together look at.
    private static String frames(PhysicalPlan.Over over) {
        if (isWhole(over.calls())) {
            return "all rows";
        }
        long most = 1;
        boolean peers = false;
        for (OverCall call : over.calls()) {
            OptionalLong reach = reach(call);
            if (reach.isEmpty() && call.frame().start() instanceof Bound.Offset) {
                return "the rows of the frame";
            }
            most = Math.max(most, reach.orElse(1));
            peers |= reach.isEmpty();
        }
        return (most == 1 ? "one row" : "last " + rows(most)) + (peers ? " and peers" : "");
    }

    /// How many rows a call remembers; empty if that depends on the rows.
    private static OptionalLong reach(OverCall call) {
        return switch (call.function()) {
            case OverCall.Function.Shifted(long distance, _) ->
                    OptionalLong.of(Math.abs(distance) + 1);
            case OverCall.Function.Tile _ -> OptionalLong.empty();
            case OverCall.Function.Ranking(OverCall.Rank rank) ->
                    switch (rank) {
                        case ROW_NUMBER, RANK, DENSE_RANK -> OptionalLong.of(1);
                        case PERCENT_RANK, CUME_DIST -> OptionalLong.empty();
                    };
            case OverCall.Function.Aggregate _, OverCall.Function.Nth _ -> frameReach(call);
        };
    }

    private static OptionalLong frameReach(OverCall call) {
        return switch (call.frame().unit()) {
            case RANGE, GROUPS -> OptionalLong.empty();
            case ROWS ->
                    switch (call.frame().start()) {
                        // Everything up to here is one running value.
                        case Bound.UnboundedPreceding _
                                when call.frame().end() instanceof Bound.Offset(long end)
                                        && end <= 0 ->
                                OptionalLong.of(1 - end);
                        case Bound.Offset(long start)
                                when call.frame().end() instanceof Bound.Offset(long end) ->
                                OptionalLong.of(Math.max(end, 0) - Math.min(start, 0) + 1);
                        case Bound _ -> OptionalLong.empty();
                    };
        };
    }

    private static boolean isWhole(List<OverCall> calls) {
        return calls.stream()
                .anyMatch(call ->
                        switch (call.function()) {
                            case OverCall.Function.Tile _ -> true;
                            case OverCall.Function.Ranking _ -> reach(call).isEmpty();
                            case OverCall.Function.Shifted _ -> false;
                            case OverCall.Function.Aggregate _, OverCall.Function.Nth _ ->
                                    call.frame().end() instanceof Bound.UnboundedFollowing;
                        });
    }

    private static String rows(long count) {
        return count == 1 ? "1 row" : count + " rows";
    }

    private static String per(List<RowExpression> keys) {
        return keys.isEmpty() ? "" : " per " + PlanText.commas(keys);
    }

    private static String growth(PhysicalPlan plan, Optional<Long> ttlMicros) {
        if (ttlMicros.isPresent()) {
            return ", kept for " + PlanText.span(ttlMicros.get());
        }
        return isEndless(plan) ? ", unbounded" : "";
    }

    private static boolean hasWatermark(PhysicalPlan plan) {
        return plan instanceof PhysicalPlan.Scan scan
                ? scan.watermark().isPresent()
                : plan.inputs().stream().anyMatch(StateText::hasWatermark);
    }

    private static boolean isEndless(PhysicalPlan plan) {
        return plan instanceof PhysicalPlan.Scan scan
                ? !scan.source().isBounded()
                : plan.inputs().stream().anyMatch(StateText::isEndless);
    }
}
