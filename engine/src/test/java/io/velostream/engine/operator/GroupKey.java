package io.velostream.engine.operator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The key of a row as an object that is equal to another one exactly if GROUP BY says so.
final class GroupKey {
    private GroupKey() {}

    static List<@Nullable Object> of(InputRow row, int... columns) {
        List<@Nullable Object> key = new ArrayList<>();
        for (int column : columns) {
            key.add(normal(row.value(column)));
        }
        return key;
    }

    private static @Nullable Object normal(@Nullable Object value) {
        if (value instanceof Double number) {
            return number == 0 ? 0.0 : number;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> all = new ArrayList<>();
            for (Object one : list) {
                all.add(normal(one));
            }
            return all;
        }
        if (value instanceof Map<?, ?> map) {
            Map<@Nullable Object, @Nullable Object> all = new LinkedHashMap<>();
            map.forEach((key, one) -> all.put(normal(key), normal(one)));
            return all;
        }
        return value;
    }
}
