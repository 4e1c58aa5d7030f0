package io.velostream.engine.operator;

import io.velostream.types.Batch;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.List;

/// Several operators, each of which pushes into the next one, as one: so that their state is
/// written and read together.
final class Chain implements Operator {
    private final List<Operator> operators;

    Chain(Operator... operators) {
        this.operators = List.of(operators);
    }

    @Override
    public void process(Batch batch) {
        operators.getFirst().process(batch);
    }

    @Override
    public void advance(long watermark) {
        operators.getFirst().advance(watermark);
    }

    @Override
    public void finish() {
        operators.getFirst().finish();
    }

    @Override
    public boolean isSatisfied() {
        return operators.getFirst().isSatisfied();
    }

    @Override
    public void snapshot(StateWriter writer) {
        operators.forEach(operator -> operator.snapshot(writer));
    }

    @Override
    public void restore(StateReader reader) {
        operators.forEach(operator -> operator.restore(reader));
    }

    @Override
    public void close() {
        operators.forEach(Operator::close);
    }
}
