package io.velostream.engine.over;

import io.velostream.engine.group.AggregateStep;
import io.velostream.engine.group.AggregateUse;
import io.velostream.engine.group.Aggregates;
import io.velostream.functions.ResolvedAggregate;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.List;

/// An aggregate over `ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW`.
final class RunningStep implements OverStep {
    private final String name;
    private final Aggregates aggregate;
    private final int column;

    /// @param arguments their numbers
    /// @param column where in the output the results go
    RunningStep(String name, ResolvedAggregate aggregate, List<Integer> arguments, int column) {
        this.name = name;
        this.aggregate =
                new Aggregates(
                        List.of(new AggregateStep(name, aggregate, arguments)),
                        AggregateUse.RUNNING);
        this.column = column;
    }

    @Override
    public void evaluate(OverRows in) {
        aggregate.ensureGroups(in.partitions);
        aggregate.take(in.partitionOfRow, in.rows, in.count);
        aggregate.addRunning(
                0, null, in.arguments, in.output.column(column), in.survivors.errors());
        in.survivors.report(name);
    }

    @Override
    public void restart(int partition) {
        throw new IllegalStateException("an unbounded frame is never forgotten");
    }

    @Override
    public void keepPartitions(int[] kept, int count) {
        throw new IllegalStateException("an unbounded frame is never forgotten");
    }

    @Override
    public long bytes() {
        return aggregate.stateBytes();
    }

    @Override
    public void snapshot(int partitions, StateWriter writer) {
        aggregate.ensureGroups(partitions);
        aggregate.snapshot(partitions, writer);
    }

    @Override
    public void restore(StateReader reader) {
        aggregate.restore(reader);
    }
}
