package io.velostream.runtime;

import io.velostream.connect.OutputBuffer;
import io.velostream.engine.exchange.InUnits;

/// Encoded rows on their way from the task that made them to the thread that writes them.
final class Block implements InUnits {
    static final int BYTES = 256 * 1024;

    final OutputBuffer bytes = new OutputBuffer(BYTES + BYTES / 4);
    private long unit;
    private boolean endsUnit;
    private End end = End.NONE;

    void begin(long number) {
        bytes.clear();
        unit = number;
        endsUnit = false;
        end = End.NONE;
    }

    void endUnit() {
        endsUnit = true;
    }

    void setEnd(End how) {
        end = how;
    }

    @Override
    public long unit() {
        return unit;
    }

    @Override
    public boolean endsUnit() {
        return endsUnit;
    }

    @Override
    public End end() {
        return end;
    }
}
