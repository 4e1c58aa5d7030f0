package io.velostream.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Inserts, updates and deletes of a small table, as lines of both formats that can tell them.
///
/// Among them are updates that change nothing, that move a row to another key, and, where rows are
/// known by their key, deletes of keys that are not there.
final class RandomChanges {
    /// The table's columns, as Velostream and DuckDB read them.
    static final String COLUMNS = "id BIGINT, k STRING, g BIGINT, x BIGINT, d DECIMAL(10, 2)";

    private static final int IDS = 25;

    private final SplittableRandom random;
    private final TreeMap<Integer, String> rows = new TreeMap<>();
    private final List<String> debezium = new ArrayList<>();
    private final List<String> upserts = new ArrayList<>();

    RandomChanges(SplittableRandom random, int changes) {
        this.random = random;
        for (int i = 0; i < changes; i++) {
            change();
        }
    }

    /// What is there in the end.
    Collection<String> rows() {
        return rows.values();
    }

    List<String> debezium() {
        return debezium;
    }

    List<String> upserts() {
        return upserts;
    }

    private void change() {
        int id = random.nextInt(IDS);
        String before = rows.get(id);
        if (before == null) {
            if (random.nextInt(8) == 0) {
                upserts.add("{\"id\":%d,\"_op\":\"delete\"}".formatted(id));
            } else {
                String after = row(id);
                debezium(null, after, random.nextInt(4) == 0 ? "r" : "c");
                put(id, after);
            }
            return;
        }
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> {
                debezium(before, null, "d");
                remove(id);
            }
            case 3 -> {
                debezium(before, before, "u");
                put(id, before);
            }
            case 4 -> move(id, before);
            default -> {
                String after = row(id);
                debezium(before, after, "u");
                put(id, after);
            }
        }
    }

    /// Gives the row another key, if that is free: by an update, or as Debezium does it, by a
    /// delete and an insert.
    private void move(int id, String before) {
        int other = random.nextInt(IDS);
        if (!rows.containsKey(other)) {
            String after = row(other);
            if (random.nextBoolean()) {
                debezium(before, after, "u");
            } else {
                debezium(before, null, "d");
                debezium(null, after, "c");
            }
            remove(id);
            put(other, after);
        }
    }

    private void put(int id, String row) {
        rows.put(id, row);
        String end = random.nextInt(6) == 0 ? "}" : ",\"_op\":\"upsert\"}";
        upserts.add(row.substring(0, row.length() - 1) + end);
    }

    private void remove(int id) {
        rows.remove(id);
        upserts.add("{\"id\":%d,\"_op\":\"delete\"}".formatted(id));
    }

    private void debezium(@Nullable String before, @Nullable String after, String operation) {
        debezium.add(
                "{\"before\":%s,\"after\":%s,\"op\":\"%s\"}".formatted(before, after, operation));
    }

    private String row(int id) {
        return "{\"id\":%d,\"k\":%s,\"g\":%s,\"x\":%s,\"d\":%s}"
                .formatted(
                        id,
                        orNull("\"" + (char) ('a' + random.nextInt(4)) + "\""),
                        orNull(String.valueOf(random.nextInt(3))),
                        orNull(String.valueOf(random.nextInt(-5, 12))),
                        orNull("\"%d.%02d\"".formatted(random.nextInt(20), random.nextInt(100))));
    }

    private String orNull(String json) {
        return random.nextInt(8) == 0 ? "null" : json;
    }
}
