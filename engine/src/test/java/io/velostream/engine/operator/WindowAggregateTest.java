package io.velostream.engine.operator;

import io.velostream.engine.operator.WindowContract.Query;
import io.velostream.planner.plan.WindowShape;
import io.velostream.planner.plan.WindowShape.Cumulating;
import io.velostream.planner.plan.WindowShape.Hopping;
import io.velostream.planner.plan.WindowShape.Tumbling;
import io.velostream.types.Changelog;
import org.junit.jupiter.api.Nested;

/// Windows on event time, of each shape and emission.
class WindowAggregateTest {
    private static final long SECOND = RandomInput.SECOND;
    private static final WindowShape TUMBLING = new Tumbling(10 * SECOND, 3 * SECOND);
    private static final WindowShape HOPPING = new Hopping(10 * SECOND, 3 * SECOND, SECOND);
    private static final WindowShape GAPS = new Hopping(3 * SECOND, 5 * SECOND, SECOND);
    private static final WindowShape CUMULATING = new Cumulating(20 * SECOND, 5 * SECOND, -SECOND);
    private static final int TRADER = RandomInput.TRADER;
    private static final int SYMBOL = RandomInput.SYMBOL;

    @Nested
    class TumblingFinal extends WindowContract {
        TumblingFinal() {
            super(Query.last(TUMBLING, 0, TRADER, SYMBOL));
        }
    }

    @Nested
    class TumblingFinalWithLateness extends WindowContract {
        TumblingFinalWithLateness() {
            super(Query.last(TUMBLING, 4 * SECOND, TRADER, SYMBOL));
        }
    }

    @Nested
    class TumblingFinalWithoutKeys extends WindowContract {
        TumblingFinalWithoutKeys() {
            super(Query.last(TUMBLING, 0));
        }
    }

    @Nested
    class TumblingFinalByLong extends WindowContract {
        TumblingFinalByLong() {
            super(Query.last(TUMBLING, 0, RandomInput.QUANTITY));
        }
    }

    @Nested
    class TumblingFinalOverUpdates extends WindowContract {
        TumblingFinalOverUpdates() {
            super(Query.last(TUMBLING, 100 * SECOND, SYMBOL).updatingInput());
        }
    }

    @Nested
    class TumblingChanges extends WindowContract {
        TumblingChanges() {
            super(Query.changes(TUMBLING, Changelog.UPSERT, 0, TRADER, SYMBOL));
        }
    }

    @Nested
    class TumblingChangesWithOldRows extends WindowContract {
        TumblingChangesWithOldRows() {
            super(Query.changes(TUMBLING, Changelog.RETRACT, 4 * SECOND, SYMBOL));
        }
    }

    @Nested
    class TumblingUpdates extends WindowContract {
        TumblingUpdates() {
            super(Query.updates(TUMBLING, Changelog.UPSERT, 8 * SECOND, SYMBOL));
        }
    }

    @Nested
    class HoppingFinal extends WindowContract {
        HoppingFinal() {
            super(Query.last(HOPPING, 0, TRADER, SYMBOL));
        }
    }

    @Nested
    class HoppingFinalWithLateness extends WindowContract {
        HoppingFinalWithLateness() {
            super(Query.last(HOPPING, 2 * SECOND, RandomInput.QUANTITY));
        }
    }

    @Nested
    class HoppingFinalWithGaps extends WindowContract {
        HoppingFinalWithGaps() {
            super(Query.last(GAPS, 0, SYMBOL));
        }
    }

    @Nested
    class HoppingFinalOverUpdates extends WindowContract {
        HoppingFinalOverUpdates() {
            super(Query.last(HOPPING, 100 * SECOND, SYMBOL).updatingInput());
        }
    }

    @Nested
    class HoppingChanges extends WindowContract {
        HoppingChanges() {
            super(Query.changes(HOPPING, Changelog.UPSERT, SECOND, SYMBOL));
        }
    }

    @Nested
    class HoppingChangesWithOldRows extends WindowContract {
        HoppingChangesWithOldRows() {
            super(Query.changes(HOPPING, Changelog.RETRACT, 0, TRADER, SYMBOL));
        }
    }

    @Nested
    class HoppingChangesOverUpdates extends WindowContract {
        HoppingChangesOverUpdates() {
            super(Query.changes(HOPPING, Changelog.RETRACT, 100 * SECOND, SYMBOL).updatingInput());
        }
    }

    @Nested
    class HoppingUpdates extends WindowContract {
        HoppingUpdates() {
            super(Query.updates(HOPPING, Changelog.RETRACT, 8 * SECOND, SYMBOL));
        }
    }

    @Nested
    class HoppingUpdatesOverUpdates extends WindowContract {
        HoppingUpdatesOverUpdates() {
            super(Query.updates(HOPPING, Changelog.UPSERT, 100 * SECOND, SYMBOL).updatingInput());
        }
    }

    @Nested
    class CumulatingFinal extends WindowContract {
        CumulatingFinal() {
            super(Query.last(CUMULATING, 0, TRADER, SYMBOL));
        }
    }

    @Nested
    class CumulatingFinalWithLateness extends WindowContract {
        CumulatingFinalWithLateness() {
            super(Query.last(CUMULATING, 7 * SECOND, SYMBOL));
        }
    }

    @Nested
    class CumulatingChanges extends WindowContract {
        CumulatingChanges() {
            super(Query.changes(CUMULATING, Changelog.UPSERT, 0, SYMBOL));
        }
    }

    @Nested
    class CumulatingUpdates extends WindowContract {
        CumulatingUpdates() {
            super(Query.updates(CUMULATING, Changelog.UPSERT, 8 * SECOND, SYMBOL));
        }
    }
}
