package io.velostream.spec;

import io.velostream.spec.WindowQueries.Shape.Cumulating;
import io.velostream.spec.WindowQueries.Shape.Hopping;
import io.velostream.spec.WindowQueries.Shape.Session;
import io.velostream.spec.WindowQueries.Shape.Tumbling;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/// Random queries with a window, each as Velostream writes it and as DuckDB computes it from all
/// rows at once: by joining them with all windows there may be, or by looking for gaps.
final class WindowQueries {
    private final SplittableRandom random;

    WindowQueries(SplittableRandom random) {
        this.random = random;
    }

    /// All in milliseconds.
    sealed interface Shape {
        record Tumbling(long size, long offset) implements Shape {}

        record Hopping(long size, long advance, long offset) implements Shape {}

        record Cumulating(long size, long step, long offset) implements Shape {}

        record Session(long gap) implements Shape {}

        /// By how much a row may be older than another in the same window.
        default long length() {
            return switch (this) {
                case Tumbling(long size, _) -> size;
                case Hopping(long size, _, _) -> size;
                case Cumulating(long size, _, _) -> size;
                case Session(long gap) -> gap;
            };
        }
    }

    /// @param text up to where `EMIT` may follow
    /// @param keyed whether `k` stands before the window's bounds
    record Query(String text, String oracle, boolean keyed) {
        /// How many columns tell one result from all others.
        int keyColumns(Shape shape) {
            int bounds = shape instanceof Cumulating ? 2 : 1;
            return bounds + (keyed ? 1 : 0);
        }
    }

    Shape shape() {
        long part = random.nextLong(1, 1500);
        long offset = random.nextBoolean() ? 0 : random.nextLong(-3000, 3000);
        return switch (random.nextInt(5)) {
            case 0 -> new Tumbling(random.nextLong(1, 5000), offset);
            case 1 -> new Cumulating(part * random.nextLong(1, 7), part, offset);
            case 2 -> new Session(random.nextLong(1, 1500));
            // Of any size, or of a whole number of steps.
            case 3 -> new Hopping(random.nextLong(1, 5000), Math.max(40, part), offset);
            default ->
                    new Hopping(
                            Math.max(40, part) * random.nextLong(1, 9), Math.max(40, part), offset);
        };
    }

    /// @param byArrival whether the rows' numbers are the order in which Velostream reads them
    Query query(Shape shape, boolean byArrival) {
        boolean keyed = random.nextBoolean();
        TreeSet<Integer> picked = new TreeSet<>();
        List<Aggregate> all = aggregates(shape, byArrival);
        for (int i = 0; i < 4; i++) {
            picked.add(random.nextInt(all.size()));
        }
        List<String> ours = new ArrayList<>(List.of("COUNT(*) AS n"));
        List<String> theirs = new ArrayList<>(ours);
        for (int i : picked) {
            ours.add(all.get(i).ours() + " AS a" + i);
            theirs.add(all.get(i).theirs() + " AS a" + i);
        }
        String key = keyed ? "k, " : "";
        return new Query(
                "SELECT %s_window_start AS w, _window_end AS e, %s FROM %s"
                        .formatted(key, String.join(", ", ours), window(shape, keyed)),
                "SELECT %sw, e, %s FROM %s GROUP BY %sw, e"
                        .formatted(key, String.join(", ", theirs), rows(shape, keyed), key),
                keyed);
    }

    private record Aggregate(String ours, String theirs) {}

    private static List<Aggregate> aggregates(Shape shape, boolean byArrival) {
        List<Aggregate> all = new ArrayList<>();
        for (String same :
                List.of(
                        "SUM(i)",
                        "AVG(x)",
                        "MIN(x)",
                        "MAX(i)",
                        "COUNT(i)",
                        "COUNT(DISTINCT i)",
                        "SUM(x * i)",
                        // Not just half of a last digit, which rounds up here and down there.
                        "STDDEV_SAMP(x) * 1.0123456789e0",
                        "VAR_POP(i) * 1.0123456789e0",
                        "MEDIAN(x)",
                        "SUM(i) FILTER (WHERE x > 50)")) {
            all.add(new Aggregate(same, same));
        }
        if (byArrival) {
            String age = "ts * 10000 + number) FILTER (WHERE i IS NOT NULL)";
            all.add(new Aggregate("FIRST_VALUE(i)", "ARG_MIN(i, " + age));
            all.add(new Aggregate("LAST_VALUE(i)", "ARG_MAX(i, " + age));
        }
        if (byArrival && !(shape instanceof Session)) {
            all.add(new Aggregate("LISTAGG(k, '')", "STRING_AGG(k, '' ORDER BY number)"));
            String arrival = "number) FILTER (WHERE i IS NOT NULL)";
            all.add(new Aggregate("LATEST_BY_OFFSET(i)", "ARG_MAX(i, " + arrival));
        }
        return all;
    }

    private String window(Shape shape, boolean keyed) {
        String groupBy = keyed ? " GROUP BY k" : "";
        String groupByAll = " GROUP BY " + (keyed ? "k, " : "") + "window_start, window_end";
        return switch (shape) {
            case Tumbling(long size, long offset) when offset == 0 ->
                    "t WINDOW TUMBLING (SIZE %d MILLISECONDS)".formatted(size) + groupBy;
            case Tumbling(long size, long offset) ->
                    "TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), %s, %s))"
                                    .formatted(interval(size), interval(offset))
                            + groupByAll;
            case Hopping(long size, long advance, long offset) when offset == 0 ->
                    "t WINDOW HOPPING (SIZE %d MILLISECONDS, ADVANCE BY %d MILLISECONDS)"
                                    .formatted(size, advance)
                            + groupBy;
            case Hopping(long size, long advance, long offset) ->
                    "TABLE(HOP(TABLE t, DESCRIPTOR(ts), %s, %s, %s))"
                                    .formatted(interval(advance), interval(size), interval(offset))
                            + groupByAll;
            case Cumulating(long size, long step, long offset) ->
                    "TABLE(CUMULATE(TABLE t, DESCRIPTOR(ts), %s, %s, %s))"
                                    .formatted(interval(step), interval(size), interval(offset))
                            + groupByAll;
            case Session(long gap) -> "t WINDOW SESSION(ts, " + gap + "ms)" + groupBy;
        };
    }

    private static String interval(long millis) {
        return "INTERVAL '" + millis + "' MILLISECOND";
    }

    /// DuckDB's rows, each once for each window that it was in time for: those that end after
    /// `closed`.
    private static String rows(Shape shape, boolean keyed) {
        return switch (shape) {
            case Tumbling(long size, long offset) -> joined(windows(size, size, offset));
            case Hopping(long size, long advance, long offset) ->
                    joined(windows(size, advance, offset));
            case Cumulating(long size, long step, long offset) ->
                    joined(parts(starts(size, size, offset), size, step));
            case Session(long gap) -> sessions(gap, keyed);
        };
    }

    private static String joined(String windows) {
        return "(SELECT * FROM t JOIN " + windows + " ON ts >= w AND ts < e AND e > closed)";
    }

    private static String parts(String starts, long size, long step) {
        return """
        (SELECT s AS w, s + length AS e FROM %s,
            (SELECT UNNEST(GENERATE_SERIES(%d, %d, %d)) AS length))\
        """
                .formatted(starts, step, size, step);
    }

    private static String windows(long size, long advance, long offset) {
        return "(SELECT s AS w, s + %d AS e FROM %s)"
                .formatted(size, starts(size, advance, offset));
    }

    /// All starts of windows from before the first row to behind the last.
    private static String starts(long size, long advance, long offset) {
        return """
        (SELECT UNNEST(GENERATE_SERIES(least, most, %1$d)) AS s FROM
            (SELECT ((MIN(ts) - %2$d) // %1$d - 2) * %1$d + %3$d AS least, MAX(ts) AS most
                FROM t))\
        """
                .formatted(advance, size, Math.floorMod(offset, advance));
    }

    /// Gaps and islands within each run of rows that were in time for each other.
    private static String sessions(long gap, boolean keyed) {
        String partition = keyed ? "k, run" : "run";
        return """
        (SELECT *, MIN(ts) OVER island AS w, MAX(ts) OVER island + %1$d AS e FROM
            (SELECT *, SUM(CASE WHEN ts - before <= %1$d THEN 0 ELSE 1 END)
                OVER (PARTITION BY %2$s ORDER BY ts, number) AS island FROM
                (SELECT *, LAG(ts) OVER (PARTITION BY %2$s ORDER BY ts, number) AS before FROM
                    (SELECT *, %3$s AS run FROM t)))
            WINDOW island AS (PARTITION BY %2$s, island))\
        """
                .formatted(gap, partition, keyed ? "keyed_run" : "free_run");
    }
}
