package io.velostream.planner.distribution;

import io.velostream.connect.Sink;
import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.plan.Distribution;
import io.velostream.planner.plan.Job;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.planner.plan.PhysicalPlan.Aggregate;
import io.velostream.planner.plan.PhysicalPlan.AssignWindows;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.PhysicalPlan.Exchange;
import io.velostream.planner.plan.PhysicalPlan.Filter;
import io.velostream.planner.plan.PhysicalPlan.Limit;
import io.velostream.planner.plan.PhysicalPlan.Normalize;
import io.velostream.planner.plan.PhysicalPlan.Over;
import io.velostream.planner.plan.PhysicalPlan.Project;
import io.velostream.planner.plan.PhysicalPlan.Scan;
import io.velostream.planner.plan.PhysicalPlan.SingleRow;
import io.velostream.planner.plan.PhysicalPlan.Sort;
import io.velostream.planner.plan.PhysicalPlan.TimeSort;
import io.velostream.planner.plan.PhysicalPlan.TopN;
import io.velostream.planner.plan.PhysicalPlan.Union;
import io.velostream.types.Changelog;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/// Puts exchanges into the plan of an application.
///
/// Each step that remembers rows is first spread by its own keys. Where a step above then could not
/// see its rows as a single task would have seen them, what was spread below is gathered instead,
/// and the whole is done again: a pass can only add to the steps that are gathered, so it ends.
final class Placement {
    private final Sources sources;
    private final IdentityHashMap<PhysicalPlan, Strategy> strategies;

    /// The steps that must not be spread, and why.
    private final IdentityHashMap<PhysicalPlan, String> gathered = new IdentityHashMap<>();

    /// @param strategies what is asked for of a step, if something is
    Placement(Sources sources, IdentityHashMap<PhysicalPlan, Strategy> strategies) {
        this.sources = sources;
        this.strategies = strategies;
        strategies.forEach((step, strategy) -> {
            if (strategy == Strategy.FANIN) {
                gathered.put(step, "as the strategy fanin wants");
            }
        });
    }

    /// The same jobs with exchanges.
    List<Job> of(List<Job> jobs) {
        while (true) {
            int before = gathered.size();
            Pass pass = new Pass();
            IdentityHashMap<Job, Job> placed = new IdentityHashMap<>();
            // Last those whose rows nobody takes: they have no wishes of their own.
            jobs.stream().filter(Placement::isTaken).forEach(j -> placed.put(j, pass.job(j)));
            jobs.stream().filter(j -> !isTaken(j)).forEach(j -> placed.put(j, pass.job(j)));
            if (gathered.size() == before) {
                return jobs.stream().map(placed::get).toList();
            }
        }
    }

    private static boolean isTaken(Job job) {
        return job.sink().isPresent() || job.result();
    }

    /// One walk over all steps.
    private final class Pass {
        private final OpenRows open = new OpenRows(sources.inPieces());
        private final IdentityHashMap<PhysicalPlan, Placed> known = new IdentityHashMap<>();

        Job job(Job job) {
            PhysicalPlan plan = job.plan();
            if (sources.isAlone(plan)) {
                return job;
            }
            Placed placed = place(plan);
            boolean several = !isTaken(job) || job.sink().flatMap(Sink::encoded).isPresent();
            String why = job.result() ? "one task hands out the rows" : "one task writes the rows";
            return switch (placed.place()) {
                case Place.Open _ -> {
                    if (several && open.canStay(plan)) {
                        yield job.withPlan(open.asRead(plan));
                    }
                    Optional<PhysicalPlan> there =
                            isTaken(job) ? Optional.empty() : open.anyBehind(plan);
                    yield job.withPlan(there.orElseGet(() -> together(plan, why)));
                }
                case Place.One _ -> job.withPlan(placed.step());
                case Place.Spread(List<RowExpression> keys, List<PhysicalPlan> causes) -> {
                    if (replaces(job) && !Keys.serve(keys, keyOf(job))) {
                        gather(causes, "changes of a row are written in order");
                    }
                    yield job.withPlan(several ? placed.step() : gathered(placed, why));
                }
            };
        }

        /// Whether rows replace each other where they go, by a key of the job's own.
        private static boolean replaces(Job job) {
            return !job.key().isEmpty()
                    && (job.plan().changelog().isUpdating()
                            || job.sink()
                                    .filter(s -> s.changelog() == Changelog.UPSERT)
                                    .isPresent());
        }

        private static List<RowExpression> keyOf(Job job) {
            return job.key().stream().map(i -> Keys.column(job.plan().schema(), i)).toList();
        }

        private Placed place(PhysicalPlan step) {
            Placed placed = known.get(step);
            if (placed == null) {
                placed = make(step);
                known.put(step, placed);
            }
            return placed;
        }

        private Placed make(PhysicalPlan step) {
            return switch (step) {
                case Scan _, SingleRow _ -> new Placed(step, new Place.Open());
                case Filter _, Project _ -> passing(step, false);
                // They go by event time, so they must see the rows as they were read.
                case AssignWindows _, TimeSort _ -> passing(step, true);
                case Union union -> union(union);
                case Aggregate aggregate -> aggregate(aggregate);
                case Normalize normalize ->
                        keyed(normalize, Keys.of(normalize), "changes of a row are made in order");
                case Over over -> keyed(over, over.partitionBy(), "there is no PARTITION BY");
                case TopN top -> keyed(top, top.partitionBy(), "there is no PARTITION BY");
                case Sort sort -> sort(sort);
                case Limit limit -> limit(limit);
                case Exchange _ -> throw new IllegalStateException("placed twice: " + step);
            };
        }

        /// A step that leaves its rows where they are.
        private Placed passing(PhysicalPlan step, boolean byTime) {
            Placed below = place(step.inputs().getFirst());
            return switch (below.place()) {
                case Place.Open _ -> new Placed(step, below.place());
                case Place.Spread(List<RowExpression> keys, List<PhysicalPlan> causes) ->
                        new Placed(
                                Steps.over(step, below.step()),
                                new Place.Spread(Keys.above(step, keys), causes));
                case Place.One one -> {
                    if (byTime) {
                        gather(one.disorder(), "a step above goes by event time");
                    }
                    yield new Placed(Steps.over(step, below.step()), one);
                }
            };
        }

        private Placed aggregate(Aggregate aggregate) {
            boolean exact = aggregate.aggregates().stream().allMatch(c -> c.function().merges());
            boolean once = aggregate.emission() == Emission.FINAL && aggregate.window().isEmpty();
            PhysicalPlan input = aggregate.input();
            Placed below = place(input);
            if (!once || !exact || input.changelog().isUpdating()) {
                return keyed(aggregate, aggregate.keys(), whyTogether(aggregate));
            }
            boolean merges =
                    below.place() instanceof Place.Open
                            && open.areInPieces(input)
                            && open.canStay(input)
                            && !gathered.containsKey(aggregate)
                            && strategies.get(aggregate) != Strategy.HASH;
            if (merges) {
                return new Placed(
                        new Exchange(
                                Steps.over(aggregate, open.asRead(input)),
                                new Distribution.Merge(),
                                "only the final groups are wanted"),
                        new Place.One(Place.Level.MERGES, List.of(aggregate), false));
            }
            return switch (below.place()) {
                case Place.Open _ -> keyed(aggregate, aggregate.keys(), "there are no keys");
                case Place.Spread(List<RowExpression> keys, _)
                        when Keys.serve(keys, aggregate.keys()) ->
                        keyed(aggregate, aggregate.keys(), "");
                // Its groups do not depend on the order of the rows.
                case Place.Spread(_, List<PhysicalPlan> causes) ->
                        new Placed(
                                Steps.over(aggregate, gathered(below, other(aggregate.keys()))),
                                new Place.One(Place.Level.GATHERS, causes, false));
                case Place.One one ->
                        new Placed(
                                Steps.over(aggregate, below.step()),
                                new Place.One(one.level(), one.causes(), false));
            };
        }

        private static String whyTogether(Aggregate aggregate) {
            return aggregate.keys().isEmpty() ? "there are no keys" : "no key can be moved by";
        }

        private static String other(List<RowExpression> keys) {
            return keys.isEmpty()
                    ? "all rows are one group"
                    : Keys.text(keys) + " is not how the rows are spread";
        }

        /// A step that sees the rows of each key in the order in which they come.
        ///
        /// @param otherwise why it runs in one task if it has no keys
        private Placed keyed(PhysicalPlan step, List<RowExpression> keys, String otherwise) {
            PhysicalPlan input = step.inputs().getFirst();
            Placed below = place(input);
            return switch (below.place()) {
                case Place.Open _ -> keyedOpen(step, keys, otherwise);
                case Place.Spread(List<RowExpression> spread, List<PhysicalPlan> causes) -> {
                    if (!Keys.serve(spread, keys)) {
                        gather(causes, "the rows are needed in order by " + named(keys));
                    }
                    yield new Placed(
                            Steps.over(step, below.step()),
                            new Place.Spread(Keys.above(step, spread), causes));
                }
                case Place.One one -> {
                    gather(one.disorder(), "the rows are needed in order by " + named(keys));
                    yield new Placed(
                            Steps.over(step, below.step()),
                            new Place.One(one.level(), one.causes(), false));
                }
            };
        }

        private static String named(List<RowExpression> keys) {
            return keys.isEmpty() ? "a step above" : Keys.text(keys);
        }

        private Placed keyedOpen(PhysicalPlan step, List<RowExpression> keys, String otherwise) {
            PhysicalPlan input = step.inputs().getFirst();
            List<RowExpression> movable =
                    keys.stream().filter(k -> hasColumns(k) && open.canMove(input, k)).toList();
            // A hash could part the old row of a change from the new one.
            boolean changes = input.changelog().isUpdating() && !(step instanceof Normalize);
            String why =
                    gathered.containsKey(step)
                            ? gathered.get(step)
                            : changes
                                    ? "changes are kept in order"
                                    : movable.isEmpty() && !keys.isEmpty()
                                            ? "no key is the same for equal rows where they are"
                                                    + " read"
                                            : otherwise;
            if (changes || gathered.containsKey(step) || movable.isEmpty()) {
                return one(step, why);
            }
            String reason =
                    Keys.text(movable)
                            + (movable.size() == 1 ? " groups the rows" : " group the rows");
            return new Placed(
                    Steps.over(step, open.behind(input, new Distribution.Hash(movable), reason)),
                    new Place.Spread(Keys.above(step, movable), List.of(step)));
        }

        private static boolean hasColumns(RowExpression key) {
            boolean[] any = {false};
            ExpressionTree.visitColumns(key, _ -> any[0] = true);
            return any[0];
        }

        private Placed sort(Sort sort) {
            Placed below = place(sort.input());
            return switch (below.place()) {
                case Place.Open _ -> one(sort, "all rows are sorted together");
                case Place.Spread(_, List<PhysicalPlan> causes) -> {
                    if (sort.input().changelog().isUpdating()) {
                        gather(causes, "the changes of all rows are sorted");
                    }
                    yield new Placed(
                            Steps.over(sort, gathered(below, "all rows are sorted together")),
                            new Place.One(Place.Level.GATHERS, causes, true));
                }
                case Place.One one ->
                        new Placed(
                                Steps.over(sort, below.step()),
                                new Place.One(one.level(), one.causes(), true));
            };
        }

        private Placed limit(Limit limit) {
            Placed below = place(limit.input());
            String why = "LIMIT takes the first rows as they come";
            return switch (below.place()) {
                case Place.Open _ -> one(limit, why);
                case Place.Spread(_, List<PhysicalPlan> causes) -> {
                    gather(causes, why);
                    yield new Placed(
                            Steps.over(limit, below.step()), Place.One.of(Place.Level.GATHERS));
                }
                case Place.One one -> {
                    if (!one.sorted()) {
                        gather(one.disorder(), why);
                    }
                    yield new Placed(Steps.over(limit, below.step()), one);
                }
            };
        }

        private Placed union(Union union) {
            List<Placed> inputs = union.inputs().stream().map(this::place).toList();
            if (inputs.stream().allMatch(i -> i.place() instanceof Place.Open)) {
                return new Placed(union, new Place.Open());
            }
            Optional<List<RowExpression>> spread = commonKeys(union, inputs);
            if (spread.isPresent()) {
                List<PhysicalPlan> causes =
                        inputs.stream().flatMap(i -> causes(i).stream()).toList();
                return new Placed(
                        Steps.over(union, inputs.stream().map(Placed::step).toList()),
                        new Place.Spread(spread.get(), causes));
            }
            inputs.forEach(input -> gather(causes(input), "UNION meets other rows"));
            boolean reads = inputs.stream().allMatch(this::isRead);
            List<PhysicalPlan> met = new ArrayList<>();
            for (Placed input : inputs) {
                met.add(met(input, reads));
            }
            Place.Level level = reads ? Place.Level.READS : Place.Level.GATHERS;
            return new Placed(Steps.over(union, met), Place.One.of(level));
        }

        /// Whether its rows are in one task that reads them.
        private boolean isRead(Placed input) {
            return switch (input.place()) {
                case Place.Open _ -> !open.areInPieces(input.step());
                case Place.Spread _ -> false;
                case Place.One one -> one.level() == Place.Level.READS;
            };
        }

        private PhysicalPlan met(Placed input, boolean reads) {
            String why = "UNION meets other rows";
            if (input.place() instanceof Place.Open) {
                return reads
                        ? open.asRead(input.step())
                        : open.behind(input.step(), new Distribution.Gather(), why);
            }
            return reads ? input.step() : gathered(input, why);
        }

        private static List<PhysicalPlan> causes(Placed placed) {
            return switch (placed.place()) {
                case Place.Open _ -> List.of();
                case Place.Spread(_, List<PhysicalPlan> causes) -> causes;
                case Place.One one -> one.causes();
            };
        }

        /// By which columns the rows of all inputs are spread alike.
        private static Optional<List<RowExpression>> commonKeys(Union union, List<Placed> inputs) {
            Optional<List<RowExpression>> common = Optional.empty();
            for (Placed input : inputs) {
                if (!(input.place() instanceof Place.Spread(List<RowExpression> keys, _))
                        || keys.isEmpty()) {
                    return Optional.empty();
                }
                List<RowExpression> named =
                        keys.stream()
                                .map(key ->
                                        ExpressionTree.replaceColumns(
                                                key,
                                                c ->
                                                        Keys.column(
                                                                union.schema(),
                                                                ((RowExpression.ColumnRef) c)
                                                                        .index())))
                                .toList();
                if (common.isPresent() && !ExpressionTree.sameAll(common.get(), named)) {
                    return Optional.empty();
                }
                common = Optional.of(named);
            }
            return common;
        }

        /// A step over open rows, in one task.
        private Placed one(PhysicalPlan step, String why) {
            PhysicalPlan input = step.inputs().getFirst();
            Place.Level level = open.areInPieces(input) ? Place.Level.GATHERS : Place.Level.READS;
            return new Placed(Steps.over(step, together(input, why)), Place.One.of(level));
        }

        /// Open rows in one task.
        private PhysicalPlan together(PhysicalPlan step, String why) {
            return open.areInPieces(step)
                    ? open.behind(step, new Distribution.Gather(), why)
                    : open.asRead(step);
        }

        /// Placed rows in a task behind gather exchanges.
        private PhysicalPlan gathered(Placed placed, String why) {
            boolean there =
                    placed.place() instanceof Place.One one && one.level() == Place.Level.GATHERS;
            return there ? placed.step() : exchange(placed.step(), why);
        }

        private final IdentityHashMap<PhysicalPlan, Exchange> gathers = new IdentityHashMap<>();

        private Exchange exchange(PhysicalPlan step, String why) {
            return gathers.computeIfAbsent(
                    step, _ -> new Exchange(step, new Distribution.Gather(), why));
        }

        private void gather(List<PhysicalPlan> causes, String why) {
            causes.forEach(cause -> gathered.putIfAbsent(cause, why));
        }
    }
}
