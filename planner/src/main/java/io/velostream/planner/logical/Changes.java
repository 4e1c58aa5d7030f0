package io.velostream.planner.logical;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.logical.LogicalPlan.Aggregate;
import io.velostream.planner.logical.LogicalPlan.TopN;
import io.velostream.planner.plan.PhysicalPlan.Emission;
import io.velostream.planner.plan.Window;
import io.velostream.planner.plan.WindowShape;
import java.util.Optional;

/// What may become of rows that a plan has given, with the words for it in messages.
///
/// @param updates what replaces or takes back rows, such as `the changes of a GROUP BY`; empty if
///   every row stays as it was given
/// @param deletes what is deleted, such as `groups that have lost all rows`; empty if nothing is
public record Changes(Optional<String> updates, Optional<String> deletes) {
    static final Changes NONE = new Changes(Optional.empty(), Optional.empty());

    public boolean isUpdating() {
        return updates.isPresent();
    }

    private static Changes of(String updates, Optional<String> deletes) {
        return new Changes(Optional.of(updates), deletes);
    }

    static Changes of(SourceTable table) {
        if (!table.isUpdating()) {
            return NONE;
        }
        // What has only a key to replace rows by never deletes one.
        Optional<String> deletes =
                table.source().changelog().isUpdating()
                        ? Optional.of("rows of \"" + table.name() + "\"")
                        : Optional.empty();
        return of("the changes of \"" + table.name() + "\"", deletes);
    }

    /// A row that was kept and whose update is not is deleted.
    Changes filtered(RowExpression predicate, Optional<RowKey> key) {
        boolean whole = key.isPresent() && key.get().decides(predicate);
        return !isUpdating() || whole
                ? this
                : new Changes(updates, Optional.of("rows that no longer meet " + predicate));
    }

    Changes or(Changes other) {
        return new Changes(updates.or(other::updates), deletes.or(other::deletes));
    }

    /// @param input of the aggregate's input
    static Changes of(Aggregate aggregate, Changes input) {
        if (isFinal(aggregate)) {
            return NONE;
        }
        boolean single = aggregate.keys().isEmpty() && aggregate.window().isEmpty();
        Optional<String> lost =
                input.isUpdating() && !single
                        ? Optional.of("groups that have lost all rows")
                        : Optional.empty();
        if (aggregate.isDistinct()) {
            return input.isUpdating() ? of("the changes of a DISTINCT", lost) : NONE;
        }
        if (aggregate.window().isEmpty()) {
            return of("the changes of a GROUP BY", lost);
        }
        boolean session = aggregate.window().get().shape() instanceof WindowShape.Session;
        Optional<String> joined =
                session ? Optional.of("sessions that a late row joins") : Optional.empty();
        return of("the changes of a window", joined.or(() -> lost));
    }

    /// @param input of the input of the Top-N
    static Changes of(TopN top, Changes input) {
        if (top.emission() == Emission.FINAL) {
            return NONE;
        }
        // A number that is taken stays taken, and so does the place of the only row.
        boolean stays = top.number().isPresent() || top.first() == top.last();
        Optional<String> left = Optional.of("rows that leave the first " + top.last());
        return of("the changes of a Top-N", stays && !input.isUpdating() ? Optional.empty() : left);
    }

    private static boolean isFinal(Aggregate aggregate) {
        boolean again =
                aggregate
                        .window()
                        .filter(w -> w.late() == Window.Late.UPDATE && w.latenessMicros() > 0)
                        .isPresent();
        return aggregate.emission() == Emission.FINAL && !again;
    }
}
