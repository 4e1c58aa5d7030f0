package io.velostream.engine.over;

import io.velostream.engine.expression.ValueOrder;
import io.velostream.planner.plan.PhysicalPlan.SortKey;
import io.velostream.types.Column;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import java.util.List;

/// The columns of a [RowLog] by which its rows are ordered.
final class OrderColumns {
    private final RowLog log;
    private final int[] numbers;
    private final boolean[] descending;
    private final boolean[] nullsFirst;

    /// @param numbers of the columns, one for each key
    OrderColumns(RowLog log, List<Integer> numbers, List<SortKey> keys) {
        this.log = log;
        this.numbers = numbers.stream().mapToInt(i -> i).toArray();
        descending = new boolean[keys.size()];
        nullsFirst = new boolean[keys.size()];
        for (int i = 0; i < keys.size(); i++) {
            descending[i] = keys.get(i).descending();
            nullsFirst[i] = keys.get(i).nullsFirst();
        }
    }

    /// Whether two rows of the log are equal in the order; all are if there is no order.
    boolean arePeers(int left, int right) {
        return compare(left, right) == 0;
    }

    /// Less than 0 if the row `left` of the log comes before `right`.
    int compare(int left, int right) {
        for (int i = 0; i < numbers.length; i++) {
            Column column = log.columns()[numbers[i]];
            boolean leftNull = column.isNull(left);
            boolean rightNull = column.isNull(right);
            if (leftNull || rightNull) {
                if (leftNull != rightNull) {
                    return leftNull == nullsFirst[i] ? -1 : 1;
                }
            } else {
                int difference = ValueOrder.compare(column, left, column, right);
                if (difference != 0) {
                    return descending[i] ? -difference : difference;
                }
            }
        }
        return 0;
    }

    // The rest is for frames of RANGE with a distance, which have one column of 64 bits.

    boolean isNull(int row) {
        return log.columns()[numbers[0]].isNull(row);
    }

    boolean areNullsFirst() {
        return nullsFirst[0];
    }

    /// How the value of `row` compares in the order with that of `current` moved on by `distance`;
    /// neither is null.
    int compareMoved(int row, int current, long distance) {
        Column column = log.columns()[numbers[0]];
        long signed = descending[0] ? -distance : distance;
        int difference =
                switch (column) {
                    case LongColumn longs ->
                            Long.compare(longs.get(row), saturatedSum(longs.get(current), signed));
                    case DoubleColumn doubles ->
                            // Adding 0.0 makes the zeros equal.
                            Double.compare(doubles.get(row) + 0.0, doubles.get(current) + signed);
                    default -> throw new IllegalStateException("no distance in " + column.type());
                };
        return descending[0] ? -difference : difference;
    }

    private static long saturatedSum(long value, long distance) {
        long sum = value + distance;
        boolean overflows = ((value ^ sum) & (distance ^ sum)) < 0;
        return overflows ? (distance < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }
}
