package io.velostream.runtime;

import io.velostream.engine.operator.Operator;
import io.velostream.types.Batch;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// The end of a stream that only other statements read.
final class NoOutput implements Operator {
    @Override
    public void process(Batch batch) {}

    @Override
    public void advance(long watermark) {}

    @Override
    public void finish() {}

    /// Nobody here needs a row: whether reading may stop is for the others to say.
    @Override
    public boolean isSatisfied() {
        return true;
    }

    @Override
    public void snapshot(StateWriter writer) {}

    @Override
    public void restore(StateReader reader) {}
}
