package io.velostream.planner.plan;

import io.velostream.planner.plan.PhysicalPlan.Exchange;
import io.velostream.planner.plan.PhysicalPlan.Scan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// An application's plan cut at its exchanges.
///
/// @param stages a stage comes before those that read from it
// Nodes of a plan are compared by identity.
@SuppressWarnings("ReferenceEquality")
public record Stages(List<Stage> stages) {
    public Stages {
        stages = List.copyOf(stages);
    }

    /// The steps between exchanges: what one task runs, on its own share of the rows.
    ///
    /// @param tasks how many run it
    /// @param leaves the scans and single rows it reads; if there are any it has no `inputs`
    /// @param inputs the exchanges it reads from, all of the same kind
    /// @param outputs the exchanges that read from it
    /// @param jobs those whose last step is here
    public record Stage(
            int tasks,
            List<PhysicalPlan> leaves,
            List<Exchange> inputs,
            List<Exchange> outputs,
            List<Job> jobs) {
        public Stage {
            leaves = List.copyOf(leaves);
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
            jobs = List.copyOf(jobs);
        }

        private boolean readsFrom(Stage other) {
            return inputs.stream()
                    .anyMatch(in -> other.outputs.stream().anyMatch(out -> out == in));
        }
    }

    /// With one task per stage the whole plan is one stage.
    public static Stages of(ApplicationPlan plan) {
        return new Cutter(plan).cut();
    }

    private static final class Cutter {
        private final ApplicationPlan plan;

        /// Nodes of one stage point, over some steps, to the same node. An exchange belongs to the
        /// stage that reads from it.
        private final IdentityHashMap<PhysicalPlan, PhysicalPlan> leaders = new IdentityHashMap<>();

        /// A node comes before those that read it.
        private final List<PhysicalPlan> nodes = new ArrayList<>();

        Cutter(ApplicationPlan plan) {
            this.plan = plan;
        }

        Stages cut() {
            for (Job job : plan.jobs()) {
                visit(job.plan());
            }
            if (plan.parallelism().tasks() == 1) {
                nodes.forEach(node -> join(node, nodes.getFirst()));
            }
            Set<PhysicalPlan> known = Collections.newSetFromMap(new IdentityHashMap<>());
            List<Stage> stages = new ArrayList<>();
            for (PhysicalPlan node : nodes) {
                if (known.add(leaderOf(node))) {
                    stages.add(stage(leaderOf(node)));
                }
            }
            return new Stages(inOrder(stages));
        }

        private void visit(PhysicalPlan node) {
            if (leaders.containsKey(node)) {
                return;
            }
            leaders.put(node, node);
            for (PhysicalPlan input : node.inputs()) {
                visit(input);
                if (!(node instanceof Exchange)) {
                    join(node, input);
                }
            }
            nodes.add(node);
        }

        private void join(PhysicalPlan node, PhysicalPlan other) {
            leaders.put(leaderOf(node), leaderOf(other));
        }

        private PhysicalPlan leaderOf(PhysicalPlan node) {
            PhysicalPlan at = node;
            while (true) {
                PhysicalPlan next = leaders.getOrDefault(at, at);
                if (next == at) {
                    return at;
                }
                at = next;
            }
        }

        private Stage stage(PhysicalPlan leader) {
            List<PhysicalPlan> leaves = new ArrayList<>();
            List<Exchange> inputs = new ArrayList<>();
            List<Exchange> outputs = new ArrayList<>();
            for (PhysicalPlan node : nodes) {
                boolean here = leaderOf(node) == leader;
                if (here && node.inputs().isEmpty()) {
                    leaves.add(node);
                }
                if (node instanceof Exchange exchange) {
                    if (here) {
                        inputs.add(exchange);
                    }
                    if (leaderOf(exchange.input()) == leader) {
                        outputs.add(exchange);
                    }
                }
            }
            if (!leaves.isEmpty() && !inputs.isEmpty()) {
                throw new IllegalStateException("a stage reads " + leaves + " beside an exchange");
            }
            check(leader, leaves, inputs);
            List<Job> jobs =
                    plan.jobs().stream().filter(job -> leaderOf(job.plan()) == leader).toList();
            return new Stage(tasks(leaves, inputs), leaves, inputs, outputs, jobs);
        }

        /// What those rely on who run a stage; a fault here is one of the planner.
        private void check(PhysicalPlan leader, List<PhysicalPlan> leaves, List<Exchange> inputs) {
            long kinds = inputs.stream().map(in -> in.distribution().getClass()).distinct().count();
            if (kinds > 1) {
                throw new IllegalStateException("a stage reads different kinds of " + inputs);
            }
            if (leaves.stream().noneMatch(leaf -> leaf instanceof Scan scan && scan.inPieces())) {
                return;
            }
            if (leaves.size() > 1) {
                throw new IllegalStateException("read in pieces beside another: " + leaves);
            }
            for (PhysicalPlan node : nodes) {
                if (leaderOf(node) == leader && !canReadPieces(node)) {
                    throw new IllegalStateException("above what is read in pieces: " + node);
                }
            }
        }

        private boolean canReadPieces(PhysicalPlan node) {
            return switch (node) {
                case Scan _, PhysicalPlan.Filter _, PhysicalPlan.Project _ -> true;
                case PhysicalPlan.Aggregate _ ->
                        nodes.stream()
                                .filter(reader -> reader.inputs().contains(node))
                                .allMatch(reader ->
                                        reader instanceof Exchange above
                                                && above.distribution()
                                                        instanceof Distribution.Merge);
                case PhysicalPlan _ -> false;
            };
        }

        private int tasks(List<PhysicalPlan> leaves, List<Exchange> inputs) {
            boolean several =
                    leaves.isEmpty()
                            ? inputs.getFirst().distribution() instanceof Distribution.Hash
                            : leaves.getFirst() instanceof Scan scan && scan.inPieces();
            return several ? plan.parallelism().tasks() : 1;
        }

        private static List<Stage> inOrder(List<Stage> stages) {
            List<Stage> waiting = new ArrayList<>(stages);
            List<Stage> ordered = new ArrayList<>();
            while (!waiting.isEmpty()) {
                Stage next =
                        waiting.stream()
                                .filter(stage -> waiting.stream().noneMatch(stage::readsFrom))
                                .findFirst()
                                .orElseThrow(
                                        () -> new IllegalStateException("stages read each other"));
                waiting.remove(next);
                ordered.add(next);
            }
            return ordered;
        }
    }
}
