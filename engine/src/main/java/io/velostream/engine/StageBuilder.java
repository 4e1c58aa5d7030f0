package io.velostream.engine;

import io.velostream.engine.exchange.MergedGroups;
import io.velostream.engine.exchange.Outlet;
import io.velostream.engine.exchange.PartialGroups;
import io.velostream.engine.exchange.Scatter;
import io.velostream.engine.expression.ExpressionCompiler;
import io.velostream.engine.operator.AggregateOperator;
import io.velostream.engine.operator.FilterOperator;
import io.velostream.engine.operator.LimitOperator;
import io.velostream.engine.operator.NamedEvaluator;
import io.velostream.engine.operator.Operator;
import io.velostream.engine.operator.ProjectOperator;
import io.velostream.engine.operator.TeeOperator;
import io.velostream.engine.operator.UnionOperator;
import io.velostream.engine.over.OverBuilder;
import io.velostream.engine.over.TimeSortOperator;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.planner.plan.Distribution;
import io.velostream.planner.plan.Job;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.planner.plan.PhysicalPlan.Aggregate;
import io.velostream.planner.plan.PhysicalPlan.AssignWindows;
import io.velostream.planner.plan.PhysicalPlan.Filter;
import io.velostream.planner.plan.PhysicalPlan.Limit;
import io.velostream.planner.plan.PhysicalPlan.Normalize;
import io.velostream.planner.plan.PhysicalPlan.Project;
import io.velostream.planner.plan.PhysicalPlan.Scan;
import io.velostream.planner.plan.PhysicalPlan.SingleRow;
import io.velostream.planner.plan.PhysicalPlan.Sort;
import io.velostream.planner.plan.PhysicalPlan.TopN;
import io.velostream.planner.plan.PhysicalPlan.Union;
import io.velostream.planner.plan.Stages;
import io.velostream.types.Changelog;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Builds the operators of one task of a stage. The plan is a graph: a node that several others
/// read is one operator behind which a [TeeOperator] stands.
///
/// Operators push, so they are built from the far end: a node's consumers first, then the node.
public final class StageBuilder {
    private final TaskContext task;

    /// Of the job whose node is being built.
    private TaskContext context;

    private final ExpressionCompiler expressions;
    private final Ends ends;
    private final IdentityHashMap<PhysicalPlan, List<Consumer>> consumers = new IdentityHashMap<>();
    private final IdentityHashMap<PhysicalPlan, Operator[]> built = new IdentityHashMap<>();

    /// The first job that each node of the whole plan belongs to.
    private final IdentityHashMap<PhysicalPlan, String> owners = new IdentityHashMap<>();

    /// The aggregates whose groups go to another task, by what they go through.
    private final IdentityHashMap<PhysicalPlan, Scatter> partial = new IdentityHashMap<>();

    private final List<PhysicalPlan> leaves = new ArrayList<>();
    private final List<Stage.Step> steps = new ArrayList<>();

    /// Gives the operator that takes the rows of a node.
    private interface Consumer {
        Operator operator();
    }

    /// What stands at the far ends of a stage. Each is asked for once; the stage neither snapshots
    /// nor closes it.
    public interface Ends {
        /// Takes the rows of a job.
        Operator terminal(Job job);

        /// Takes the rows of an exchange.
        Outlet outlet(PhysicalPlan.Exchange exchange);

        /// Is told what was made for an exchange, so that it can be told of units and the end.
        void opened(Scatter scatter, Optional<PartialGroups> groups);
    }

    private StageBuilder(TaskContext context, Ends ends) {
        this.task = context;
        this.context = context;
        expressions = new ExpressionCompiler(context::currentTimeMillis);
        this.ends = ends;
    }

    /// A plan that is one stage.
    ///
    /// @param terminals makes the operator that takes the rows of a job; called once per job
    public static Stage build(
            ApplicationPlan plan, TaskContext context, Function<Job, Operator> terminals) {
        List<Stages.Stage> stages = Stages.of(plan).stages();
        if (stages.size() > 1) {
            throw new IllegalArgumentException("the plan has " + stages.size() + " stages");
        }
        return stages.isEmpty()
                ? new Stage(List.of(), List.of())
                : build(plan, stages.getFirst(), context, new OnlyTerminals(terminals));
    }

    /// One task of a stage of the plan.
    public static Stage build(
            ApplicationPlan plan, Stages.Stage stage, TaskContext context, Ends ends) {
        return new StageBuilder(context, ends).build(plan, stage);
    }

    private record OnlyTerminals(Function<Job, Operator> terminals) implements Ends {
        @Override
        public Operator terminal(Job job) {
            return terminals.apply(job);
        }

        @Override
        public Outlet outlet(PhysicalPlan.Exchange exchange) {
            throw new IllegalStateException("there is no other task for " + exchange);
        }

        @Override
        public void opened(Scatter scatter, Optional<PartialGroups> groups) {}
    }

    private Stage build(ApplicationPlan plan, Stages.Stage stage) {
        plan.jobs().forEach(job -> noteOwner(job.plan(), job.name()));
        for (Job job : stage.jobs()) {
            Operator terminal = ends.terminal(job);
            addConsumer(job.plan(), () -> terminal);
        }
        for (PhysicalPlan.Exchange exchange : stage.outputs()) {
            Scatter scatter = scatter(exchange);
            if (exchange.distribution() instanceof Distribution.Merge) {
                // Its one consumer: the groups go across, not their rows.
                partial.put(exchange.input(), scatter);
            } else {
                ends.opened(scatter, Optional.empty());
            }
            addConsumer(exchange.input(), () -> scatter);
        }
        List<StageInput> inputs = new ArrayList<>();
        for (PhysicalPlan leaf : leaves) {
            inputs.add(new StageInput(leaf, ports(leaf)[0]));
        }
        return new Stage(inputs, steps);
    }

    /// Notes who reads `node` and, the first time, what it reads itself.
    private void addConsumer(PhysicalPlan node, Consumer consumer) {
        List<Consumer> known = consumers.get(node);
        if (known != null) {
            known.add(consumer);
            return;
        }
        consumers.put(node, new ArrayList<>(List.of(consumer)));
        List<PhysicalPlan> inputs =
                node instanceof PhysicalPlan.Exchange ? List.of() : node.inputs();
        if (inputs.isEmpty()) {
            leaves.add(node);
        }
        for (int i = 0; i < inputs.size(); i++) {
            int port = i;
            addConsumer(inputs.get(i), () -> ports(node)[port]);
        }
    }

    private void noteOwner(PhysicalPlan node, String job) {
        if (owners.putIfAbsent(node, job) == null) {
            node.inputs().forEach(input -> noteOwner(input, job));
        }
    }

    private Scatter scatter(PhysicalPlan.Exchange exchange) {
        List<RowExpression> keys =
                exchange.distribution() instanceof Distribution.Hash hash ? hash.keys() : List.of();
        return new Scatter(exchange.schema(), named(keys), ends.outlet(exchange));
    }

    /// What takes the rows of an exchange in: the first step behind it, or the one that merges
    /// groups.
    private Operator behind(PhysicalPlan.Exchange exchange, Operator next) {
        return exchange.distribution() instanceof Distribution.Merge
                        && exchange.input() instanceof Aggregate aggregate
                ? new MergedGroups((AggregateOperator) stateful().aggregate(aggregate, next))
                : next;
    }

    /// Where the inputs of `node` go in.
    private Operator[] ports(PhysicalPlan node) {
        Operator[] known = built.get(node);
        if (known != null) {
            return known;
        }
        List<Operator> behind =
                consumers.getOrDefault(node, List.of()).stream().map(Consumer::operator).toList();
        Operator next = behind.size() == 1 ? behind.getFirst() : new TeeOperator(behind);
        // Only now: what stands behind was built with contexts of its own.
        context = task.of(owners.getOrDefault(node, ""));
        Operator[] ports = build(node, next);
        built.put(node, ports);
        return ports;
    }

    // No default: a new plan node does not compile until it is built here.
    private Operator[] build(PhysicalPlan node, Operator next) {
        return switch (node) {
            case Scan _, SingleRow _ -> new Operator[] {next};
            case PhysicalPlan.Exchange exchange -> new Operator[] {behind(exchange, next)};
            case Filter(_, RowExpression predicate, Changelog changelog) ->
                    step(
                            node,
                            new FilterOperator(
                                    node.schema(),
                                    expressions.compilePredicate(predicate),
                                    changelog == Changelog.RETRACT,
                                    context,
                                    next));
            case Project(_, List<RowExpression> columns, _) ->
                    step(node, new ProjectOperator(node.schema(), named(columns), context, next));
            case Aggregate aggregate -> step(node, aggregate(aggregate, next));
            case Sort sort -> step(node, stateful().sort(sort, next));
            case Limit(_, long offset, long count) ->
                    step(node, new LimitOperator(node.schema(), offset, count, next));
            case Union union -> union(union, next);
            case AssignWindows assign ->
                    step(node, new WindowSteps(expressions, context).assign(assign, next));
            case PhysicalPlan.TimeSort(_, RowExpression time) ->
                    step(node, new TimeSortOperator(node.schema(), named(time), context, next));
            case PhysicalPlan.Over over ->
                    step(node, OverBuilder.build(over, expressions, context, next));
            case Normalize normalize -> step(node, stateful().normalize(normalize, next));
            case TopN topN -> step(node, stateful().topN(topN, next));
        };
    }

    private Operator aggregate(Aggregate plan, Operator next) {
        Scatter across = partial.get(plan);
        if (across != null) {
            return partialGroups(plan, across);
        }
        return plan.window().isPresent()
                ? new WindowSteps(expressions, context).aggregate(plan, plan.window().get(), next)
                : stateful().aggregate(plan, next);
    }

    private Operator partialGroups(Aggregate plan, Scatter scatter) {
        AggregateOperator groups = (AggregateOperator) stateful().aggregate(plan, scatter);
        PartialGroups handedOver = new PartialGroups(groups, scatter);
        ends.opened(scatter, Optional.of(handedOver));
        return handedOver;
    }

    private StatefulSteps stateful() {
        return new StatefulSteps(expressions, context);
    }

    private Operator[] union(Union plan, Operator next) {
        int inputs = plan.inputs().size();
        UnionOperator union = new UnionOperator(plan.schema(), inputs, next);
        Operator[] ports = new Operator[inputs];
        for (int i = 0; i < inputs; i++) {
            ports[i] = union.port(i);
        }
        // The first port carries the state of all.
        step(plan, ports[0]);
        return ports;
    }

    private NamedEvaluator named(RowExpression expression) {
        return new NamedEvaluator(expression.toString(), expressions.compile(expression));
    }

    private List<NamedEvaluator> named(List<RowExpression> several) {
        return several.stream().map(this::named).toList();
    }

    private Operator[] step(PhysicalPlan node, Operator operator) {
        String name = node.getClass().getSimpleName() + node.schema();
        steps.add(new Stage.Step(name, node, operator));
        return new Operator[] {operator};
    }
}
