package io.velostream.planner.distribution;

import io.velostream.connect.Source;
import io.velostream.planner.distribution.Wishes.Wish;
import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.planner.plan.Job;
import io.velostream.planner.plan.Parallelism;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.planner.plan.PhysicalPlan.Exchange;
import io.velostream.planner.plan.PhysicalPlan.Scan;
import io.velostream.types.Diagnostic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Decides how many tasks an application has and spreads its steps over them.
public final class Distributor {
    /// What one task reads in well under a second: more tasks would take longer to start than they
    /// save.
    static final long SMALL_BYTES = 64L << 20;

    private final ApplicationPlan plan;
    private final TaskSettings settings;
    private final Wishes wishes;
    private final List<Diagnostic> warnings = new ArrayList<>();
    private final Set<PhysicalPlan> steps = Collections.newSetFromMap(new IdentityHashMap<>());

    /// @param plan without exchanges
    public Distributor(ApplicationPlan plan, TaskSettings settings, Wishes wishes) {
        this.plan = plan;
        this.settings = settings;
        this.wishes = wishes;
        plan.jobs().forEach(job -> collect(job.plan(), steps));
    }

    private static void collect(PhysicalPlan step, Set<PhysicalPlan> steps) {
        if (steps.add(step)) {
            step.inputs().forEach(input -> collect(input, steps));
        }
    }

    public ApplicationPlan distribute() {
        IdentityHashMap<PhysicalPlan, Strategy> strategies = strategies();
        Optional<Integer> asked = settings.asked().or(wishes::tasks);
        Parallelism parallelism = asked.map(Distributor::asked).orElseGet(this::automatic);
        if (parallelism.tasks() == 1) {
            return with(plan.jobs(), parallelism);
        }
        Sources sources = new Sources(plan.jobs());
        List<Job> jobs = new Placement(sources, strategies).of(plan.jobs());
        if (asked.isEmpty() && jobs.stream().noneMatch(job -> isSpread(job.plan()))) {
            return with(plan.jobs(), new Parallelism(1, "no step can run in several tasks"));
        }
        List<String> notes = new ArrayList<>(sources.notes());
        if (strategies.containsValue(Strategy.STICKY)) {
            notes.add("sticky: no source here is partitioned by a key, so rows are exchanged");
        }
        return with(jobs, new Parallelism(parallelism.tasks(), parallelism.reason(), notes));
    }

    private ApplicationPlan with(List<Job> jobs, Parallelism parallelism) {
        return new ApplicationPlan(jobs, plan.maxStateBytes(), parallelism);
    }

    private static Parallelism asked(int tasks) {
        return new Parallelism(tasks, "asked for");
    }

    private Parallelism automatic() {
        if (settings.cores() == 1) {
            return Parallelism.ONE;
        }
        OptionalLong bytes = inputBytes();
        if (bytes.isPresent() && bytes.getAsLong() < SMALL_BYTES) {
            return new Parallelism(1, "the input is small: " + megabytes(bytes.getAsLong()));
        }
        return new Parallelism(settings.cores(), settings.cores() + " cores");
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /// How much there is to read; empty if that is not known.
    private OptionalLong inputBytes() {
        long sum = 0;
        for (PhysicalPlan step : steps) {
            if (!(step instanceof Scan scan)) {
                continue;
            }
            if (!scan.source().isBounded()) {
                return OptionalLong.empty();
            }
            for (Source.Split split : scan.source().splits()) {
                if (split.bytes() < 0) {
                    return OptionalLong.empty();
                }
                sum += split.bytes();
            }
        }
        return OptionalLong.of(sum);
    }

    private static boolean isSpread(PhysicalPlan step) {
        return step instanceof Exchange
                || (step instanceof Scan scan && scan.inPieces())
                || step.inputs().stream().anyMatch(Distributor::isSpread);
    }

    /// What is asked for of each step: a stream's steps belong to the statement that makes it.
    private IdentityHashMap<PhysicalPlan, Strategy> strategies() {
        Set<PhysicalPlan> made = Collections.newSetFromMap(new IdentityHashMap<>());
        plan.jobs().forEach(job -> made.add(job.plan()));
        IdentityHashMap<PhysicalPlan, Strategy> strategies = new IdentityHashMap<>();
        wishes.strategies()
                .forEach((number, wish) -> {
                    PhysicalPlan top = plan.jobs().get(number).plan();
                    Set<PhysicalPlan> own = Collections.newSetFromMap(new IdentityHashMap<>());
                    collect(top, made, own);
                    own.forEach(step -> strategies.put(step, wish.strategy()));
                    if (wish.strategy() == Strategy.ROUNDROBIN) {
                        own.stream()
                                .filter(Distributor::groups)
                                .findFirst()
                                .ifPresent(_ -> warn(wish));
                    }
                });
        return strategies;
    }

    private static void collect(PhysicalPlan step, Set<PhysicalPlan> made, Set<PhysicalPlan> own) {
        if (own.add(step)) {
            step.inputs().stream()
                    .filter(input -> !made.contains(input))
                    .forEach(input -> collect(input, made, own));
        }
    }

    private static boolean groups(PhysicalPlan step) {
        return switch (step) {
            case PhysicalPlan.Aggregate _,
                    PhysicalPlan.Over _,
                    PhysicalPlan.TopN _,
                    PhysicalPlan.Normalize _ ->
                    true;
            case PhysicalPlan _ -> false;
        };
    }

    private void warn(Wish wish) {
        warnings.add(
                Diagnostic.of(
                                "STRATEGY_OVERRIDDEN",
                                "roundrobin would tear the groups of this query apart, so its rows"
                                        + " are spread by key")
                        .at(wish.place())
                        .withHint("hash or smart is meant; EXPLAIN shows what is done"));
    }

    /// What runs, but not as it was asked for. To be called last.
    public List<Diagnostic> warnings() {
        return List.copyOf(warnings);
    }
}
