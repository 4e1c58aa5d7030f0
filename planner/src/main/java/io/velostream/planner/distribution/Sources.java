package io.velostream.planner.distribution;

import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression.RowPosition;
import io.velostream.planner.plan.Job;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.planner.plan.PhysicalPlan.Filter;
import io.velostream.planner.plan.PhysicalPlan.Limit;
import io.velostream.planner.plan.PhysicalPlan.Normalize;
import io.velostream.planner.plan.PhysicalPlan.Project;
import io.velostream.planner.plan.PhysicalPlan.Scan;
import io.velostream.planner.plan.PhysicalPlan.Union;
import io.velostream.types.Changelog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What several tasks can read, and which steps must all run in one because of what they read.
final class Sources {
    private final IdentityHashMap<PhysicalPlan, List<PhysicalPlan>> readers =
            new IdentityHashMap<>();
    private final Set<PhysicalPlan> alone = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<PhysicalPlan> inPieces = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<PhysicalPlan> tops = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<String> notes = new ArrayList<>();

    Sources(List<Job> jobs) {
        jobs.forEach(job -> visit(job.plan()));
        jobs.forEach(job -> tops.add(job.plan()));
        for (PhysicalPlan step : readers.keySet()) {
            obstacle(step).ifPresent(reason -> runAlone(step, reason));
        }
        for (PhysicalPlan step : readers.keySet()) {
            if (step instanceof Scan scan && !alone.contains(scan)) {
                if (endsEarly(scan)) {
                    notes.add("\"" + scan.name() + "\" is read by one task: LIMIT ends it");
                } else if (canBeInPieces(scan)) {
                    inPieces.add(scan);
                } else {
                    notes.add("\"" + scan.name() + "\" is read by one task");
                }
            }
        }
        Collections.sort(notes);
    }

    private void visit(PhysicalPlan step) {
        if (readers.putIfAbsent(step, new ArrayList<>()) == null) {
            for (PhysicalPlan input : step.inputs()) {
                visit(input);
                readersOf(input).add(step);
            }
        }
    }

    private List<PhysicalPlan> readersOf(PhysicalPlan step) {
        return readers.getOrDefault(step, List.of());
    }

    /// Why everything that is connected with the step runs in one task.
    private static Optional<String> obstacle(PhysicalPlan step) {
        if (step instanceof Scan scan && scan.deadLetters().isPresent()) {
            return Optional.of(
                    "the dead letters of \"" + scan.name() + "\" keep the order of its rows");
        }
        boolean[] asksPosition = {false};
        Steps.expressions(step)
                .forEach(e -> ExpressionTree.visit(e, part -> asksPosition[0] |= isPosition(part)));
        return asksPosition[0]
                ? Optional.of("_offset counts the rows of a file")
                : Optional.empty();
    }

    private static boolean isPosition(Object part) {
        return part instanceof RowPosition;
    }

    private void runAlone(PhysicalPlan first, String reason) {
        if (!notes.contains("one task: " + reason)) {
            notes.add("one task: " + reason);
        }
        Deque<PhysicalPlan> open = new ArrayDeque<>(List.of(first));
        while (!open.isEmpty()) {
            PhysicalPlan step = open.pop();
            if (alone.add(step)) {
                open.addAll(step.inputs());
                open.addAll(readersOf(step));
            }
        }
    }

    /// Whether nobody wants all of its rows. Several tasks would read ahead, and tell of rows that
    /// failed where one would have stopped.
    private boolean endsEarly(PhysicalPlan step) {
        return !tops.contains(step)
                && readersOf(step).stream()
                        .allMatch(reader ->
                                switch (reader) {
                                    case Limit limit -> limit.count() < Long.MAX_VALUE;
                                    case Filter _, Project _, Union _ -> endsEarly(reader);
                                    case PhysicalPlan _ -> false;
                                });
    }

    private boolean canBeInPieces(Scan scan) {
        boolean ordered =
                scan.changelog() == Changelog.APPEND
                        || (scan.changelog() == Changelog.UPSERT
                                && readersOf(scan).stream()
                                        .allMatch(reader -> reader instanceof Normalize));
        return ordered && scan.source().pieces().isPresent();
    }

    /// Whether the step and all it is connected with stay in one task.
    boolean isAlone(PhysicalPlan step) {
        return alone.contains(step);
    }

    /// The scans that several tasks decode.
    Set<PhysicalPlan> inPieces() {
        return inPieces;
    }

    /// What several tasks do not do, and why, for EXPLAIN.
    List<String> notes() {
        return List.copyOf(notes);
    }
}
