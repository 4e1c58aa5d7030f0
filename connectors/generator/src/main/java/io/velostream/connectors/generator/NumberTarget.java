package io.velostream.connectors.generator;

import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.Storage;
import java.util.stream.Stream;

/// What becomes of the numbers of a series: values of the column's type.
///
/// @param scale how many decimals the whole numbers of a series stand for; -1 for a DOUBLE that is
///   not rounded
record NumberTarget(SqlType type, int scale, String prefix) {
    /// Up to so many different texts are put into a dictionary before the first row.
    private static final int MOST_ENTRIES = 65_536;

    private static final int MOST_DECIMALS = 15;

    static NumberTarget of(ColumnSettings settings) {
        int scale =
                switch (settings.type()) {
                    case SqlType.Decimal decimal -> decimal.scale();
                    case Basic.DOUBLE -> settings.integer(Parameter.DECIMALS, 0, MOST_DECIMALS, -1);
                    default -> 0;
                };
        return new NumberTarget(
                settings.type(),
                scale,
                settings.text(Parameter.PREFIX).orElse(settings.name() + "_"));
    }

    /// A target for whole numbers: a DOUBLE without a number of decimals gets as many as the
    /// options `exact` have.
    static NumberTarget of(ColumnSettings settings, Parameter... exact) {
        NumberTarget target = of(settings);
        if (target.scale >= 0) {
            return target;
        }
        int scale =
                Stream.of(exact)
                        .map(parameter -> settings.text(parameter).orElse(""))
                        .mapToInt(text ->
                                text.contains(".") ? text.length() - text.indexOf('.') - 1 : 0)
                        .max()
                        .orElse(0);
        return new NumberTarget(target.type, Math.min(scale, MOST_DECIMALS), target.prefix);
    }

    /// The type in which options give the numbers of the series.
    SqlType storedType() {
        return type == Basic.DOUBLE
                ? new SqlType.Decimal(SqlType.MAX_SHORT_PRECISION, scale)
                : type.storage() == Storage.TEXT ? Basic.BIGINT : type;
    }

    /// What stands for 1.
    long one() {
        return Ranges.powerOfTen(Math.min(scale, SqlType.MAX_SHORT_PRECISION));
    }

    ColumnFiller fill(LongSeries series) {
        return switch (type.storage()) {
            case LONG -> ColumnFiller.longs(series);
            case DOUBLE -> ColumnFiller.scaledDoubles(series, scale);
            case INT128 -> ColumnFiller.wideDecimals(series);
            case TEXT -> ColumnFiller.texts(prefix, series);
            case BOOLEAN, ARRAY, MAP, STRUCT -> throw noNumbers();
        };
    }

    /// The same when the numbers are known to be `count` ones from `least` on.
    ColumnFiller fill(LongSeries series, long least, long count) {
        // Negative if it does not fit a long.
        return type.storage() == Storage.TEXT && count > 0 && count <= MOST_ENTRIES
                ? ColumnFiller.texts(prefix, series, least, (int) count)
                : fill(series);
    }

    ColumnFiller fillRounded(DoubleSeries series) {
        return switch (type.storage()) {
            case LONG -> ColumnFiller.longs(ColumnFiller.rounded(series, scale));
            case DOUBLE ->
                    scale < 0
                            ? ColumnFiller.doubles(series)
                            : ColumnFiller.roundedDoubles(series, scale);
            case INT128 -> ColumnFiller.wideDecimals(ColumnFiller.rounded(series, scale));
            case BOOLEAN, TEXT, ARRAY, MAP, STRUCT -> throw noNumbers();
        };
    }

    private IllegalStateException noNumbers() {
        return new IllegalStateException(type + " is not made from numbers");
    }
}
