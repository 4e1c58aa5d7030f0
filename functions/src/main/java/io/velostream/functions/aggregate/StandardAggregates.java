package io.velostream.functions.aggregate;

import io.velostream.functions.Accumulator;
import io.velostream.functions.AggregateFunction;
import io.velostream.functions.AggregateFunction.Maker;
import io.velostream.functions.AggregateFunction.RetractingMaker;
import io.velostream.functions.AggregateFunction.Variant;
import io.velostream.functions.FunctionInfo;
import io.velostream.functions.FunctionInfo.Example;
import io.velostream.functions.SummaryPart;
import io.velostream.functions.aggregate.Pick.Choice;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.Storage;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The aggregate functions that come with the engine.
public final class StandardAggregates {
    /// In the order of their families.
    public static final List<AggregateFunction> ALL =
            List.of(
                    count(),
                    countDistinct(),
                    sum(),
                    avg(),
                    min(),
                    max(),
                    every(),
                    some(),
                    first(),
                    last(),
                    earliest(),
                    latest(),
                    argMin(),
                    argMax(),
                    stddevSamp(),
                    stddevPop(),
                    varSamp(),
                    varPop(),
                    median(),
                    listAgg());

    private StandardAggregates() {}

    private static AggregateFunction count() {
        return function(
                "COUNT",
                List.of(),
                "How many rows there are, or how many in which the argument is not null.",
                example("COUNT(x)", "1, 2, NULL", "2"),
                List.of(
                        always("COUNT(*) -> BIGINT", Count::new, (_, _) -> new Count())
                                .as(SummaryPart.ROWS),
                        always("COUNT(ANY) -> BIGINT", Count::new, (_, _) -> new Count())
                                .as(SummaryPart.COUNT)));
    }

    private static AggregateFunction countDistinct() {
        return function(
                "COUNT_DISTINCT",
                List.of(),
                "How many different values there are: COUNT(DISTINCT x). Exact.",
                example("COUNT_DISTINCT(x)", "'a', 'b', 'a'", "2"),
                List.of(
                        new Variant(
                                "COUNT_DISTINCT(ANY) -> BIGINT",
                                (p, _) -> Optional.of(() -> new Distinct(new Count(), p)))));
    }

    private static AggregateFunction sum() {
        Maker decimal = (p, _) -> Optional.of(isShort(p) ? LongSum::new : DecimalSum::new);
        RetractingMaker longs = (_, _) -> new RetractingSum(RetractingSum::writeLong);
        return function(
                "SUM",
                List.of(),
                "The sum; of DOUBLE in the order of arrival, of all others exact.",
                example("SUM(x)", "1, 2, 4", "7"),
                List.of(
                        always("SUM(BIGINT) -> BIGINT", LongSum::new, longs).as(SummaryPart.SUM),
                        always(
                                        "SUM(DOUBLE) -> DOUBLE",
                                        DoubleSum::new,
                                        (_, _) -> new RetractingDoubleSum(false))
                                .as(SummaryPart.SUM),
                        new Variant("SUM(DECIMAL(p, s)) -> DECIMAL(38, s)", decimal)
                                .with((_, _) -> new RetractingSum(RetractingSum::writeDecimal))
                                .as(SummaryPart.SUM),
                        always("SUM(INTERVAL) -> INTERVAL", LongSum::new, longs)
                                .as(SummaryPart.SUM)));
    }

    private static AggregateFunction avg() {
        return function(
                "AVG",
                List.of(),
                "The mean; of DECIMAL exact, rounded half up.",
                example("AVG(x)", "1, 2, 4.5", "2.500000"),
                List.of(
                        always(
                                        "AVG(BIGINT) -> DOUBLE",
                                        LongAverage::new,
                                        (_, _) ->
                                                new RetractingSum(RetractingSum::writeLongAverage))
                                .as(SummaryPart.MEAN),
                        always(
                                        "AVG(DOUBLE) -> DOUBLE",
                                        DoubleAverage::new,
                                        (_, _) -> new RetractingDoubleSum(true))
                                .as(SummaryPart.MEAN),
                        new Variant(
                                        "AVG(DECIMAL(p, s)) -> DECIMAL(38, max(s, 6))",
                                        (p, to) ->
                                                Optional.of(
                                                        () -> new DecimalAverage(places(p, to))))
                                .with((p, to) -> new RetractingSum(new DecimalMean(places(p, to))))
                                .as(SummaryPart.MEAN)));
    }

    /// How many places the average has more than its argument.
    static int places(List<SqlType> from, SqlType to) {
        return ((Decimal) to).scale() - ((Decimal) from.getFirst()).scale();
    }

    private static AggregateFunction min() {
        return function(
                "MIN",
                List.of(),
                "The least value; NaN is greater than all numbers, text is ordered by character.",
                example("MIN(x)", "'pear', 'fig', NULL", "fig"),
                List.of(extreme("MIN(T) -> T", false).as(SummaryPart.LEAST)));
    }

    private static AggregateFunction max() {
        return function(
                "MAX",
                List.of(),
                "The greatest value; NaN is greater than all numbers, text is ordered by"
                        + " character.",
                example("MAX(x)", "3, 10, NULL", "10"),
                List.of(extreme("MAX(T) -> T", true).as(SummaryPart.MOST)));
    }

    private static Variant extreme(String signature, boolean greatest) {
        return new Variant(
                        signature,
                        (p, _) -> greatest ? greatest(p.getFirst()) : least(p.getFirst()))
                .with(sorted(greatest ? SortedResults::greatest : SortedResults::least));
    }

    private static RetractingMaker sorted(RetractingSorted.Finish finish) {
        return (p, _) -> new RetractingSorted(finish, p.getFirst());
    }

    private static AggregateFunction every() {
        return function(
                "BOOL_AND",
                List.of("EVERY"),
                "Whether all values are true.",
                example("BOOL_AND(x > 1)", "1, 2, 3", "false"),
                List.of(extreme("BOOL_AND(BOOLEAN) -> BOOLEAN", false)));
    }

    private static AggregateFunction some() {
        return function(
                "BOOL_OR",
                List.of(),
                "Whether any value is true.",
                example("BOOL_OR(x > 2)", "1, 2, 3", "true"),
                List.of(extreme("BOOL_OR(BOOLEAN) -> BOOLEAN", true)));
    }

    private static AggregateFunction first() {
        return function(
                "FIRST_VALUE",
                List.of("FIRST"),
                "The value that came first, by event time in a window, else by arrival; nulls do"
                        + " not count. A second argument is the time to go by.",
                example("FIRST_VALUE(x)", "NULL, 5, 7", "5"),
                List.of(
                        byArrival("FIRST_VALUE", Choice.FIRST),
                        byOrder("FIRST_VALUE(T, BIGINT) -> T", false),
                        byOrder("FIRST_VALUE(T, TIMESTAMP) -> T", false)));
    }

    private static AggregateFunction last() {
        return function(
                "LAST_VALUE",
                List.of("LAST"),
                "The value that came last, by event time in a window, else by arrival; nulls do"
                        + " not count. A second argument is the time to go by.",
                example("LAST_VALUE(x)", "5, 7, NULL", "7"),
                List.of(
                        byArrival("LAST_VALUE", Choice.LAST),
                        byOrder("LAST_VALUE(T, BIGINT) -> T", true),
                        byOrder("LAST_VALUE(T, TIMESTAMP) -> T", true)));
    }

    private static AggregateFunction earliest() {
        return function(
                "EARLIEST_BY_OFFSET",
                List.of(),
                "The value that arrived first, whatever its time; nulls do not count.",
                example("EARLIEST_BY_OFFSET(x)", "NULL, 5, 7", "5"),
                List.of(byArrival("EARLIEST_BY_OFFSET", Choice.FIRST)));
    }

    private static AggregateFunction latest() {
        return function(
                "LATEST_BY_OFFSET",
                List.of(),
                "The value that arrived last, whatever its time; nulls do not count.",
                example("LATEST_BY_OFFSET(x)", "5, 7, NULL", "7"),
                List.of(byArrival("LATEST_BY_OFFSET", Choice.LAST)));
    }

    private static AggregateFunction argMin() {
        return function(
                "ARG_MIN",
                List.of("MIN_BY"),
                "The first argument of the row whose second is least, the first such row; rows"
                        + " with a null in either do not count.",
                pairsExample("ARG_MIN(x, y)", "('a', 2), ('b', 1), ('c', NULL)", "b"),
                List.of(byOrder("ARG_MIN(T, U) -> T", false)));
    }

    private static AggregateFunction argMax() {
        return function(
                "ARG_MAX",
                List.of("MAX_BY"),
                "The first argument of the row whose second is greatest, the last such row; rows"
                        + " with a null in either do not count.",
                pairsExample("ARG_MAX(x, y)", "('a', 2), ('b', 1), ('c', NULL)", "a"),
                List.of(byOrder("ARG_MAX(T, U) -> T", true)));
    }

    private static Variant byArrival(String name, Choice choice) {
        return new Variant(name + "(T) -> T", (p, _) -> Optional.of(pick(choice, p.getFirst())));
    }

    private static Variant byOrder(String signature, boolean greatest) {
        return new Variant(
                        signature,
                        (p, _) ->
                                hasOrder(p.getLast())
                                        ? Optional.of(() -> new ArgPick(greatest, p))
                                        : Optional.empty())
                .with((p, _) -> new RetractingArg(greatest, p));
    }

    private static boolean hasOrder(SqlType type) {
        return switch (type.storage()) {
            case LONG, DOUBLE, BOOLEAN, INT128, TEXT -> true;
            case ARRAY, MAP, STRUCT -> false;
        };
    }

    private static AggregateFunction stddevSamp() {
        return spread(
                "STDDEV_SAMP",
                List.of("STDDEV"),
                "The standard deviation of a sample; null for one value.",
                example("STDDEV_SAMP(x)", "1, 2, 3", "1.0"),
                new Spread.Kind(true, true));
    }

    private static AggregateFunction stddevPop() {
        return spread(
                "STDDEV_POP",
                List.of(),
                "The standard deviation of a whole population.",
                example("STDDEV_POP(x)", "1, 3", "1.0"),
                new Spread.Kind(true, false));
    }

    private static AggregateFunction varSamp() {
        return spread(
                "VAR_SAMP",
                List.of("VARIANCE"),
                "The variance of a sample; null for one value.",
                example("VAR_SAMP(x)", "1, 2, 3", "1.0"),
                new Spread.Kind(false, true));
    }

    private static AggregateFunction varPop() {
        return spread(
                "VAR_POP",
                List.of(),
                "The variance of a whole population.",
                example("VAR_POP(x)", "2, 6", "4.0"),
                new Spread.Kind(false, false));
    }

    private static AggregateFunction spread(
            String name,
            List<String> aliases,
            String description,
            Example example,
            Spread.Kind kind) {
        return function(
                name,
                aliases,
                description,
                example,
                List.of(
                        always(
                                name + "(DOUBLE) -> DOUBLE",
                                () -> new Spread(kind),
                                sorted(SortedResults.spread(kind)))));
    }

    private static AggregateFunction median() {
        return function(
                "MEDIAN",
                List.of(),
                "The value in the middle, or the mean of the two there; keeps all values.",
                example("MEDIAN(x)", "1, 5, 100", "5.0"),
                List.of(
                        always(
                                "MEDIAN(DOUBLE) -> DOUBLE",
                                Median::new,
                                sorted(SortedResults::median))));
    }

    private static AggregateFunction listAgg() {
        return function(
                "LISTAGG",
                List.of("STRING_AGG", "COLLECT", "GROUP_CONCAT"),
                "The texts in the order of arrival, with a separator (a comma) between them.",
                example("LISTAGG(x, '; ')", "'a', 'b', NULL", "a; b"),
                List.of(
                        always("LISTAGG(STRING) -> STRING", TextList::new),
                        always("LISTAGG(STRING, STRING) -> STRING", TextList::new)));
    }

    private static AggregateFunction function(
            String name,
            List<String> aliases,
            String description,
            Example example,
            List<Variant> variants) {
        return new AggregateFunction(
                new FunctionInfo(
                        name,
                        aliases,
                        FunctionInfo.Kind.AGGREGATE,
                        variants.stream().map(Variant::signature).toList(),
                        description,
                        List.of(example)),
                variants);
    }

    /// @param values those of the column x, separated by commas
    private static Example example(String call, String values, String result) {
        String rows = "(" + values.replace(", ", "), (") + ")";
        return new Example("SELECT " + call + " FROM (VALUES " + rows + ") AS t (x)", result);
    }

    /// @param rows of the columns x and y
    private static Example pairsExample(String call, String rows, String result) {
        return new Example("SELECT " + call + " FROM (VALUES " + rows + ") AS t (x, y)", result);
    }

    private static Variant always(String signature, Supplier<Accumulator> state) {
        return new Variant(signature, (_, _) -> Optional.of(state));
    }

    private static Variant always(
            String signature, Supplier<Accumulator> state, RetractingMaker retracting) {
        return always(signature, state).with(retracting);
    }

    private static boolean isShort(List<SqlType> parameters) {
        return parameters.getFirst().storage() == Storage.LONG;
    }

    private static Optional<Supplier<Accumulator>> least(SqlType type) {
        return switch (type.storage()) {
            case LONG -> Optional.of(LongMin::new);
            case DOUBLE -> Optional.of(DoubleMin::new);
            case BOOLEAN, INT128, TEXT -> Optional.of(pick(Choice.LEAST, type));
            case ARRAY, MAP, STRUCT -> Optional.empty();
        };
    }

    private static Optional<Supplier<Accumulator>> greatest(SqlType type) {
        return switch (type.storage()) {
            case LONG -> Optional.of(LongMax::new);
            case DOUBLE -> Optional.of(DoubleMax::new);
            case BOOLEAN, INT128, TEXT -> Optional.of(pick(Choice.GREATEST, type));
            case ARRAY, MAP, STRUCT -> Optional.empty();
        };
    }

    private static Supplier<Accumulator> pick(Choice choice, SqlType type) {
        return () -> new Pick(choice, type);
    }
}
