package io.velostream.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.velostream.types.Changelog;
import io.velostream.types.RowKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows that a changelog says are there, each with how often. Refuses changes that do not fit:
/// a row taken back that is not there, a new row for a key that has one, an update without a row to
/// update.
final class AppliedChanges {
    private final Changelog changelog;
    private final int[] key;
    private final Map<List<@Nullable Object>, Integer> rows = new HashMap<>();
    private final Map<List<@Nullable Object>, List<@Nullable Object>> rowOfKey = new HashMap<>();

    /// @param key the columns that tell which row an update replaces; none if rows have no key,
    ///   which needs RETRACT
    AppliedChanges(Changelog changelog, int... key) {
        this.changelog = changelog;
        this.key = key;
    }

    Map<List<@Nullable Object>, Integer> rows() {
        return rows;
    }

    void apply(List<@Nullable Object> row, byte kind) {
        switch (changelog) {
            case APPEND -> assertThat(kind).isEqualTo(RowKind.INSERT);
            case UPSERT -> assertThat(kind).isNotEqualTo(RowKind.UPDATE_BEFORE);
            case RETRACT -> {}
        }
        if (key.length > 0) {
            applyByKey(row, kind);
        }
        if (changelog == Changelog.UPSERT && kind == RowKind.UPDATE_AFTER) {
            return;
        }
        int difference = RowKind.isAddition(kind) ? 1 : -1;
        rows.merge(row, difference, Integer::sum);
        assertThat(rows.get(row)).as("how often there is %s", row).isNotNegative();
        rows.values().removeIf(count -> count == 0);
    }

    private void applyByKey(List<@Nullable Object> row, byte kind) {
        List<@Nullable Object> keyOfRow = new ArrayList<>();
        for (int column : key) {
            keyOfRow.add(row.get(column));
        }
        List<@Nullable Object> old = rowOfKey.get(keyOfRow);
        if (kind == RowKind.INSERT) {
            assertThat(old).as("row there before %s is inserted", row).isNull();
        } else if (kind != RowKind.UPDATE_AFTER) {
            assertThat(old).as("row taken back").isEqualTo(row);
        } else if (changelog == Changelog.UPSERT) {
            assertThat(old).as("row that %s replaces", row).isNotNull();
            rows.remove(old);
            rows.put(row, 1);
        }
        if (kind == RowKind.DELETE || kind == RowKind.UPDATE_BEFORE) {
            rowOfKey.remove(keyOfRow);
        } else {
            rowOfKey.put(keyOfRow, row);
        }
    }
}
