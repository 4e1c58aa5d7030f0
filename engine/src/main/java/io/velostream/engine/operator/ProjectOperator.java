package io.velostream.engine.operator;

import io.velostream.engine.TaskContext;
import io.velostream.types.Batch;
import io.velostream.types.Schema;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.List;

/// Computes the columns of its output; a plain column is passed on, not copied. A row on which an
/// expression fails is reported and left out; if it was one half of an update, the other becomes a
/// delete or an insert. No state.
public final class ProjectOperator implements Operator {
    private final NamedEvaluator[] expressions;
    private final Survivors survivors;
    private final Operator next;
    private final Batch output;

    public ProjectOperator(
            Schema schema, List<NamedEvaluator> expressions, TaskContext context, Operator next) {
        this.expressions = expressions.toArray(NamedEvaluator[]::new);
        this.next = next;
        survivors = new Survivors(context);
        output = Batch.of(schema, 0);
    }

    @Override
    public void process(Batch batch) {
        survivors.start(batch);
        for (int i = 0; i < expressions.length; i++) {
            output.setColumn(i, survivors.evaluate(expressions[i]));
        }
        if (survivors.count() > 0) {
            output.takeRowsOf(batch);
            output.select(survivors.rows(), survivors.count());
            output.setKinds(survivors.kinds());
            next.process(output);
        }
    }

    @Override
    public void advance(long watermark) {
        next.advance(watermark);
    }

    @Override
    public void finish() {
        next.finish();
    }

    @Override
    public boolean isSatisfied() {
        return next.isSatisfied();
    }

    @Override
    public void snapshot(StateWriter writer) {}

    @Override
    public void restore(StateReader reader) {}
}
