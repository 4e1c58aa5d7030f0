package io.velostream.planner.explain;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.planner.plan.Job;
import io.velostream.planner.plan.Parallelism;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.planner.plan.PhysicalPlan.AggregateCall;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.PhysicalPlan.Watermark;
import io.velostream.planner.plan.Window;
import io.velostream.planner.plan.WindowShape;
import io.velostream.types.Changelog;
import io.velostream.types.SqlType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Prints plans as EXPLAIN does: one step a line, what it reads below it, indented. A step with
/// several consumers is printed once, with a number, and afterwards by its number only.
public final class PlanText {
    private static final long USUAL_IDLE_MICROS = 5_000_000;

    private final StringBuilder out = new StringBuilder();
    private final IdentityHashMap<PhysicalPlan, Integer> consumers = new IdentityHashMap<>();
    private final IdentityHashMap<PhysicalPlan, Integer> numbers = new IdentityHashMap<>();

    private PlanText() {}

    /// Every job, each under its name.
    public static String of(ApplicationPlan plan) {
        PlanText text = new PlanText();
        text.out.append(of(plan.parallelism()));
        plan.jobs().forEach(job -> text.count(job.plan()));
        for (Job job : plan.jobs()) {
            text.out.append(header(job)).append('\n');
            text.print(job.plan(), 1);
        }
        return text.out.toString();
    }

    /// How many tasks there are, if there are several.
    public static String of(Parallelism parallelism) {
        if (parallelism.tasks() == 1) {
            return "";
        }
        StringBuilder text = new StringBuilder("parallelism: ").append(parallelism.tasks());
        text.append(" (").append(parallelism.reason()).append(")\n");
        parallelism.notes().forEach(note -> text.append("  ").append(note).append('\n'));
        return text.toString();
    }

    private static String header(Job job) {
        if (job.sink().isPresent()) {
            return job.name() + " -> sink";
        }
        return job.result() ? job.name() : job.name() + " (read in the application)";
    }

    /// One plan by itself.
    public static String of(PhysicalPlan plan) {
        PlanText text = new PlanText();
        text.count(plan);
        text.print(plan, 0);
        return text.out.toString();
    }

    private void count(PhysicalPlan plan) {
        if (consumers.merge(plan, 1, Integer::sum) == 1) {
            plan.inputs().forEach(this::count);
        }
    }

    private void print(PhysicalPlan plan, int depth) {
        out.append("  ".repeat(depth));
        Integer known = numbers.get(plan);
        if (known != null) {
            out.append("see #").append(known).append('\n');
            return;
        }
        if (consumers.getOrDefault(plan, 1) > 1) {
            numbers.put(plan, numbers.size() + 1);
            out.append('#').append(numbers.size()).append(' ');
        }
        out.append(line(plan)).append(changes(plan.changelog()));
        StateText.of(plan).ifPresent(state -> out.append(" [state: ").append(state).append(']'));
        out.append('\n');
        plan.inputs().forEach(input -> print(input, depth + 1));
    }

    private static String line(PhysicalPlan plan) {
        return switch (plan) {
            case PhysicalPlan.Scan scan -> scan(scan);
            case PhysicalPlan.SingleRow _ -> "SingleRow";
            case PhysicalPlan.Filter(_, RowExpression predicate, _) -> "Filter: " + predicate;
            case PhysicalPlan.Project project -> "Project: " + projection(project);
            case PhysicalPlan.Aggregate aggregate -> aggregate(aggregate);
            case PhysicalPlan.Sort sort -> sort(sort);
            case PhysicalPlan.Limit limit -> limit(limit);
            case PhysicalPlan.Union _ -> "Union";
            case PhysicalPlan.Exchange exchange ->
                    "Exchange " + exchange.distribution() + " (" + exchange.reason() + ")";
            case PhysicalPlan.Normalize normalize -> normalize(normalize);
            case PhysicalPlan.AssignWindows assigned ->
                    "AssignWindows: " + shape(assigned.window());
            case PhysicalPlan.TimeSort sort -> "TimeSort: " + sort.time();
            case PhysicalPlan.Over over -> OverText.of(over);
            case PhysicalPlan.TopN top -> OverText.of(top);
        };
    }

    private static String changes(Changelog changelog) {
        return switch (changelog) {
            case APPEND -> "";
            case UPSERT -> " [upserts]";
            case RETRACT -> " [updates with old rows]";
        };
    }

    private static String normalize(PhysicalPlan.Normalize normalize) {
        List<String> key = normalize.key().stream().map(normalize.schema()::name).toList();
        return "Normalize by " + String.join(", ", key);
    }

    private static String scan(PhysicalPlan.Scan scan) {
        List<String> columns =
                scan.schema().fields().stream().map(SqlType.Field::toString).toList();
        String watermark =
                scan.watermark()
                        .map(w -> "; watermark " + w.time() + delay(w) + idle(scan, w))
                        .orElse("");
        String list = columns.isEmpty() ? "no columns" : String.join(", ", columns);
        String letters = scan.deadLetters().map(PlanText::letters).orElse("");
        String pieces = scan.inPieces() ? " in pieces" : "";
        return "Scan " + scan.name() + pieces + ": " + list + watermark + letters;
    }

    private static String delay(Watermark watermark) {
        return watermark.delayMicros() == 0 ? "" : " - " + span(watermark.delayMicros());
    }

    /// When a split that has no rows does not hold the others back, if not as usual.
    private static String idle(PhysicalPlan.Scan scan, Watermark watermark) {
        Optional<Long> idle = watermark.idleMicros();
        if (scan.source().isBounded() || idle.equals(Optional.of(USUAL_IDLE_MICROS))) {
            return "";
        }
        return idle.map(micros -> ", idle after " + span(micros)).orElse(", never idle");
    }

    private static String letters(PhysicalPlan.DeadLetters letters) {
        String which =
                letters.late() && letters.failed()
                        ? "late and failed"
                        : letters.late() ? "late" : "failed";
        return "; dead letters of " + which + " rows";
    }

    private static String projection(PhysicalPlan.Project project) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < project.expressions().size(); i++) {
            RowExpression expression = project.expressions().get(i);
            String name = project.schema().name(i);
            boolean named = expression instanceof ColumnRef column && column.name().equals(name);
            columns.add(named ? name : expression + " AS " + name);
        }
        return String.join(", ", columns);
    }

    private static String aggregate(PhysicalPlan.Aggregate aggregate) {
        List<String> parts = new ArrayList<>();
        if (!aggregate.keys().isEmpty()) {
            parts.add("by " + commas(aggregate.keys()));
        }
        aggregate.window().ifPresent(window -> parts.add(window(window)));
        aggregate.aggregates().forEach(call -> parts.add(call(call)));
        String emission = aggregate.emission() == Emission.CHANGES ? "changes" : "final";
        boolean distinct = aggregate.aggregates().isEmpty() && aggregate.window().isEmpty();
        return (distinct ? "Distinct " : "Aggregate ") + emission + ": " + String.join("; ", parts);
    }

    private static String window(Window window) {
        StringBuilder text = new StringBuilder(shape(window));
        if (window.latenessMicros() != 0) {
            String kept = window.late() == Window.Late.UPDATE ? " updated for " : " open for ";
            text.append(kept).append(span(window.latenessMicros())).append(" more");
        }
        if (window.resultTime() == Window.ResultTime.START) {
            text.append(", timed by its start");
        }
        return text.toString();
    }

    private static String shape(Window window) {
        return switch (window.shape()) {
            case WindowShape.Tumbling(long size, long offset) ->
                    "tumbling " + window.time() + " by " + span(size) + from(offset);
            case WindowShape.Hopping(long size, long advance, long offset) ->
                    "hopping %s by %s every %s%s"
                            .formatted(window.time(), span(size), span(advance), from(offset));
            case WindowShape.Cumulating(long size, long step, long offset) ->
                    "cumulating %s up to %s every %s%s"
                            .formatted(window.time(), span(size), span(step), from(offset));
            case WindowShape.Session(long gap) ->
                    "session " + window.time() + " with gaps of " + span(gap);
        };
    }

    private static String from(long offset) {
        return offset == 0 ? "" : " from " + span(offset);
    }

    private static String call(AggregateCall call) {
        String arguments = call.arguments().isEmpty() ? "*" : commas(call.arguments());
        String distinct = call.function().distinct() ? "DISTINCT " : "";
        return call.function().name() + "(" + distinct + arguments + ")";
    }

    private static String sort(PhysicalPlan.Sort sort) {
        Optional<String> first = sort.limit().map(limit -> "; first " + limit);
        return "Sort: " + OverText.keys(sort.keys()) + first.orElse("");
    }

    private static String limit(PhysicalPlan.Limit limit) {
        String count = limit.count() == Long.MAX_VALUE ? "all" : "" + limit.count();
        return "Limit: " + count + (limit.offset() == 0 ? "" : " after " + limit.offset());
    }

    static String commas(List<RowExpression> expressions) {
        return String.join(", ", expressions.stream().map(RowExpression::toString).toList());
    }

    /// A length of time as people write it: `1m`, `1.5s`, `1h30m`.
    static String span(long micros) {
        String iso = Duration.ofNanos(micros * 1000).toString();
        return iso.substring(2).toLowerCase(Locale.ROOT);
    }
}
