package io.velostream.engine;

import io.velostream.engine.operator.Operator;
import io.velostream.planner.plan.PhysicalPlan;
import io.velostream.types.Batch;

/// Where the rows of one leaf of the plan enter a stage. Calls follow the [Operator] contract.
///
/// @param leaf the scan or single row whose rows are wanted
/// @param entry the first step behind it
public record StageInput(PhysicalPlan leaf, Operator entry) {
    public void process(Batch batch) {
        if (batch.size() > 0) {
            entry.process(batch);
        }
    }

    public void advance(long watermark) {
        entry.advance(watermark);
    }

    public void finish() {
        entry.finish();
    }

    /// Whether nothing more needs to be read: [#finish] may be called at once.
    public boolean isSatisfied() {
        return entry.isSatisfied();
    }

    /// A batch with one row and no columns: all that [PhysicalPlan.SingleRow] ever gives.
    public static Batch singleRow() {
        Batch batch = new Batch();
        batch.setRowCount(1);
        return batch;
    }
}
