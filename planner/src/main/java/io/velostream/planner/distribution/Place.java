package io.velostream.planner.distribution;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.plan.PhysicalPlan;
import java.util.List;

/// In which tasks the rows of a step are.
sealed interface Place {
    /// Where they were read: nothing below remembers rows, so it is still open how they go on. The
    /// step is made by [OpenRows] once a reader has decided.
    record Open() implements Place {}

    /// In several tasks behind a hash exchange or more; between rows of different tasks there is no
    /// order.
    ///
    /// @param keys over the step's columns: rows in which they are equal are in one task; empty if
    ///   the columns are no longer there
    /// @param causes the steps that wanted it
    record Spread(List<RowExpression> keys, List<PhysicalPlan> causes) implements Place {
        public Spread {
            keys = List.copyOf(keys);
            causes = List.copyOf(causes);
        }
    }

    /// In one task.
    ///
    /// @param causes the steps below that run in several tasks
    /// @param sorted whether a sort stands above them, so that only equals can change places
    record One(Level level, List<PhysicalPlan> causes, boolean sorted) implements Place {
        public One {
            causes = List.copyOf(causes);
        }

        /// The steps that keep the rows from coming as a single task would have made them. A merge
        /// restores that order.
        List<PhysicalPlan> disorder() {
            return level == Level.MERGES ? List.of() : causes;
        }

        static One of(Level level) {
            return new One(level, List.of(), false);
        }
    }

    /// Which kind of stage it is. Exchanges lead from a lower one to a higher one only, so stages
    /// never read each other.
    enum Level {
        /// One that reads sources.
        READS,
        /// One behind a merge.
        MERGES,
        /// One behind gather exchanges.
        GATHERS
    }
}
