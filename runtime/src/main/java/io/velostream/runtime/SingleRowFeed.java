package io.velostream.runtime;

import io.velostream.connect.SplitReader.Progress;
import io.velostream.engine.StageInput;

/// The one row without columns that `SELECT 1` reads.
final class SingleRowFeed implements Feed {
    private final StageInput input;
    private boolean given;

    SingleRowFeed(StageInput input) {
        this.input = input;
    }

    @Override
    public Progress step() {
        if (given) {
            return Progress.END;
        }
        given = true;
        input.process(StageInput.singleRow());
        return Progress.ROWS;
    }

    @Override
    public void finish() {
        input.finish();
    }

    /// No row of any input.
    @Override
    public long rowsRead() {
        return 0;
    }

    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    public long totalBytes() {
        return 0;
    }

    @Override
    public void close() {}
}
