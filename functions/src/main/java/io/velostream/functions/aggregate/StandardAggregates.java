package io.velostream.functions.aggregate;

import io.velostream.functions.Accumulator;
import io.velostream.functions.AggregateFunction;
import io.velostream.functions.AggregateFunction.Maker;
import io.velostream.functions.AggregateFunction.Variant;
import io.velostream.functions.FunctionInfo;
import io.velostream.functions.FunctionInfo.Example;
import io.velostream.types.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The aggregate functions that come with the engine.
public final class StandardAggregates {
    /// By name.
    public static final List<AggregateFunction> ALL =
            List.of(
                    function(
                            "COUNT",
                            List.of(),
                            "How many rows there are, or how many in which the argument is not"
                                    + " null.",
                            List.of(
                                    new Variant("COUNT() -> BIGINT", always(Count::new)),
                                    new Variant("COUNT(ANY) -> BIGINT", always(Count::new)))),
                    function(
                            "SUM",
                            List.of(),
                            "The sum; of DOUBLE in the order of arrival, of all others exact.",
                            List.of(
                                    new Variant("SUM(BIGINT) -> BIGINT", always(LongSum::new)),
                                    new Variant("SUM(DOUBLE) -> DOUBLE", always(DoubleSum::new)))),
                    function(
                            "AVG",
                            List.of(),
                            "The mean; of DECIMAL exact, rounded half up.",
                            List.of(
                                    new Variant("AVG(BIGINT) -> DOUBLE", always(LongAverage::new)),
                                    new Variant(
                                            "AVG(DOUBLE) -> DOUBLE", always(DoubleAverage::new)))),
                    function(
                            "MIN",
                            List.of(),
                            "The least value; NaN is greater than all numbers.",
                            List.of(new Variant("MIN(T) -> T", (p, _) -> least(p.getFirst())))),
                    function(
                            "MAX",
                            List.of(),
                            "The greatest value; NaN is greater than all numbers.",
                            List.of(new Variant("MAX(T) -> T", (p, _) -> greatest(p.getFirst())))));

    private StandardAggregates() {}

    private static AggregateFunction function(
            String name,
            List<String> aliases,
            String description,
            List<Variant> variants,
            Example... examples) {
        return new AggregateFunction(
                new FunctionInfo(
                        name,
                        aliases,
                        FunctionInfo.Kind.AGGREGATE,
                        variants.stream().map(Variant::signature).toList(),
                        description,
                        List.of(examples)),
                variants);
    }

    private static Maker always(Supplier<Accumulator> state) {
        return (_, _) -> Optional.of(state);
    }

    private static Optional<Supplier<Accumulator>> least(SqlType type) {
        return switch (type.storage()) {
            case LONG -> Optional.of(LongMin::new);
            case DOUBLE -> Optional.of(DoubleMin::new);
            case BOOLEAN, INT128, TEXT, ARRAY, MAP, STRUCT -> Optional.empty();
        };
    }

    private static Optional<Supplier<Accumulator>> greatest(SqlType type) {
        return switch (type.storage()) {
            case LONG -> Optional.of(LongMax::new);
            case DOUBLE -> Optional.of(DoubleMax::new);
            case BOOLEAN, INT128, TEXT, ARRAY, MAP, STRUCT -> Optional.empty();
        };
    }
}
