package io.velostream.planner.plan;

import io.velostream.planner.expression.RowExpression;
import java.util.List;
import java.util.stream.Collectors;

/// Which task behind an exchange a row goes to.
public sealed interface Distribution {
    /// Rows with equal keys go to the same one of several tasks; nulls are equal to each other. A
    /// row of which a key cannot be computed goes to any of them, and its fault is not told here:
    /// the step behind computes the same.
    ///
    /// @param keys over the columns of the exchange's input; not empty, without a clock or
    ///   randomness
    record Hash(List<RowExpression> keys) implements Distribution {
        public Hash {
            keys = List.copyOf(keys);
        }

        @Override
        public String toString() {
            return keys.stream()
                    .map(RowExpression::toString)
                    .collect(Collectors.joining(", ", "hash(", ")"));
        }
    }

    /// All rows go to one task: units of input in the order in which they were read, within a unit
    /// the tasks below in the order of their numbers.
    record Gather() implements Distribution {
        @Override
        public String toString() {
            return "gather";
        }
    }

    /// No rows move: when the input has ended the groups of all tasks below are merged in one,
    /// which then emits them. The exchange stands directly above an aggregate without a window that
    /// emits its final rows.
    record Merge() implements Distribution {
        @Override
        public String toString() {
            return "merge";
        }
    }
}
