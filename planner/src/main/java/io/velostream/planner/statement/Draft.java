package io.velostream.planner.statement;

import io.velostream.connect.Sink;
import io.velostream.planner.PlannerSettings;
import io.velostream.planner.distribution.Distributor;
import io.velostream.planner.distribution.Wishes;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.StateLimits;
import io.velostream.planner.logical.Watermarks;
import io.velostream.planner.physical.PhysicalPlanner.Stream;
import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.planner.plan.Batching;
import io.velostream.planner.statement.DraftJob.Rows;
import io.velostream.types.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the statements of an application have asked for so far. Plans stay logical until the last
/// statement has been read: a later one may need event time of an earlier one's source, or another
/// of its columns.
public final class Draft implements Watermarks.Streams {
    private final List<Stream> streams = new ArrayList<>();
    private final List<DraftJob> jobs = new ArrayList<>();
    private final Watermarks watermarks = new Watermarks(this);
    private final Wishes wishes;

    public Draft() {
        wishes = new Wishes();
    }

    /// A copy that can grow without changing this one.
    Draft(Draft other) {
        streams.addAll(other.streams);
        other.jobs.forEach(job -> jobs.add(job.copy()));
        wishes = new Wishes(other.wishes);
    }

    Watermarks watermarks() {
        return watermarks;
    }

    /// What is said about tasks.
    public Wishes wishes() {
        return wishes;
    }

    @Override
    public void needEventTime(int number, Optional<RowExpression> time) {
        Stream stream = streams.get(number);
        LogicalPlan plan = watermarks.require(stream.plan(), time);
        streams.set(number, new Stream(plan, stream.state()));
    }

    /// @param state what the statement that makes it says about its state
    /// @return the stream's number
    int addStream(LogicalPlan plan, StateLimits state) {
        streams.add(new Stream(plan, state));
        return streams.size() - 1;
    }

    /// @param key which of its columns are the key of what is written
    /// @param batching when rows leave the sink, if the statement says so
    /// @param place where the stream is named
    /// @return the job's number
    int addStreamJob(
            String name,
            int stream,
            Optional<Sink> sink,
            List<Integer> key,
            Optional<Batching> batching,
            Diagnostic.Place place) {
        return add(new DraftJob.OfStream(name, stream, sink, List.copyOf(key), batching, place));
    }

    int addQuery(Rows rows) {
        return add(new DraftJob.OfQuery(rows));
    }

    private int add(DraftJob job) {
        jobs.add(job);
        return jobs.size() - 1;
    }

    /// Adds rows for a table. The sink counts only if it is the first insert into that table.
    int addInsert(String table, Sink sink, Rows rows) {
        for (int i = 0; i < jobs.size(); i++) {
            if (jobs.get(i) instanceof DraftJob.OfTable job && job.name().equalsIgnoreCase(table)) {
                job.inserts().add(rows);
                return i;
            }
        }
        return add(new DraftJob.OfTable(table, sink, new ArrayList<>(List.of(rows))));
    }

    /// What is inserted into a table so far, the first of it.
    Optional<Rows> inserted(String table) {
        for (DraftJob job : jobs) {
            if (job instanceof DraftJob.OfTable insert && insert.name().equalsIgnoreCase(table)) {
                return Optional.of(insert.inserts().getFirst());
            }
        }
        return Optional.empty();
    }

    /// What has become of the statements.
    ///
    /// @param warnings what runs, but perhaps not as it was meant
    public record Finished(ApplicationPlan plan, List<Diagnostic> warnings) {
        public Finished {
            warnings = List.copyOf(warnings);
        }
    }

    /// Optimizes everything and builds the physical plan.
    public Finished finish(PlannerSettings settings) {
        Finished one = new DraftPlans(List.copyOf(streams), jobs, settings).finish();
        Distributor distributor = new Distributor(one.plan(), settings.tasks(), wishes);
        ApplicationPlan plan = distributor.distribute();
        List<Diagnostic> warnings = new ArrayList<>(one.warnings());
        warnings.addAll(distributor.warnings());
        return new Finished(plan, warnings);
    }
}
