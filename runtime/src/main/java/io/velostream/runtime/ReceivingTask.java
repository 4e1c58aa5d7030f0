package io.velostream.runtime;

import io.velostream.engine.Stage;
import io.velostream.engine.exchange.InUnits.End;
import java.util.List;

/// Takes the rows that other tasks send, unit by unit of each exchange in turn.
final class ReceivingTask extends Task {
    private static final int UNITS_PER_REPORT = 16;

    private final List<Inlet> inlets;
    private int units;

    ReceivingTask(Setup setup, Stage stage, List<Inlet> inlets) {
        super(setup, stage);
        this.inlets = List.copyOf(inlets);
    }

    @Override
    End work() {
        while (true) {
            boolean ended = true;
            for (int i = 0; i < inlets.size(); i++) {
                Inlet inlet = inlets.get(i);
                if (inlet.end() == End.NONE) {
                    beginUnit();
                    inlet.takeUnit(this::beforeWaiting);
                    endUnit();
                    afterUnit();
                    ended = false;
                }
            }
            if (ended) {
                return end();
            }
        }
    }

    private long beforeWaiting() {
        report();
        long now = System.nanoTime();
        setup().ends().flushIfDue(now);
        return setup().ends().beginSleep(now);
    }

    private void afterUnit() {
        checkState();
        setup().ends().flushIfDue(System.nanoTime());
        if (++units % UNITS_PER_REPORT == 0) {
            report();
        }
    }

    private End end() {
        for (Inlet inlet : inlets) {
            if (inlet.end() == End.STOPPED) {
                return End.STOPPED;
            }
        }
        return End.FINISHED;
    }

    @Override
    long rowsRead() {
        return 0;
    }
}
