package io.velostream.spec;

import io.velostream.spec.WindowQueries.Shape;
import io.velostream.spec.WindowQueries.Shape.Cumulating;
import io.velostream.spec.WindowQueries.Shape.Hopping;
import io.velostream.spec.WindowQueries.Shape.Session;
import io.velostream.spec.WindowQueries.Shape.Tumbling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Rows with event times in milliseconds, in the order of their arrival, and which of them come too
/// late for what.
final class TimedRows {
    private static final int KEYS = 5;

    /// @param values the rest of the row as members of a JSON object
    private record Row(long time, int key, String values) {
        String json() {
            return "{\"ts\":%d,\"k\":\"%s\",%s}".formatted(time, (char) ('a' + key), values);
        }
    }

    private final List<Row> rows;

    /// Windows that end here or before take the row no more.
    private final long[] closed;

    /// Numbers of runs of rows that do not know of each other, for windows without and with a key;
    /// negative for a late row. A session that had closed is not of the run of one that comes next.
    private final int[] freeRun;

    private final int[] keyedRun;

    private TimedRows(List<Row> rows) {
        this.rows = rows;
        closed = new long[rows.size()];
        Arrays.fill(closed, Long.MIN_VALUE);
        freeRun = new int[rows.size()];
        keyedRun = new int[rows.size()];
    }

    /// @param disorder how much earlier than in order a row may be
    static TimedRows random(SplittableRandom random, long disorder) {
        List<Row> rows = new ArrayList<>();
        // Around the epoch: windows before it are no different.
        long now = random.nextLong(-100_000, 10_000);
        int count = random.nextInt(8) == 0 ? random.nextInt(3) : random.nextInt(2500);
        for (int row = 0; row < count; row++) {
            now += random.nextInt(100) == 0 ? random.nextLong(20_000) : random.nextLong(100);
            long time = now - (disorder == 0 ? 0 : random.nextLong(disorder + 1));
            String i = random.nextInt(20) == 0 ? "null" : "" + random.nextInt(1000);
            rows.add(
                    new Row(
                            time,
                            random.nextInt(KEYS),
                            "\"i\":%s,\"x\":%s".formatted(i, random.nextInt(1000) / 8.0)));
        }
        return new TimedRows(rows);
    }

    /// Finds out which rows are late, row by row, as if all were read from one file. To be called
    /// once, and only if some may be.
    void judge(Shape shape, long delay, long grace) {
        Sessions free = new Sessions(shape.length(), grace);
        List<Sessions> keyed = new ArrayList<>();
        for (int key = 0; key < KEYS; key++) {
            keyed.add(new Sessions(shape.length(), grace));
        }
        long greatest = Long.MIN_VALUE / 2;
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            long watermark = greatest - delay;
            closed[i] = watermark - grace;
            if (shape instanceof Session) {
                freeRun[i] = free.add(row.time(), watermark);
                keyedRun[i] = keyed.get(row.key()).add(row.time(), watermark);
            } else {
                int run = lastEnd(shape, row.time()) <= closed[i] ? -1 : 0;
                freeRun[i] = run;
                keyedRun[i] = run;
            }
            greatest = Math.max(greatest, row.time());
        }
        for (int i = 0; i < rows.size(); i++) {
            freeRun[i] = free.joined(freeRun[i]);
            keyedRun[i] = keyed.get(rows.get(i).key()).joined(keyedRun[i]);
        }
    }

    /// The end of the last window that a time is in; where it is in none, no time is late.
    private static long lastEnd(Shape shape, long time) {
        return switch (shape) {
            case Tumbling(long size, long offset) -> floor(time, size, offset) + size;
            case Hopping(long size, long advance, long offset) -> {
                long end = floor(time, advance, offset) + size;
                yield end > time ? end : Long.MAX_VALUE;
            }
            case Cumulating(long size, _, long offset) -> floor(time, size, offset) + size;
            case Session _ -> throw new IllegalStateException("sessions depend on other rows");
        };
    }

    private static long floor(long time, long length, long offset) {
        return time - Math.floorMod(time - offset, length);
    }

    int late(boolean keyed) {
        int late = 0;
        for (int i = 0; i < rows.size(); i++) {
            late += isLate(i, keyed) ? 1 : 0;
        }
        return late;
    }

    private boolean isLate(int row, boolean keyed) {
        return (keyed ? keyedRun : freeRun)[row] < 0;
    }

    /// The rows that are not late, with what is known of them.
    List<String> inTime(boolean keyed) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!isLate(i, keyed)) {
                String known =
                        ",\"number\":%d,\"closed\":%d,\"free_run\":%d,\"keyed_run\":%d}"
                                .formatted(i, closed[i], freeRun[i], keyedRun[i]);
                String json = rows.get(i).json();
                texts.add(json.substring(0, json.length() - 1) + known);
            }
        }
        return texts;
    }

    /// The rows in so many files, each in the order of arrival: at random, or all before some row
    /// in one and so on, the last one first.
    List<List<String>> dealt(SplittableRandom random, int files) {
        List<List<String>> dealt = new ArrayList<>();
        for (int file = 0; file < files; file++) {
            dealt.add(new ArrayList<>());
        }
        boolean inParts = random.nextBoolean();
        for (int i = 0; i < rows.size(); i++) {
            int file = inParts ? files - 1 - i * files / rows.size() : random.nextInt(files);
            dealt.get(file).add(rows.get(i).json());
        }
        return dealt;
    }

    /// The sessions of one key, slowly: a list of those that may still change.
    private static final class Sessions {
        private record Open(int number, long first, long last) {}

        private final long gap;
        private final long grace;
        private final List<Open> open = new ArrayList<>();

        /// By number: the one that it was joined to, or itself.
        private final List<Integer> joinedTo = new ArrayList<>();

        Sessions(long gap, long grace) {
            this.gap = gap;
            this.grace = grace;
        }

        /// @return the number of the row's session, which may yet be joined to another; -1 if it is
        ///   late
        int add(long time, long watermark) {
            open.removeIf(session -> isOver(session.last(), watermark));
            List<Open> touched =
                    open.stream()
                            .filter(s -> time >= s.first() - gap && time <= s.last() + gap)
                            .toList();
            if (touched.isEmpty() && isOver(time, watermark)) {
                return -1;
            }
            int number = joinedTo.size();
            joinedTo.add(number);
            long first = time;
            long last = time;
            for (Open session : touched) {
                first = Math.min(first, session.first());
                last = Math.max(last, session.last());
                joinedTo.set(session.number(), number);
            }
            open.removeAll(touched);
            open.add(new Open(number, first, last));
            return number;
        }

        private boolean isOver(long last, long watermark) {
            return last + gap + grace < watermark;
        }

        int joined(int number) {
            int session = number;
            while (session >= 0 && session < joinedTo.size() && joinedTo.get(session) != session) {
                session = joinedTo.get(session);
            }
            return session;
        }
    }
}
