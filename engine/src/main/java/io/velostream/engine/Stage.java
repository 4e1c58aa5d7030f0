package io.velostream.engine;

import io.velostream.engine.operator.Operator;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The operators of a task, connected. Whoever hosts it brings batches, watermarks and ends of
/// input to its [#inputs], one thread at a time, and owns the operators at its far ends.
public final class Stage implements AutoCloseable {
    private static final int STATE_VERSION = 1;

    /// Behind each operator's state, to notice one that reads other than it wrote.
    private static final int END_OF_OPERATOR = 0x0F00_BA5E;

    private final List<StageInput> inputs;
    private final List<Step> steps;

    /// An operator with the text by which its state is recognised, and what it was built from.
    record Step(String name, PhysicalPlan node, Operator operator) {}

    Stage(List<StageInput> inputs, List<Step> steps) {
        this.inputs = List.copyOf(inputs);
        this.steps = List.copyOf(steps);
    }

    /// In the order in which the statements mention them.
    public List<StageInput> inputs() {
        return inputs;
    }

    /// Whether no input needs to be read any further.
    public boolean isSatisfied() {
        return inputs.stream().allMatch(StageInput::isSatisfied);
    }

    /// About how much memory the state takes, in bytes. Cheap.
    public long stateBytes() {
        long bytes = 0;
        for (Step step : steps) {
            bytes += step.operator().stateBytes();
        }
        return bytes;
    }

    /// The step whose state takes most; a stage without steps has none.
    public Optional<LargestState> largestState() {
        return steps.stream()
                .map(step -> new LargestState(step.node(), step.operator().stateBytes()))
                .max(Comparator.comparingLong(LargestState::bytes));
    }

    /// A step with about how many bytes its state takes.
    public record LargestState(PhysicalPlan step, long bytes) {}

    /// Writes the state of all operators; may come between any two calls of the inputs.
    public void snapshot(StateWriter writer) {
        writer.writeInt(STATE_VERSION);
        writer.writeInt(steps.size());
        for (Step step : steps) {
            StateWriter own = new StateWriter();
            step.operator().snapshot(own);
            own.writeInt(END_OF_OPERATOR);
            byte[] state = own.toByteArray();
            writer.writeString(step.name());
            writer.writeBytes(state, 0, state.length);
        }
    }

    /// Reads what [#snapshot] wrote, before any other call.
    ///
    /// @throws IllegalStateException if the state is of another plan or another version, or damaged
    public void restore(StateReader reader) {
        check(reader.readInt() == STATE_VERSION, "the state has another version");
        check(reader.readInt() == steps.size(), "the state has another number of steps");
        for (Step step : steps) {
            String name = reader.readString();
            check(
                    name.equals(step.name()),
                    "the state is of \"" + name + "\", the plan has \"" + step.name() + "\"");
            StateReader own = new StateReader(reader.readBytes());
            step.operator().restore(own);
            check(own.readInt() == END_OF_OPERATOR, "the state of \"" + name + "\" is damaged");
        }
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    /// Closes every operator, also after one of them fails.
    @Override
    public void close() {
        RuntimeException failure = null;
        for (Step step : steps) {
            try {
                step.operator().close();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
