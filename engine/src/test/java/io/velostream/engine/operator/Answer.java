package io.velostream.engine.operator;

import io.velostream.types.RowKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a slow, obviously right computation says should come out.
final class Answer {
    final List<List<@Nullable Object>> rows = new ArrayList<>();

    /// Of each row; all inserts if there are fewer kinds than rows.
    final List<Byte> kinds = new ArrayList<>();

    int late;
    int failed;

    void add(@Nullable Object... values) {
        rows.add(new ArrayList<>(Arrays.asList(values)));
    }

    void add(byte kind, List<@Nullable Object> values) {
        rows.add(values);
        kinds.add(kind);
    }

    List<Byte> allKinds() {
        return kinds.isEmpty() ? Collections.nCopies(rows.size(), RowKind.INSERT) : kinds;
    }
}
