package io.velostream.planner.plan;

import io.velostream.functions.ResolvedAggregate;
import io.velostream.planner.expression.RowExpression;
import io.velostream.types.SqlType;
import java.util.List;
import java.util.Optional;

/// One window function of an [PhysicalPlan.Over].
///
/// @param name for messages, such as `AVG(price) OVER`
/// @param arguments columns of the input's rows, already of the parameter types
/// @param filter `FILTER (WHERE …)` of an aggregate
/// @param frame what it looks at; ranking functions and LAG and LEAD do not have one of their own
///   and look at the whole partition
public record OverCall(
        String name,
        Function function,
        List<RowExpression> arguments,
        Optional<RowExpression> filter,
        Frame frame,
        SqlType type) {
    public OverCall {
        arguments = List.copyOf(arguments);
    }

    /// What is computed.
    public sealed interface Function {
        /// Any aggregate, over the rows of the frame.
        record Aggregate(ResolvedAggregate aggregate) implements Function {}

        /// The row's place in its partition.
        record Ranking(Rank rank) implements Function {}

        /// `NTILE(buckets)`.
        record Tile(long buckets) implements Function {}

        /// `LAG(x, distance, default)` with a negative distance, `LEAD` with a positive one. The
        /// first argument is the value, the second, if it is there, the default, of its type.
        record Shifted(long distance, boolean ignoreNulls) implements Function {}

        /// `NTH_VALUE(x, n)`: the n-th row of the frame, from its end if negative; 1 is
        /// `FIRST_VALUE`, -1 is `LAST_VALUE`.
        record Nth(long n, boolean ignoreNulls) implements Function {}
    }

    /// Functions that need no argument.
    public enum Rank {
        ROW_NUMBER,
        RANK,
        DENSE_RANK,
        PERCENT_RANK,
        CUME_DIST
    }
}
