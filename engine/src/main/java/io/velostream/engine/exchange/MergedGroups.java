package io.velostream.engine.exchange;

import io.velostream.engine.operator.AggregateOperator;
import io.velostream.engine.operator.Operator;
import io.velostream.types.Batch;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.Arrays;
import java.util.List;

/// Merges the groups of several tasks and emits them in the order in which the input first had
/// them, as one task would have.
public final class MergedGroups implements Operator {
    private final AggregateOperator groups;

    public MergedGroups(AggregateOperator groups) {
        this.groups = groups;
    }

    /// Takes the groups of all tasks, and ends.
    public void finish(List<PartialGroups> partials) {
        int[][] numbers = new int[partials.size()][];
        long[][] firstUnits = new long[partials.size()][];
        long[] leastUnits = new long[0];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = groups.absorb(partials.get(i).groups());
            firstUnits[i] = partials.get(i).firstUnits();
            int known = leastUnits.length;
            leastUnits = Arrays.copyOf(leastUnits, groups.groupCount());
            Arrays.fill(leastUnits, known, leastUnits.length, Long.MAX_VALUE);
            for (int group = 0; group < numbers[i].length; group++) {
                int merged = numbers[i][group];
                leastUnits[merged] = Math.min(leastUnits[merged], firstUnits[i][group]);
            }
        }
        groups.finish(order(numbers, firstUnits, leastUnits));
    }

    /// A unit was read by one task, whose groups are numbered as they came. So the tasks' groups
    /// are merged by unit, each where it was first seen.
    private static int[] order(int[][] numbers, long[][] firstUnits, long[] leastUnits) {
        int[] order = new int[leastUnits.length];
        int[] at = new int[numbers.length];
        int count = 0;
        while (count < order.length) {
            int next = -1;
            for (int i = 0; i < numbers.length; i++) {
                while (at[i] < numbers[i].length
                        && leastUnits[numbers[i][at[i]]] < firstUnits[i][at[i]]) {
                    at[i]++;
                }
                if (at[i] < numbers[i].length
                        && (next < 0 || firstUnits[i][at[i]] < firstUnits[next][at[next]])) {
                    next = i;
                }
            }
            if (next < 0) {
                // The one group of a query without keys is there even if no task had a row.
                break;
            }
            order[count++] = numbers[next][at[next]++];
        }
        return order;
    }

    @Override
    public void process(Batch batch) {
        throw new IllegalStateException("rows instead of groups");
    }

    @Override
    public void advance(long watermark) {}

    @Override
    public void finish() {
        throw new IllegalStateException("no groups");
    }

    @Override
    public boolean isSatisfied() {
        return groups.isSatisfied();
    }

    /// Nothing before the end.
    @Override
    public void snapshot(StateWriter writer) {}

    @Override
    public void restore(StateReader reader) {}
}
