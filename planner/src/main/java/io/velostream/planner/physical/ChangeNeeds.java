package io.velostream.planner.physical;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.LogicalPlan.Aggregate;
import io.velostream.planner.logical.LogicalPlan.AssignWindows;
import io.velostream.planner.logical.LogicalPlan.Filter;
import io.velostream.planner.logical.LogicalPlan.Limit;
import io.velostream.planner.logical.LogicalPlan.Over;
import io.velostream.planner.logical.LogicalPlan.Project;
import io.velostream.planner.logical.LogicalPlan.Scan;
import io.velostream.planner.logical.LogicalPlan.SingleRow;
import io.velostream.planner.logical.LogicalPlan.Sort;
import io.velostream.planner.logical.LogicalPlan.StreamRead;
import io.velostream.planner.logical.LogicalPlan.TimeSort;
import io.velostream.planner.logical.LogicalPlan.TopN;
import io.velostream.planner.logical.LogicalPlan.Union;
import io.velostream.planner.logical.RowKey;
import io.velostream.planner.logical.SourceTable;
import io.velostream.planner.logical.Traits;
import io.velostream.types.Changelog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What each step must say of rows that are replaced or deleted, told by those who read it: an old
/// row is only made where somebody needs it. What several read says as much as the one that needs
/// most.
///
/// [Changelog#APPEND] means that only new rows are of interest, [Changelog#UPSERT] that the key
/// tells what a new row or a delete is about, [Changelog#RETRACT] that old rows are needed.
final class ChangeNeeds {
    private final List<Optional<Changelog>> streams;
    private final List<SourceTable> wholeRows = new ArrayList<>();
    private final List<SourceTable> oldRows = new ArrayList<>();

    /// @param streams by number
    ChangeNeeds(List<LogicalPlan> streams, List<PhysicalPlanner.Output> outputs) {
        this.streams = new ArrayList<>(Collections.nCopies(streams.size(), Optional.empty()));
        for (PhysicalPlanner.Output output : outputs) {
            if (!isCopy(output)) {
                visit(output.plan(), output.need());
            }
        }
        // A stream is only read by those that come after it.
        for (int number = streams.size() - 1; number >= 0; number--) {
            LogicalPlan stream = streams.get(number);
            this.streams.get(number).ifPresent(need -> visit(stream, need));
        }
    }

    /// Whether rows of a source that replace each other by a key go as they are to a place where
    /// they do the same.
    private static boolean isCopy(PhysicalPlanner.Output output) {
        LogicalPlan plan = output.plan();
        if (output.need() != Changelog.UPSERT) {
            return false;
        }
        Optional<RowKey> key = Traits.of(plan).key();
        boolean plain =
                !(plan instanceof Project project)
                        || project.expressions().stream().allMatch(ColumnRef.class::isInstance);
        LogicalPlan input = plan instanceof Project project ? project.input() : plan;
        return plain
                && input instanceof Scan scan
                && scan.table().source().changelog() == Changelog.UPSERT
                && key.isPresent()
                && key.get().isToldBy(output.key());
    }

    private void visit(LogicalPlan plan, Changelog need) {
        switch (plan) {
            case Scan scan -> {
                wholeRows.add(scan.table());
                if (need == Changelog.RETRACT) {
                    oldRows.add(scan.table());
                }
            }
            case StreamRead read -> {
                Changelog known = streams.get(read.number()).orElse(need);
                streams.set(read.number(), Optional.of(known.or(need)));
            }
            case LogicalPlan node ->
                    node.inputs().forEach(input -> visit(input, below(node, need)));
        }
    }

    /// What a node needs from its inputs, to give what is needed from itself.
    static Changelog below(LogicalPlan plan, Changelog need) {
        return switch (plan) {
            case Scan _,
                    StreamRead _,
                    SingleRow _,
                    Project _,
                    AssignWindows _,
                    Limit _,
                    Sort _,
                    Union _ ->
                    need;
            case Filter(LogicalPlan input, RowExpression predicate) -> {
                Optional<RowKey> key = Traits.of(input).key();
                boolean whole = key.isPresent() && key.get().decides(predicate);
                yield need == Changelog.APPEND || whole ? need : Changelog.RETRACT;
            }
            case Aggregate _, TopN _ -> Changelog.RETRACT;
            // Their inputs change nothing.
            case TimeSort _, Over _ -> Changelog.APPEND;
        };
    }

    /// What a step says that says at least something.
    static Changelog updating(Changelog need) {
        return need == Changelog.RETRACT ? Changelog.RETRACT : Changelog.UPSERT;
    }

    /// What is needed of stream `number`.
    Changelog ofStream(int number) {
        return streams.get(number).orElse(Changelog.APPEND);
    }

    /// What is needed of a source.
    Changelog ofSource(SourceTable table) {
        return oldRows.contains(table) ? Changelog.RETRACT : Changelog.UPSERT;
    }

    /// Whether somebody needs deletes that are whole rows, and no rows that change nothing.
    boolean needsWholeRows(SourceTable table) {
        return wholeRows.contains(table);
    }
}
