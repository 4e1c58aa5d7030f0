package io.velostream.planner.statement;

import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.LogicalPlan.StreamRead;
import io.velostream.planner.logical.StateLimits;
import io.velostream.planner.logical.Watermarks;
import io.velostream.planner.physical.PhysicalPlanner.Stream;
import io.velostream.planner.statement.DraftJob.Rows;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes the sources of statements that forget rows after a while (`state.ttl`) tell their event
/// time, where they declare one: nothing else in such a statement may need it.
final class EventTimeOfExpiry {
    private final List<Stream> streams;

    /// Streams that a statement reads which forgets rows, or that do so themselves.
    private final Set<Integer> timed = new HashSet<>();

    EventTimeOfExpiry(List<Stream> streams, List<DraftJob> jobs) {
        this.streams = List.copyOf(streams);
        for (int i = 0; i < streams.size(); i++) {
            if (expires(streams.get(i).plan(), streams.get(i).state())) {
                addStream(i);
            }
        }
        for (DraftJob job : jobs) {
            rows(job).stream()
                    .filter(rows -> expires(rows.plan(), rows.state()))
                    .forEach(rows -> addStreamsOf(rows.plan()));
        }
    }

    private static List<Rows> rows(DraftJob job) {
        return switch (job) {
            case DraftJob.OfStream _ -> List.of();
            case DraftJob.OfQuery(Rows rows) -> List.of(rows);
            case DraftJob.OfTable table -> table.inserts();
        };
    }

    private boolean expires(LogicalPlan plan, StateLimits state) {
        return state.or(StateLimits.ofSources(plan, number -> streams.get(number).plan()))
                .ttlMicros()
                .isPresent();
    }

    private void addStream(int number) {
        if (timed.add(number)) {
            addStreamsOf(streams.get(number).plan());
        }
    }

    private void addStreamsOf(LogicalPlan plan) {
        if (plan instanceof StreamRead read) {
            addStream(read.number());
        }
        plan.inputs().forEach(this::addStreamsOf);
    }

    LogicalPlan of(Rows rows) {
        return expires(rows.plan(), rows.state()) ? Watermarks.declared(rows.plan()) : rows.plan();
    }

    LogicalPlan ofStream(int number) {
        LogicalPlan plan = streams.get(number).plan();
        return timed.contains(number) ? Watermarks.declared(plan) : plan;
    }
}
