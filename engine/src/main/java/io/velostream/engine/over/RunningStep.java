package io.velostream.engine.over;

import io.velostream.functions.Accumulator;
import io.velostream.functions.ResolvedAggregate;
import io.velostream.types.Column;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.List;

/// An aggregate over `ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW`.
final class RunningStep implements OverStep {
    private final String name;
    private final Accumulator accumulator;
    private final List<Integer> arguments;
    private final int column;
    private final Column[] argumentColumns;

    /// @param arguments their numbers
    /// @param column where in the output the results go
    RunningStep(String name, ResolvedAggregate aggregate, List<Integer> arguments, int column) {
        this.name = name;
        accumulator = aggregate.newAccumulator();
        this.arguments = List.copyOf(arguments);
        this.column = column;
        argumentColumns = new Column[arguments.size()];
    }

    @Override
    public void evaluate(OverRows in) {
        accumulator.ensureGroups(in.partitions);
        for (int i = 0; i < argumentColumns.length; i++) {
            argumentColumns[i] = in.arguments[arguments.get(i)];
        }
        accumulator.addRunning(
                in.partitionOfRow,
                in.rows,
                in.count,
                argumentColumns,
                in.output.column(column),
                in.survivors.errors());
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
        return accumulator.stateBytes();
    }

    @Override
    public void snapshot(int partitions, StateWriter writer) {
        accumulator.ensureGroups(partitions);
        accumulator.snapshot(partitions, writer);
    }

    @Override
    public void restore(StateReader reader) {
        accumulator.restore(reader);
    }
}
