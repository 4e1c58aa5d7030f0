package io.velostream.planner.statement;

import io.velostream.connect.Sink;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.LogicalPlan.StreamRead;
import io.velostream.planner.logical.Watermarks;
import io.velostream.planner.physical.PhysicalPlanner;
import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.planner.plan.Job;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.planner.rules.Optimizer;
import io.velostream.types.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the statements of an application have asked for so far. Plans stay logical until the last
/// statement has been read: a later one may need event time of an earlier one's source, or another
/// of its columns.
public final class Draft implements Watermarks.Streams {
    private final List<LogicalPlan> streams = new ArrayList<>();
    private final List<DraftJob> jobs = new ArrayList<>();
    private final Watermarks watermarks = new Watermarks(this);

    public Draft() {}

    /// A copy that can grow without changing this one.
    Draft(Draft other) {
        streams.addAll(other.streams);
        other.jobs.forEach(job -> jobs.add(job.copy()));
    }

    /// One job to be.
    private sealed interface DraftJob {
        DraftJob copy();

        /// The rows of a stream, written to a sink, or else for other statements or whoever asks.
        record OfStream(String name, int number, Optional<Sink> sink) implements DraftJob {
            @Override
            public DraftJob copy() {
                return this;
            }
        }

        record OfQuery(LogicalPlan plan) implements DraftJob {
            @Override
            public DraftJob copy() {
                return this;
            }
        }

        /// All that is inserted into one table: one writer, for a file has room for no second.
        record OfTable(String name, Sink sink, List<LogicalPlan> plans) implements DraftJob {
            @Override
            public DraftJob copy() {
                return new OfTable(name, sink, new ArrayList<>(plans));
            }
        }
    }

    Watermarks watermarks() {
        return watermarks;
    }

    @Override
    public void needEventTime(int number, Optional<RowExpression> time) {
        streams.set(number, watermarks.require(streams.get(number), time));
    }

    /// @return the stream's number
    int addStream(LogicalPlan plan) {
        streams.add(plan);
        return streams.size() - 1;
    }

    /// @return the job's number
    int addStreamJob(String name, int stream, Optional<Sink> sink) {
        return add(new DraftJob.OfStream(name, stream, sink));
    }

    int addQuery(LogicalPlan plan) {
        return add(new DraftJob.OfQuery(plan));
    }

    private int add(DraftJob job) {
        jobs.add(job);
        return jobs.size() - 1;
    }

    /// Adds rows for a table. The sink counts only if it is the first insert into that table.
    int addInsert(String table, Sink sink, LogicalPlan plan) {
        for (int i = 0; i < jobs.size(); i++) {
            if (jobs.get(i) instanceof DraftJob.OfTable job && job.name().equalsIgnoreCase(table)) {
                job.plans().add(plan);
                return i;
            }
        }
        return add(new DraftJob.OfTable(table, sink, new ArrayList<>(List.of(plan))));
    }

    /// The columns of what is inserted into a table so far.
    Optional<Schema> inserted(String table) {
        for (DraftJob job : jobs) {
            if (job instanceof DraftJob.OfTable insert && insert.name().equalsIgnoreCase(table)) {
                return Optional.of(insert.plans().getFirst().schema());
            }
        }
        return Optional.empty();
    }

    /// Optimizes everything and builds the physical plan.
    public ApplicationPlan finish() {
        List<LogicalPlan> optimized = streams.stream().map(Optimizer::optimize).toList();
        List<LogicalPlan> others = new ArrayList<>();
        Set<Integer> read = new HashSet<>();
        optimized.forEach(plan -> collectReads(plan, read));
        for (DraftJob job : jobs) {
            LogicalPlan plan = Optimizer.optimize(plan(job, optimized));
            others.add(plan);
            if (!(job instanceof DraftJob.OfStream)) {
                collectReads(plan, read);
            }
        }
        PhysicalPlanner planner = new PhysicalPlanner(optimized, others);
        List<Job> finished = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            finished.add(finish(jobs.get(i), others.get(i), planner, read));
        }
        return new ApplicationPlan(finished);
    }

    private static LogicalPlan plan(DraftJob job, List<LogicalPlan> streams) {
        return switch (job) {
            case DraftJob.OfStream stream -> streams.get(stream.number());
            case DraftJob.OfQuery(LogicalPlan plan) -> plan;
            case DraftJob.OfTable table when table.plans().size() == 1 -> table.plans().getFirst();
            case DraftJob.OfTable table ->
                    new LogicalPlan.Union(table.plans(), table.plans().getFirst().schema());
        };
    }

    private static void collectReads(LogicalPlan plan, Set<Integer> read) {
        if (plan instanceof StreamRead stream) {
            read.add(stream.number());
        }
        plan.inputs().forEach(input -> collectReads(input, read));
    }

    private static Job finish(
            DraftJob job, LogicalPlan plan, PhysicalPlanner planner, Set<Integer> read) {
        return switch (job) {
            case DraftJob.OfStream(String name, int number, Optional<Sink> sink) -> {
                PhysicalPlan steps = planner.stream(number);
                boolean result = sink.isEmpty() && !read.contains(number);
                yield new Job(name, steps, sink, result);
            }
            case DraftJob.OfQuery _ -> new Job("query", planner.plan(plan), Optional.empty(), true);
            case DraftJob.OfTable(String name, Sink sink, _) ->
                    new Job(name, planner.plan(plan), Optional.of(sink), false);
        };
    }
}
