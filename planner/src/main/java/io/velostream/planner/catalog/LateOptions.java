package io.velostream.planner.catalog;

import io.velostream.connect.Options;
import io.velostream.planner.logical.LateRows;
import io.velostream.planner.plan.Window;
import java.util.Locale;
import java.util.Optional;

/// What options say of rows that come too late.
///
/// @param deadLetter whether those that no window takes are kept as dead letters
record LateOptions(LateRows rows, boolean deadLetter) {
    static LateOptions of(Options options) {
        Optional<Long> allowed =
                PlannerOptions.given(options, PlannerOptions.LATENESS)
                        .map(_ -> PlannerOptions.duration(options, PlannerOptions.LATENESS));
        if (PlannerOptions.given(options, PlannerOptions.LATE).isEmpty()) {
            return new LateOptions(new LateRows(allowed, Optional.empty()), false);
        }
        return switch (options.text(PlannerOptions.LATE).toLowerCase(Locale.ROOT)) {
            case "drop" -> of(allowed, Window.Late.WAIT, false);
            case "dead_letter", "dead_letter_queue" -> of(allowed, Window.Late.WAIT, true);
            case "update", "update_previous", "update_previous_window" ->
                    of(allowed, Window.Late.UPDATE, false);
            case "include_in_next", "include_in_next_window" ->
                    throw TimeOptions.fault(
                            PlannerOptions.given(options, PlannerOptions.LATE).orElseThrow(),
                            "OPTION_INVALID",
                            "late rows cannot be counted in a window that they do not belong to",
                            "update corrects the window that was closed, dead_letter keeps the rows"
                                    + " in a file, drop only counts them");
            default -> throw options.invalid(PlannerOptions.LATE, "drop, dead_letter or update");
        };
    }

    private static LateOptions of(
            Optional<Long> allowed, Window.Late strategy, boolean deadLetter) {
        return new LateOptions(new LateRows(allowed, Optional.of(strategy)), deadLetter);
    }
}
