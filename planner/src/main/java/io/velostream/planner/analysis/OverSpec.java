package io.velostream.planner.analysis;

import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.plan.PhysicalPlan.RowsBuffer;
import io.velostream.planner.plan.PhysicalPlan.SortKey;
import java.util.List;
import java.util.Optional;

/// What functions that look around have in common: their partitions, the order in them, and how
/// much of them is kept.
record OverSpec(
        List<RowExpression> partitionBy, List<SortKey> orderBy, Optional<RowsBuffer> buffer) {
    OverSpec {
        partitionBy = List.copyOf(partitionBy);
        orderBy = List.copyOf(orderBy);
    }

    boolean same(OverSpec other) {
        if (!ExpressionTree.sameAll(partitionBy, other.partitionBy)
                || !buffer.equals(other.buffer)
                || orderBy.size() != other.orderBy.size()) {
            return false;
        }
        for (int i = 0; i < orderBy.size(); i++) {
            SortKey a = orderBy.get(i);
            SortKey b = other.orderBy.get(i);
            if (a.descending() != b.descending()
                    || a.nullsFirst() != b.nullsFirst()
                    || !ExpressionTree.same(a.expression(), b.expression())) {
                return false;
            }
        }
        return true;
    }
}
