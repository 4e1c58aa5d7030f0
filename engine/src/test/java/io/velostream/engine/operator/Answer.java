package io.velostream.engine.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a slow, obviously right computation says should come out.
final class Answer {
    final List<List<@Nullable Object>> rows = new ArrayList<>();
    int late;
    int failed;

    void add(@Nullable Object... values) {
        rows.add(new ArrayList<>(Arrays.asList(values)));
    }
}
