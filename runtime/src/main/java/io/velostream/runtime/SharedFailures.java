package io.velostream.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The first failures of several tasks, brought into the order of the input and shown as one task
/// would have. Rows fail rarely, so a lock does no harm here. For all threads.
final class SharedFailures {
    private final int shownPerKind;
    private final Consumer<RowFailure> listener;
    private final List<Noted> waiting = new ArrayList<>();
    private final Map<FailureKind, Integer> shown = new LinkedHashMap<>();

    record FailureKind(String source, String reason) {}

    private record Noted(OfTask task, long unit, int order, String source, RowFailure failure) {}

    SharedFailures(int shownPerKind, Consumer<RowFailure> listener) {
        this.shownPerKind = shownPerKind;
        this.listener = listener;
    }

    private synchronized void add(Noted noted) {
        waiting.add(noted);
    }

    /// Shows what is known well enough.
    synchronized void show() {
        waiting.sort(
                Comparator.comparingLong(Noted::unit)
                        .thenComparingInt(noted -> noted.task.number)
                        .thenComparingInt(Noted::order));
        List<Noted> later = new ArrayList<>();
        for (Noted noted : waiting) {
            PieceLines lines = noted.task.lines;
            if (lines != null && !lines.areKnownBefore(noted.unit)) {
                later.add(noted);
                continue;
            }
            FailureKind kind = new FailureKind(noted.source, noted.failure.reason());
            if (shown.merge(kind, 1, Integer::sum) <= shownPerKind) {
                listener.accept(lines == null ? noted.failure : lines.placed(noted));
            }
        }
        waiting.clear();
        waiting.addAll(later);
    }

    /// Puts the counts of all tasks together, in the order in which each kind was first shown.
    synchronized List<FailureCount> counts(List<FailureLog> logs) {
        Map<FailureKind, Long> sums = new LinkedHashMap<>();
        shown.keySet().forEach(kind -> sums.put(kind, 0L));
        for (FailureLog log : logs) {
            for (FailureCount count : log.counts()) {
                sums.merge(
                        new FailureKind(count.source(), count.reason()), count.rows(), Long::sum);
            }
        }
        List<FailureCount> counts = new ArrayList<>();
        sums.forEach((kind, rows) -> counts.add(new FailureCount(kind.source, kind.reason, rows)));
        return counts;
    }

    /// How many lines the pieces of one scan have, so that a line number within a piece becomes one
    /// of the file.
    static final class PieceLines {
        private record Lines(String split, long count) {}

        private final TreeMap<Long, Lines> ahead = new TreeMap<>();
        private final TreeMap<Long, Long> beforeUnit = new TreeMap<>();
        private final Map<String, Long> bySplit = new HashMap<>();
        private long known;

        private synchronized void add(long unit, String split, long count, boolean hasFailures) {
            ahead.put(unit, new Lines(split, count));
            if (hasFailures) {
                beforeUnit.put(unit, -1L);
            }
            while (!ahead.isEmpty() && ahead.firstKey() == known) {
                Lines next = ahead.pollFirstEntry().getValue();
                long before = bySplit.getOrDefault(next.split, 0L);
                beforeUnit.replace(known, before);
                bySplit.put(next.split, before + next.count);
                known++;
            }
        }

        private synchronized boolean areKnownBefore(long unit) {
            return unit < known;
        }

        private synchronized RowFailure placed(Noted noted) {
            RowFailure failure = noted.failure;
            if (failure.position() < 0) {
                return failure;
            }
            return new RowFailure(
                    failure.reason(),
                    failure.message(),
                    failure.origin(),
                    failure.position() + beforeUnit.getOrDefault(noted.unit, 0L),
                    failure.step(),
                    failure.row());
        }
    }

    /// What one task tells. Used by the task's thread.
    final class OfTask implements FailureLog.Listener {
        private final int number;
        private final @Nullable PieceLines lines;
        private long unit;
        private int order;
        private boolean failedInUnit;

        /// @param number of the task: of failures in the same unit the lower one's come first
        /// @param lines if the task decodes pieces
        OfTask(int number, @Nullable PieceLines lines) {
            this.number = number;
            this.lines = lines;
        }

        void beginUnit(long next) {
            unit = next;
            order = 0;
            failedInUnit = false;
        }

        void endUnit(String split, long lineCount) {
            if (lines != null) {
                lines.add(unit, split, lineCount, failedInUnit);
            }
        }

        @Override
        public void failed(String source, RowFailure failure) {
            failedInUnit = true;
            add(new Noted(this, unit, order++, source, failure));
        }
    }
}
