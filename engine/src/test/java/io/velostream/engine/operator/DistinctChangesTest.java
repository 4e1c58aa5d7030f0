package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.types.Changelog;
import io.velostream.types.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// DISTINCT over an updating input.
class DistinctChangesTest extends ChangelogContract {
    @Override
    Schema output() {
        return Columns.schema(RandomInput.TRADER, RandomInput.QUANTITY);
    }

    @Override
    int[] key() {
        return new int[] {0, 1};
    }

    @Override
    List<Changelog> made() {
        return List.of(Changelog.UPSERT, Changelog.RETRACT);
    }

    @Override
    Operator create(Changelog changelog, TaskContext context, Operator next) {
        Grouping grouping =
                new Grouping(
                        List.of(Columns.column(RandomInput.TRADER), Columns.checked()),
                        Columns.types(RandomInput.TRADER, RandomInput.QUANTITY),
                        List.of(),
                        List.of());
        return new DistinctOperator(output(), grouping, true, Optional.empty(), context, next);
    }

    @Override
    List<List<@Nullable Object>> result(List<InputRow> rows) {
        Set<List<@Nullable Object>> keys = new LinkedHashSet<>();
        for (InputRow row : rows) {
            if (!Columns.isUnlucky(row)) {
                keys.add(GroupKey.of(row, RandomInput.TRADER, RandomInput.QUANTITY));
            }
        }
        return new ArrayList<>(keys);
    }
}
