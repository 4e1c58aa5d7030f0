package io.velostream.planner.explain;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.plan.Frame;
import io.velostream.planner.plan.Frame.Bound;
import io.velostream.planner.plan.OverCall;
import io.velostream.planner.plan.OverCall.Function;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.PhysicalPlan.RowsBuffer;
import io.velostream.planner.plan.PhysicalPlan.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The steps of window functions and Top-N as text.
final class OverText {
    private OverText() {}

    static String of(PhysicalPlan.Over over) {
        StringBuilder text = new StringBuilder("Over");
        over.buffer().ifPresent(buffer -> text.append(buffer(buffer)));
        text.append(partitions(over.partitionBy(), over.orderBy())).append(": ");
        List<String> calls = new ArrayList<>();
        int first = over.schema().size() - over.calls().size();
        for (int i = 0; i < over.calls().size(); i++) {
            calls.add(call(over.calls().get(i)) + " AS " + over.schema().name(first + i));
        }
        return text.append(String.join("; ", calls)).toString();
    }

    static String of(PhysicalPlan.TopN top) {
        StringBuilder text = new StringBuilder("TopN");
        text.append(top.emission() == Emission.CHANGES ? " changes" : " final");
        text.append(partitions(top.partitionBy(), top.orderBy()));
        text.append(": rows ").append(top.first()).append(" to ").append(top.last());
        if (top.numbered()) {
            text.append(" AS ").append(top.schema().name(top.schema().size() - 1));
        }
        top.closesAt().ifPresent(time -> text.append("; closes at ").append(time));
        return text.toString();
    }

    private static String buffer(RowsBuffer buffer) {
        String full = buffer.emitWhenFull() ? " when full" : "";
        Optional<String> expires = buffer.expireMicros().map(m -> " for " + PlanText.span(m));
        return " buffer of " + buffer.rows() + full + expires.orElse("");
    }

    private static String partitions(List<RowExpression> partitionBy, List<SortKey> orderBy) {
        String by = partitionBy.isEmpty() ? "" : " by " + PlanText.commas(partitionBy);
        return orderBy.isEmpty() ? by : by + " order by " + keys(orderBy);
    }

    static String keys(List<SortKey> sortKeys) {
        List<String> keys = new ArrayList<>();
        for (SortKey key : sortKeys) {
            String nulls =
                    key.nullsFirst() == key.descending()
                            ? ""
                            : key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST";
            keys.add(key.expression() + (key.descending() ? " DESC" : "") + nulls);
        }
        return String.join(", ", keys);
    }

    private static String call(OverCall call) {
        StringBuilder text = new StringBuilder(function(call));
        call.filter().ifPresent(filter -> text.append(" filter ").append(filter));
        boolean framed =
                switch (call.function()) {
                    case Function.Aggregate _, Function.Nth _ -> true;
                    case Function.Ranking _, Function.Tile _, Function.Shifted _ -> false;
                };
        return framed ? text.append(' ').append(frame(call.frame())).toString() : text.toString();
    }

    private static String function(OverCall call) {
        String arguments = PlanText.commas(call.arguments());
        return switch (call.function()) {
            case Function.Aggregate(var aggregate) -> {
                String distinct = aggregate.distinct() ? "DISTINCT " : "";
                yield aggregate.name()
                        + "("
                        + distinct
                        + (arguments.isEmpty() ? "*" : arguments)
                        + ")";
            }
            case Function.Ranking(OverCall.Rank rank) -> rank + "()";
            case Function.Tile(long buckets) -> "NTILE(" + buckets + ")";
            case Function.Shifted(long distance, boolean ignoreNulls) ->
                    (distance > 0 ? "LEAD(" : "LAG(")
                            + call.arguments().getFirst()
                            + ", "
                            + Math.abs(distance)
                            + (call.arguments().size() > 1 ? ", " + call.arguments().get(1) : "")
                            + ")"
                            + nulls(ignoreNulls);
            case Function.Nth(long n, boolean ignoreNulls) ->
                    nth(n, arguments) + nulls(ignoreNulls);
        };
    }

    private static String nth(long n, String argument) {
        if (n == 1) {
            return "FIRST_VALUE(" + argument + ")";
        }
        return n == -1 ? "LAST_VALUE(" + argument + ")" : "NTH_VALUE(" + argument + ", " + n + ")";
    }

    private static String nulls(boolean ignore) {
        return ignore ? " IGNORE NULLS" : "";
    }

    private static String frame(Frame frame) {
        String text =
                frame.unit().toString().toLowerCase(Locale.ROOT)
                        + " "
                        + bound(frame.start())
                        + ".."
                        + bound(frame.end());
        return switch (frame.exclusion()) {
            case NO_OTHERS -> text;
            case CURRENT_ROW -> text + " without current row";
            case GROUP -> text + " without peers";
            case TIES -> text + " without ties";
        };
    }

    private static String bound(Bound bound) {
        return switch (bound) {
            case Bound.UnboundedPreceding _ -> "first";
            case Bound.Offset(long distance) when distance == 0 -> "current";
            case Bound.Offset(long distance) -> distance > 0 ? "+" + distance : "" + distance;
            case Bound.UnboundedFollowing _ -> "last";
        };
    }
}
