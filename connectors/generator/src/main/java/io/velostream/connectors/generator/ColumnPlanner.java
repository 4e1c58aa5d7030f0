package io.velostream.connectors.generator;

import io.velostream.types.Column;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.Storage;
import io.velostream.types.TextColumn;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Turns what the options say of a column into a plan, and refuses what makes no sense.
final class ColumnPlanner {
    private static final int MOST_RANKS = 10_000_000;
    private static final long FIRST_MOMENT = 1_767_225_600_000_000L;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final ColumnSettings settings;
    private final SqlType type;
    private final OptionalDouble rate;

    private ColumnPlanner(ColumnSettings settings, OptionalDouble rate) {
        this.settings = settings;
        this.type = settings.type();
        this.rate = rate;
    }

    /// @param rate rows per second, which event time keeps pace with if nothing else is said
    static ColumnPlan plan(ColumnSettings settings, OptionalDouble rate) {
        ColumnPlanner planner = new ColumnPlanner(settings, rate);
        double nullShare = settings.number(Parameter.NULL_SHARE, 0);
        if (!(nullShare >= 0 && nullShare <= 1)) {
            throw settings.invalid(Parameter.NULL_SHARE, "a number from 0 to 1");
        }
        return planner.plan().withNulls(nullShare);
    }

    private ColumnPlan plan() {
        return switch (settings.kind()) {
            case SEQUENCE -> sequence();
            case UNIFORM -> uniform();
            case NORMAL -> normal();
            case ZIPF -> zipf();
            case RANDOM_WALK -> randomWalk();
            case CHOICE -> choice();
            case TIMESTAMP -> timestamp();
            case CONSTANT -> constant();
        };
    }

    private ColumnPlan sequence() {
        NumberTarget target =
                NumberTarget.of(settings, Parameter.START, Parameter.STEP, Parameter.END);
        SqlType stepType = type == Basic.DATE ? Basic.BIGINT : target.storedType();
        long start =
                settings.stored(
                        Parameter.START,
                        target.storedType(),
                        type == Basic.DATE ? FIRST_MOMENT / Ranges.MICROS_PER_DAY : target.one());
        long step =
                settings.stored(Parameter.STEP, stepType, type == Basic.DATE ? 1 : target.one());
        ColumnPlan.Start plan =
                _ -> target.fill(LongSeries.sequence(start, step, Ranges.all(type)));
        if (!settings.has(Parameter.END)) {
            return ColumnPlan.of(plan);
        }
        long end = settings.stored(Parameter.END, target.storedType(), 0);
        if (step == 0 || (step > 0 && end < start) || (step < 0 && end > start)) {
            throw settings.invalid(Parameter.END, "a value that the sequence reaches");
        }
        return new ColumnPlan(plan, OptionalLong.of((end - start) / step + 1));
    }

    private ColumnPlan uniform() {
        if (type == Basic.BOOLEAN) {
            return ColumnPlan.of(ColumnFiller::coins);
        }
        if (type.storage() == Storage.TEXT && settings.has(Parameter.LENGTH)) {
            int length = settings.integer(Parameter.LENGTH, 0, 1 << 20, 0);
            return ColumnPlan.of(random -> ColumnFiller.randomTexts(length, random));
        }
        if (type == Basic.DOUBLE && !settings.has(Parameter.DECIMALS)) {
            double least = settings.number(Parameter.MIN, 0);
            double most = settings.number(Parameter.MAX, least + 1000);
            checkOrder(least <= most);
            DoubleSeries.Bounds bounds = new DoubleSeries.Bounds(least, most);
            return ColumnPlan.of(
                    random -> ColumnFiller.doubles(DoubleSeries.uniform(bounds, random)));
        }
        NumberTarget target = NumberTarget.of(settings);
        Ranges.Range usual = Ranges.usual(type, target.scale());
        long width = usual.most() - usual.least();
        long least = settings.stored(Parameter.MIN, target.storedType(), usual.least());
        long most =
                settings.stored(
                        Parameter.MAX,
                        target.storedType(),
                        settings.has(Parameter.MIN)
                                ? Ranges.saturatedSum(least, width)
                                : usual.most());
        if (!settings.has(Parameter.MIN) && most < least) {
            least = Ranges.saturatedSum(most, -width);
        }
        checkOrder(least <= most);
        long from = least;
        return ColumnPlan.of(random ->
                target.fill(LongSeries.uniform(from, most, random), from, most - from + 1));
    }

    private void checkOrder(boolean ordered) {
        if (!ordered) {
            throw settings.invalid(Parameter.MAX, "a value that is not below the least one");
        }
    }

    private ColumnPlan normal() {
        double mean = settings.number(Parameter.MEAN, 0);
        double deviation = settings.number(Parameter.STDDEV, 1);
        if (!(deviation >= 0)) {
            throw settings.invalid(Parameter.STDDEV, "a number that is not negative");
        }
        DoubleSeries.Bounds bounds = bounds();
        NumberTarget target = NumberTarget.of(settings);
        return ColumnPlan.of(
                random -> target.fillRounded(DoubleSeries.normal(mean, deviation, bounds, random)));
    }

    private DoubleSeries.Bounds bounds() {
        DoubleSeries.Bounds limits = Ranges.limits(type);
        double least = limits.clamp(settings.number(Parameter.MIN, limits.least()));
        double most = limits.clamp(settings.number(Parameter.MAX, limits.most()));
        checkOrder(least <= most);
        return new DoubleSeries.Bounds(least, most);
    }

    private ColumnPlan zipf() {
        double exponent = settings.number(Parameter.EXPONENT, 1);
        if (!(exponent >= 0)) {
            throw settings.invalid(Parameter.EXPONENT, "a number that is not negative");
        }
        int n = settings.integer(Parameter.N, 1, MOST_RANKS, 1000);
        NumberTarget target = NumberTarget.of(settings, Parameter.START);
        long start =
                settings.stored(
                        Parameter.START,
                        target.storedType(),
                        type == Basic.DATE ? FIRST_MOMENT / Ranges.MICROS_PER_DAY : 1);
        if (!Ranges.all(type).contains(Ranges.saturatedSum(start, n - 1L))) {
            throw settings.invalid(Parameter.N, "fewer values, all of type " + type);
        }
        WeightedChoice ranks = WeightedChoice.zipf(exponent, n);
        return ColumnPlan.of(
                random -> target.fill(LongSeries.weighted(start, ranks, random), start, n));
    }

    private ColumnPlan randomWalk() {
        if (settings.has(Parameter.STEP) && settings.has(Parameter.VOLATILITY)) {
            throw settings.invalid(Parameter.VOLATILITY, "to stand alone, without a step");
        }
        boolean isRelative = !settings.has(Parameter.STEP);
        double deviation =
                isRelative
                        ? settings.number(Parameter.VOLATILITY, 0.001)
                        : settings.number(Parameter.STEP, 1);
        DoubleSeries.Bounds bounds = bounds();
        double start = settings.number(Parameter.START, bounds.clamp(100));
        if (start != bounds.clamp(start)) {
            throw settings.invalid(Parameter.START, "a value between the least and the greatest");
        }
        NumberTarget target = NumberTarget.of(settings);
        return ColumnPlan.of(random ->
                target.fillRounded(
                        DoubleSeries.walk(start, deviation, isRelative, bounds, random)));
    }

    private ColumnPlan choice() {
        List<String> texts = list(Parameter.VALUES);
        Column values = Column.of(type, texts.size());
        for (int i = 0; i < texts.size(); i++) {
            if (!ValueText.set(values, i, texts.get(i))) {
                throw settings.invalid(Parameter.VALUES, "values of type " + type);
            }
        }
        double[] weights = new double[texts.size()];
        Arrays.fill(weights, 1);
        if (settings.has(Parameter.WEIGHTS)) {
            readWeights(weights);
        }
        WeightedChoice choice = new WeightedChoice(weights);
        return ColumnPlan.of(
                random -> choices(values, texts.size(), LongSeries.weighted(0, choice, random)));
    }

    private void readWeights(double[] weights) {
        List<String> texts = list(Parameter.WEIGHTS);
        boolean valid = texts.size() == weights.length;
        try {
            for (int i = 0; valid && i < weights.length; i++) {
                weights[i] = Double.parseDouble(texts.get(i));
                valid = weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY;
            }
        } catch (NumberFormatException _) {
            valid = false;
        }
        if (!valid || !(Arrays.stream(weights).sum() > 0)) {
            throw settings.invalid(
                    Parameter.WEIGHTS, weights.length + " numbers, none negative and not all zero");
        }
    }

    private List<String> list(Parameter parameter) {
        String text = settings.options().text(parameter.of(settings.name()));
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static ColumnFiller choices(Column values, int count, LongSeries indexes) {
        return values instanceof TextColumn texts
                ? ColumnFiller.textChoices(texts, count, indexes)
                : ColumnFiller.choices(values, indexes);
    }

    private ColumnPlan constant() {
        Column value = Column.of(type, 1);
        if (!ValueText.set(
                value, 0, settings.options().text(Parameter.VALUE.of(settings.name())))) {
            throw settings.invalid(Parameter.VALUE, "a value of type " + type);
        }
        return ColumnPlan.of(
                _ -> choices(value, 1, LongSeries.sequence(0, 0, Ranges.all(Basic.BIGINT))));
    }

    private ColumnPlan timestamp() {
        long usualStep =
                rate.isPresent()
                        ? Math.max(1, Math.round(MICROS_PER_SECOND / rate.getAsDouble()))
                        : MICROS_PER_SECOND;
        long step = settings.span(Parameter.STEP, usualStep);
        long disorder = settings.span(Parameter.DISORDER, 0);
        if (disorder < 0) {
            throw settings.invalid(Parameter.DISORDER, "a span that is not negative");
        }
        boolean isNow = settings.text(Parameter.START).orElse("").equalsIgnoreCase("now");
        long fixedStart = isNow ? 0 : firstMoment();
        long unit = type == Basic.TIMESTAMP ? 1 : 1000;
        return ColumnPlan.of(random -> {
            long start = isNow ? System.currentTimeMillis() * 1000 : fixedStart;
            LongSeries ordered = LongSeries.sequence(start, step, Ranges.all(type));
            LongSeries moments =
                    disorder == 0 ? ordered : LongSeries.disordered(ordered, disorder, random);
            return ColumnFiller.longs(unit == 1 ? moments : LongSeries.divided(moments, unit));
        });
    }

    /// A bare number is epoch milliseconds.
    private long firstMoment() {
        String text = settings.text(Parameter.START).orElse("");
        OptionalLong millis = ValueText.parseLong(Basic.BIGINT, text);
        return millis.isPresent()
                ? millis.getAsLong() * 1000
                : settings.stored(Parameter.START, Basic.TIMESTAMP, FIRST_MOMENT);
    }
}
