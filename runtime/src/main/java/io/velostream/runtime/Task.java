package io.velostream.runtime;

import io.velostream.engine.Stage;
import io.velostream.engine.exchange.InUnits.End;
import io.velostream.engine.exchange.Parcel.UnitEnd;
import org.jspecify.annotations.Nullable;

/// What one thread of a run does: the operators of a stage on the task's share of the rows. Nothing
/// of it is touched by another thread while it runs, except where that is said.
abstract class Task {
    private final Setup setup;
    private final Stage stage;
    private long nextUnit;
    private volatile TaskProgress progress = TaskProgress.NONE;

    /// What a task works with.
    ///
    /// @param number counts the tasks of the run, from 0
    /// @param name of its thread
    /// @param shown where its first failures are shown from, if there are several tasks
    /// @param bell what others ring when they have sent it something
    record Setup(
            int number,
            String name,
            RunControl control,
            StateLimit limit,
            FailureLog failures,
            SharedFailures.@Nullable OfTask shown,
            TaskFacts facts,
            TaskEnds ends,
            Bell bell) {}

    Task(Setup setup, Stage stage) {
        this.setup = setup;
        this.stage = stage;
    }

    final Setup setup() {
        return setup;
    }

    final Stage stage() {
        return stage;
    }

    /// Works until the input has ended or the run is asked to stop.
    final End run() {
        report();
        End end = work();
        setup.ends().end(end);
        report();
        return end;
    }

    abstract End work();

    /// Begins the next unit of what the task makes.
    final void beginUnit() {
        if (setup.shown() != null) {
            setup.shown().beginUnit(nextUnit);
        }
        setup.ends().beginUnit(nextUnit++, -1);
    }

    final void endUnit() {
        setup.ends().endUnit(UnitEnd.NOTHING);
    }

    final void checkState() {
        setup.limit().check(setup.number(), stage);
    }

    /// Tells how far it is.
    final void report() {
        progress =
                new TaskProgress(
                        rowsRead(),
                        setup.ends().rowsWritten(),
                        setup.failures().total(),
                        setup.facts().rowsLate());
    }

    abstract long rowsRead();

    /// For all threads: how far the task was when it last told.
    final TaskProgress progress() {
        return progress;
    }
}
