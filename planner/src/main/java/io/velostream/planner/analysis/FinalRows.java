package io.velostream.planner.analysis;

import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.Traits;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.sql.tree.Node;
import java.util.Optional;

/// A SELECT that groups nothing, over rows that change: with FINAL it gives the rows that are there
/// when the input ends.
final class FinalRows {
    private FinalRows() {}

    /// @param place where the query stands
    /// @param emission what the query says it emits, or one around it
    /// @param own whether it is the query that says so
    /// @param boundedFinal whether a query over a bounded input that does not say so emits FINAL
    static LogicalPlan of(
            LogicalPlan plan,
            Node place,
            Optional<Emission> emission,
            boolean own,
            boolean boundedFinal) {
        Traits traits = Traits.of(plan);
        boolean byDefault = boundedFinal && traits.bounded() && emission.isEmpty();
        boolean asked = emission.equals(Optional.of(Emission.FINAL));
        if (!traits.updating() || !(byDefault || asked)) {
            return plan;
        }
        // With a key no two rows are equal, so that those that are there are the distinct ones.
        if (traits.key().isPresent()) {
            return SelectAnalyzer.distinct(plan, Optional.of(Emission.FINAL));
        }
        // What reads an inner query makes its own result final, or says why it cannot.
        if (asked && own) {
            throw Faults.notSupportedYet(
                    place,
                    "EMIT FINAL over "
                            + traits.changes().updates().orElseThrow()
                            + ", whose rows have no key here,",
                    "let the inner query EMIT FINAL");
        }
        return plan;
    }
}
