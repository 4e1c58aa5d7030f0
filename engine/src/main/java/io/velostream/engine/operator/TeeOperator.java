package io.velostream.engine.operator;

import io.velostream.types.Batch;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.List;

/// Gives one output to several consumers, in a fixed order. They share the batch, which none of
/// them may change. A consumer that is satisfied gets no more rows. No state.
public final class TeeOperator implements Operator {
    private final Operator[] consumers;

    public TeeOperator(List<Operator> consumers) {
        this.consumers = consumers.toArray(Operator[]::new);
    }

    @Override
    public void process(Batch batch) {
        for (Operator consumer : consumers) {
            if (!consumer.isSatisfied()) {
                consumer.process(batch);
            }
        }
    }

    @Override
    public void advance(long watermark) {
        for (Operator consumer : consumers) {
            consumer.advance(watermark);
        }
    }

    @Override
    public void finish() {
        for (Operator consumer : consumers) {
            consumer.finish();
        }
    }

    @Override
    public boolean isSatisfied() {
        for (Operator consumer : consumers) {
            if (!consumer.isSatisfied()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void snapshot(StateWriter writer) {}

    @Override
    public void restore(StateReader reader) {}
}
