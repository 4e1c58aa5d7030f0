package io.velostream.planner.distribution;

import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.plan.Distribution;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.planner.plan.PhysicalPlan.AssignWindows;
import io.velostream.planner.plan.PhysicalPlan.Exchange;
import io.velostream.planner.plan.PhysicalPlan.Filter;
import io.velostream.planner.plan.PhysicalPlan.Project;
import io.velostream.planner.plan.PhysicalPlan.Scan;
import io.velostream.planner.plan.PhysicalPlan.SingleRow;
import io.velostream.planner.plan.PhysicalPlan.TimeSort;
import io.velostream.planner.plan.PhysicalPlan.Union;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes the steps between sources and the first step that remembers rows, once for each way in
/// which their rows go on.
///
/// What reads a source in pieces stands alone in its stage, and sees neither the watermark nor the
/// order of all rows: so a union, windows and a sort by time go behind the exchange.
final class OpenRows {
    private final Set<PhysicalPlan> inPieces;
    private final IdentityHashMap<PhysicalPlan, PhysicalPlan> asRead = new IdentityHashMap<>();
    private final IdentityHashMap<PhysicalPlan, List<Moved>> moved = new IdentityHashMap<>();

    private record Moved(Distribution distribution, PhysicalPlan step) {}

    /// @param inPieces the scans that several tasks decode
    OpenRows(Set<PhysicalPlan> inPieces) {
        this.inPieces = inPieces;
    }

    /// Whether several tasks read them.
    boolean areInPieces(PhysicalPlan step) {
        return inPieces.contains(step) || step.inputs().stream().anyMatch(this::areInPieces);
    }

    /// Whether the step can run in the stage that reads.
    boolean canStay(PhysicalPlan step) {
        return switch (step) {
            case Scan _, SingleRow _ -> true;
            case Filter(PhysicalPlan input, _, _) -> canStay(input);
            case Project(PhysicalPlan input, _, _) -> canStay(input);
            case PhysicalPlan _ -> !areInPieces(step);
        };
    }

    /// The step where its rows were read.
    PhysicalPlan asRead(PhysicalPlan step) {
        PhysicalPlan known = asRead.get(step);
        if (known == null) {
            known =
                    switch (step) {
                        case Scan scan -> inPieces.contains(step) ? inPieces(scan) : scan;
                        case SingleRow single -> single;
                        case Union union ->
                                Steps.over(
                                        union, union.inputs().stream().map(this::asRead).toList());
                        case PhysicalPlan _ -> Steps.over(step, asRead(step.inputs().getFirst()));
                    };
            asRead.put(step, known);
        }
        return known;
    }

    private static Scan inPieces(Scan scan) {
        return new Scan(
                scan.name(),
                scan.source(),
                scan.projection(),
                scan.watermark(),
                scan.changelog(),
                scan.deadLetters(),
                true,
                scan.schema());
    }

    /// The step behind exchanges that go before anything that must not run where rows are read.
    ///
    /// @param distribution a gather, or a hash whose keys have passed [#canMove]
    PhysicalPlan behind(PhysicalPlan step, Distribution distribution, String reason) {
        List<Moved> known = moved.computeIfAbsent(step, _ -> new ArrayList<>());
        for (Moved one : known) {
            if (isSame(one.distribution(), distribution)) {
                return one.step();
            }
        }
        PhysicalPlan made = moved(step, distribution, reason);
        known.add(new Moved(distribution, made));
        return made;
    }

    /// The step behind exchanges, if it was made for anybody.
    Optional<PhysicalPlan> anyBehind(PhysicalPlan step) {
        return moved.getOrDefault(step, List.of()).stream().map(Moved::step).findFirst();
    }

    private static boolean isSame(Distribution a, Distribution b) {
        return switch (a) {
            case Distribution.Gather _ -> b instanceof Distribution.Gather;
            case Distribution.Merge _ -> b instanceof Distribution.Merge;
            case Distribution.Hash(List<RowExpression> keys) ->
                    b instanceof Distribution.Hash other
                            && ExpressionTree.sameAll(keys, other.keys());
        };
    }

    private PhysicalPlan moved(PhysicalPlan step, Distribution distribution, String reason) {
        if (staysBelow(step)) {
            return new Exchange(asRead(step), distribution, reason);
        }
        if (step instanceof Union union) {
            return Steps.over(
                    union,
                    union.inputs().stream()
                            .map(input -> behind(input, renamed(distribution, input), reason))
                            .toList());
        }
        PhysicalPlan input = step.inputs().getFirst();
        Distribution below =
                distribution instanceof Distribution.Hash(List<RowExpression> keys)
                        ? new Distribution.Hash(
                                keys.stream().map(key -> below(step, key).orElseThrow()).toList())
                        : distribution;
        return Steps.over(step, behind(input, below, reason));
    }

    /// Whether the exchange goes right above it. A sort by time remembers rows, so it never stays
    /// below one, and windows multiply them.
    private boolean staysBelow(PhysicalPlan step) {
        return switch (step) {
            case AssignWindows _, TimeSort _ -> false;
            case Union _ -> !areInPieces(step) && all(step);
            case PhysicalPlan _ -> all(step);
        };
    }

    private boolean all(PhysicalPlan step) {
        return step.inputs().stream().allMatch(this::staysBelow);
    }

    /// The columns of a union's input have names of their own.
    private static Distribution renamed(Distribution distribution, PhysicalPlan input) {
        return distribution instanceof Distribution.Hash(List<RowExpression> keys)
                ? new Distribution.Hash(
                        keys.stream()
                                .map(key ->
                                        ExpressionTree.replaceColumns(
                                                key,
                                                c ->
                                                        Keys.column(
                                                                input.schema(),
                                                                ((ColumnRef) c).index())))
                                .toList())
                : distribution;
    }

    /// Whether rows can be moved by this key: it is computable where the exchange will stand, and
    /// equal for equal rows.
    boolean canMove(PhysicalPlan step, RowExpression key) {
        if (!ExpressionTree.isDeterministic(key)) {
            return false;
        }
        if (staysBelow(step)) {
            return true;
        }
        if (step instanceof Union union) {
            return union.inputs().stream().allMatch(input -> canMove(input, key));
        }
        return below(step, key).filter(k -> canMove(step.inputs().getFirst(), k)).isPresent();
    }

    /// The key over the input of a step.
    private static Optional<RowExpression> below(PhysicalPlan step, RowExpression key) {
        return switch (step) {
            case Project project ->
                    Optional.of(ExpressionTree.substitute(key, project.expressions()));
            case AssignWindows assigned -> {
                int columns = assigned.input().schema().size();
                boolean[] own = {false};
                ExpressionTree.visitColumns(key, c -> own[0] |= c.index() >= columns);
                yield own[0] ? Optional.empty() : Optional.of(key);
            }
            case PhysicalPlan _ -> Optional.of(key);
        };
    }
}
