package io.velostream.functions;

import io.velostream.functions.aggregate.StandardAggregates;
import io.velostream.functions.scalar.MathFunctions;
import java.util.List;

/// The functions that come with the engine.
final class BuiltInFunctions implements FunctionProvider {
    @Override
    public List<Class<?>> families() {
        return List.of(MathFunctions.class);
    }

    @Override
    public List<AggregateFunction> aggregates() {
        return StandardAggregates.ALL;
    }
}
