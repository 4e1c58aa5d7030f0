package io.velostream.planner.statement;

import io.velostream.connect.Sink;
import io.velostream.planner.PlannerSettings;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.LogicalPlan.StreamRead;
import io.velostream.planner.logical.StateLimits;
import io.velostream.planner.logical.Traits;
import io.velostream.planner.physical.PhysicalPlanner;
import io.velostream.planner.physical.PhysicalPlanner.Output;
import io.velostream.planner.physical.PhysicalPlanner.Stream;
import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.planner.plan.Batching;
import io.velostream.planner.plan.Job;
import io.velostream.planner.rules.Optimizer;
import io.velostream.planner.statement.DraftJob.Rows;
import io.velostream.types.Changelog;
import io.velostream.types.Diagnostic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The last step of planning: all statements together become jobs.
final class DraftPlans {
    private final List<DraftJob> jobs;
    private final EventTimeOfExpiry times;
    private final List<Stream> streams;
    private final Changelog results;
    private final boolean keyedResults;
    private final Set<Integer> read = new HashSet<>();
    private final List<Diagnostic> warnings = new ArrayList<>();

    DraftPlans(List<Stream> streams, List<DraftJob> jobs, PlannerSettings settings) {
        this.jobs = List.copyOf(jobs);
        times = new EventTimeOfExpiry(streams, jobs);
        List<Stream> optimized = new ArrayList<>();
        for (int i = 0; i < streams.size(); i++) {
            LogicalPlan plan = times.ofStream(i);
            optimized.add(new Stream(Optimizer.optimize(plan), streams.get(i).state()));
        }
        this.streams = List.copyOf(optimized);
        this.results = settings.results();
        this.keyedResults = settings.keyedResults();
    }

    Draft.Finished finish() {
        streams.forEach(stream -> collectReads(stream.plan()));
        List<Optional<LogicalPlan>> plans = new ArrayList<>();
        for (DraftJob job : jobs) {
            Optional<LogicalPlan> plan = plan(job).map(Optimizer::optimize);
            plan.ifPresent(this::collectReads);
            plans.add(plan);
        }
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < jobs.size(); i++) {
            outputs.add(output(jobs.get(i), plans.get(i)));
        }
        PhysicalPlanner planner = new PhysicalPlanner(streams, outputs);
        List<Job> finished = new ArrayList<>();
        Optional<Long> maxStateBytes = Optional.empty();
        for (int i = 0; i < jobs.size(); i++) {
            Output output = outputs.get(i);
            finished.add(job(jobs.get(i), output, planner));
            Optional<Long> more = planner.maxStateBytes(output);
            Optional<Long> before = maxStateBytes;
            maxStateBytes =
                    more.map(bytes -> before.map(b -> sum(b, bytes)).orElse(bytes))
                            .or(() -> before);
        }
        return new Draft.Finished(new ApplicationPlan(finished, maxStateBytes), warnings);
    }

    private static long sum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private void collectReads(LogicalPlan plan) {
        if (plan instanceof StreamRead stream) {
            read.add(stream.number());
        }
        plan.inputs().forEach(this::collectReads);
    }

    /// The plan of a job that is not a stream's.
    private Optional<LogicalPlan> plan(DraftJob job) {
        return switch (job) {
            case DraftJob.OfStream _ -> Optional.empty();
            case DraftJob.OfQuery(Rows rows) -> Optional.of(times.of(rows));
            case DraftJob.OfTable table when table.inserts().size() == 1 ->
                    Optional.of(times.of(table.inserts().getFirst()));
            case DraftJob.OfTable table -> {
                List<LogicalPlan> plans = table.inserts().stream().map(times::of).toList();
                yield Optional.of(new LogicalPlan.Union(plans, plans.getFirst().schema()));
            }
        };
    }

    private Output output(DraftJob job, Optional<LogicalPlan> plan) {
        return switch (job) {
            case DraftJob.OfStream stream -> ofStream(stream);
            case DraftJob.OfQuery(Rows rows) -> {
                checkResult(plan.orElseThrow(), rows.key(), rows.place());
                yield new Output(plan.orElseThrow(), results, resultKey(rows.key()), rows.state());
            }
            case DraftJob.OfTable(String name, Sink sink, List<Rows> inserts) -> {
                Rows first = inserts.getFirst();
                for (Rows rows : inserts) {
                    LogicalPlan insert = Optimizer.optimize(times.of(rows));
                    warn(insert, sink.changelog(), "\"" + name + "\"", rows.place());
                }
                StateLimits state =
                        inserts.stream()
                                .map(Rows::state)
                                .reduce(StateLimits::with)
                                .orElse(StateLimits.NONE);
                yield new Output(plan.orElseThrow(), sink.changelog(), first.key(), state);
            }
        };
    }

    private Output ofStream(DraftJob.OfStream job) {
        int number = job.number();
        Stream stream = streams.get(number);
        Changelog need = job.sink().map(Sink::changelog).orElse(Changelog.APPEND);
        if (job.sink().isPresent()) {
            warn(stream.plan(), need, "\"" + job.name() + "\"", job.place());
        } else if (!read.contains(number)) {
            need = results;
            checkResult(stream.plan(), job.key(), job.place());
        }
        // A stream that nobody reads is a plan like any other.
        LogicalPlan plan =
                read.contains(number)
                        ? new StreamRead(
                                number,
                                job.name(),
                                stream.plan().schema(),
                                Traits.of(stream.plan()))
                        : stream.plan();
        List<Integer> key = job.sink().isPresent() ? job.key() : resultKey(job.key());
        return new Output(plan, need, key, stream.state());
    }

    /// By what rows of a result are known. A person wants to see what is deleted, not its key only.
    private List<Integer> resultKey(List<Integer> key) {
        return keyedResults ? key : List.of();
    }

    private void checkResult(LogicalPlan plan, List<Integer> key, Diagnostic.Place place) {
        if (keyedResults) {
            SinkKeys.check(plan, key, place);
        }
        warn(plan, results, "the result", place);
    }

    private void warn(LogicalPlan plan, Changelog need, String target, Diagnostic.Place place) {
        Optional<String> deletes = Traits.of(plan).changes().deletes();
        if (need != Changelog.APPEND || deletes.isEmpty()) {
            return;
        }
        String hint =
                target.startsWith("\"")
                        ? "'format' = 'upsert-json' or 'debezium-json' writes what is deleted"
                        : "--output upsert-json or debezium-json shows what is deleted";
        warnings.add(
                Diagnostic.of(
                                "DELETES_NOT_WRITTEN",
                                deletes.get() + " are deleted, but " + target + " cannot say so")
                        .at(place)
                        .withHint(hint));
    }

    private Job job(DraftJob job, Output output, PhysicalPlanner planner) {
        return switch (job) {
            case DraftJob.OfStream stream -> {
                boolean result = stream.sink().isEmpty() && !read.contains(stream.number());
                yield new Job(
                        stream.name(),
                        planner.plan(output),
                        stream.sink(),
                        result,
                        stream.key(),
                        stream.batching().orElse(Batching.DEFAULT));
            }
            case DraftJob.OfQuery(Rows rows) ->
                    new Job(
                            "query",
                            planner.plan(output),
                            Optional.empty(),
                            true,
                            rows.key(),
                            rows.batching().orElse(Batching.DEFAULT));
            case DraftJob.OfTable(String name, Sink sink, List<Rows> inserts) ->
                    new Job(
                            name,
                            planner.plan(output),
                            Optional.of(sink),
                            false,
                            output.key(),
                            batching(inserts));
        };
    }

    /// All inserts leave through one writer, as soon as any of them wants it.
    private static Batching batching(List<Rows> inserts) {
        return inserts.stream()
                .flatMap(rows -> rows.batching().stream())
                .reduce(Batching::with)
                .orElse(Batching.DEFAULT);
    }
}
