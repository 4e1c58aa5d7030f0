package io.velostream.cli;

import io.velostream.planner.plan.ApplicationPlan;
import io.velostream.types.UserException;
import java.util.List;

/// From text to plan.
final class Planning {
    private Planning() {}

    static ApplicationPlan plan(SqlText sql) {
        throw new UserException("NOT_YET", "no planner");
    }

    static String explain(SqlText sql) {
        throw new UserException("NOT_YET", "no planner");
    }
}
