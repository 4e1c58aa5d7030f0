package io.velostream.engine.group;

import io.velostream.functions.Accumulator;
import io.velostream.functions.RetractingAccumulator;
import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The aggregates of a grouped query for some groups, by group number. Who numbers the groups, and
/// what a number stands for, is the owner's business: a key for [Groups], a session elsewhere.
public final class Aggregates {
    private final Accumulator[] accumulators;
    private final Column[][] arguments;
    private final List<AggregateStep> steps;
    private final boolean retracting;

    /// @param retracting whether rows can be taken back
    public Aggregates(List<AggregateStep> steps, boolean retracting) {
        this.steps = List.copyOf(steps);
        this.retracting = retracting;
        accumulators = new Accumulator[steps.size()];
        arguments = new Column[steps.size()][];
        for (int i = 0; i < accumulators.length; i++) {
            AggregateStep step = steps.get(i);
            accumulators[i] =
                    retracting
                            ? step.function().newRetractingAccumulator()
                            : step.function().newAccumulator();
            arguments[i] = new Column[step.arguments().size()];
        }
    }

    /// How many aggregates there are.
    public int count() {
        return accumulators.length;
    }

    public void ensureGroups(int groups) {
        for (Accumulator accumulator : accumulators) {
            accumulator.ensureGroups(groups);
        }
    }

    /// Adds rows to aggregate `index`, or takes them back.
    ///
    /// @param kinds the rows' kinds if rows can be taken back
    /// @param columns the distinct arguments of all aggregates
    public void add(
            int index,
            int[] groupOfRow,
            int[] rows,
            int count,
            byte @Nullable [] kinds,
            Column[] columns,
            RowErrors errors) {
        Column[] mine = argumentsOf(index, columns);
        if (kinds == null) {
            accumulators[index].add(groupOfRow, rows, count, mine, errors);
        } else {
            retracting(index).change(groupOfRow, rows, count, kinds, mine, errors);
        }
    }

    /// As [#add], and writes the running result of each row at its number.
    public void addRunning(
            int index,
            int[] groupOfRow,
            int[] rows,
            int count,
            byte @Nullable [] kinds,
            Column[] columns,
            Column out,
            RowErrors errors) {
        Column[] mine = argumentsOf(index, columns);
        if (kinds == null) {
            accumulators[index].addRunning(groupOfRow, rows, count, mine, out, errors);
        } else {
            retracting(index).changeRunning(groupOfRow, rows, count, kinds, mine, out, errors);
        }
    }

    private RetractingAccumulator retracting(int index) {
        return (RetractingAccumulator) accumulators[index];
    }

    private Column[] argumentsOf(int index, Column[] columns) {
        Column[] mine = arguments[index];
        List<Integer> positions = steps.get(index).arguments();
        for (int i = 0; i < mine.length; i++) {
            mine[i] = columns[positions.get(i)];
        }
        return mine;
    }

    /// Writes the results of the groups `from..to` to the rows `0..to - from` of `out`, which is
    /// cleared.
    public void results(int index, int from, int to, Column out, RowErrors errors) {
        accumulators[index].results(from, to, out, errors);
    }

    /// As the other one, of listed groups.
    public void results(int index, int[] groups, int count, Column out, RowErrors errors) {
        accumulators[index].results(groups, count, out, errors);
    }

    /// Adds to the groups `to[i]` what the groups `from[i]` of `other` hold. `other` may be this
    /// object if no group is among both.
    public void merge(Aggregates other, int[] from, int[] to, int count) {
        for (int i = 0; i < accumulators.length; i++) {
            accumulators[i].merge(other.accumulators[i], from, to, count);
        }
    }

    /// The state of some groups, which are numbered from 0 there.
    Aggregates only(int[] groups) {
        Aggregates fewer = new Aggregates(steps, retracting);
        fewer.ensureGroups(groups.length);
        fewer.merge(this, groups, Batch.identity(groups.length), groups.length);
        return fewer;
    }

    /// Makes some groups empty again.
    public void reset(int[] groups, int count) {
        for (Accumulator accumulator : accumulators) {
            accumulator.reset(groups, count);
        }
    }

    /// Makes all groups empty but keeps the arrays.
    public void clear() {
        for (Accumulator accumulator : accumulators) {
            accumulator.clear();
        }
    }

    /// About how much memory the state takes.
    public long stateBytes() {
        long bytes = 0;
        for (Accumulator accumulator : accumulators) {
            bytes += accumulator.stateBytes();
        }
        return bytes;
    }

    /// Writes the state of the groups `0..groups`.
    public void snapshot(int groups, StateWriter writer) {
        for (Accumulator accumulator : accumulators) {
            accumulator.snapshot(groups, writer);
        }
    }

    public void restore(StateReader reader) {
        for (Accumulator accumulator : accumulators) {
            accumulator.restore(reader);
        }
    }
}
