package io.velostream.functions;

import io.velostream.functions.aggregate.StandardAggregates;
import io.velostream.functions.scalar.AnyTypeFunctions;
import io.velostream.functions.scalar.MathFunctions;
import io.velostream.functions.scalar.RegexFunctions;
import io.velostream.functions.scalar.RoundingFunctions;
import io.velostream.functions.scalar.TextFunctions;
import io.velostream.functions.scalar.TextPartFunctions;
import io.velostream.functions.scalar.TimeFunctions;
import io.velostream.functions.scalar.TimePartFunctions;
import java.util.List;

/// The functions that come with the engine.
final class BuiltInFunctions implements FunctionProvider {
    @Override
    public List<Class<?>> families() {
        return List.of(
                AnyTypeFunctions.class,
                MathFunctions.class,
                RegexFunctions.class,
                RoundingFunctions.class,
                TextFunctions.class,
                TextPartFunctions.class,
                TimeFunctions.class,
                TimePartFunctions.class);
    }

    @Override
    public List<AggregateFunction> aggregates() {
        return StandardAggregates.ALL;
    }
}
