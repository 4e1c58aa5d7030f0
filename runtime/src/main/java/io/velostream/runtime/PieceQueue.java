package io.velostream.runtime;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;

/// The pieces of one scan between the thread that reads and the tasks that decode: whoever is free
/// takes the next one. A lock once for half a megabyte costs nothing.
final class PieceQueue {
    private final BlockingQueue<PieceUnit> full;
    private final BlockingQueue<PieceUnit> empty;
    private final int tasks;
    private volatile boolean satisfied;

    PieceQueue(int tasks) {
        this.tasks = tasks;
        // One at each task, one waiting for each, and one that is filled.
        int units = 2 * tasks + 1;
        full = new ArrayBlockingQueue<>(units + tasks);
        empty = new ArrayBlockingQueue<>(units);
        for (int i = 0; i < units; i++) {
            empty.add(new PieceUnit());
        }
    }

    /// For the reader: one to fill, as soon as there is one.
    PieceUnit toFill() {
        return take(empty);
    }

    void filled(PieceUnit unit) {
        full.add(unit);
    }

    /// For the reader: nothing follows.
    void end() {
        for (int i = 0; i < tasks; i++) {
            PieceUnit last = new PieceUnit();
            last.number = -1;
            full.add(last);
        }
    }

    /// For a task: the next one, as soon as there is one.
    PieceUnit next() {
        return take(full);
    }

    void decoded(PieceUnit unit) {
        empty.add(unit);
    }

    /// For a task: no more rows are needed.
    void satisfy() {
        satisfied = true;
    }

    boolean isSatisfied() {
        return satisfied;
    }

    private static PieceUnit take(BlockingQueue<PieceUnit> from) {
        try {
            return from.take();
        } catch (InterruptedException e) {
            throw new CancellationException();
        }
    }
}
