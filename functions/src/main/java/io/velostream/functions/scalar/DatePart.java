package io.velostream.functions.scalar;

import io.velostream.functions.call.PreparedArgument;
import java.util.List;

/// The units of EXTRACT, DATE_TRUNC and the like.
public enum DatePart implements PreparedArgument.Spellings {
    MILLENNIUM("MILLENNIUMS", "MILLENNIA"),
    CENTURY("CENTURIES"),
    DECADE("DECADES"),
    YEAR("YEARS", "YYYY", "YY", "Y"),
    ISOYEAR,
    QUARTER("QUARTERS", "Q", "QTR"),
    MONTH("MONTHS", "MON", "MM"),
    WEEK("WEEKS", "W"),
    DAY("DAYS", "D", "DD", "DAYOFMONTH"),
    DOW("DAYOFWEEK"),
    ISODOW,
    DOY("DAYOFYEAR"),
    HOUR("HOURS", "H", "HH"),
    MINUTE("MINUTES", "MIN", "MI"),
    SECOND("SECONDS", "SEC", "S"),
    MILLISECOND("MILLISECONDS", "MS", "MSEC"),
    MICROSECOND("MICROSECONDS", "US", "USEC"),
    NANOSECOND("NANOSECONDS", "NS"),
    EPOCH;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<String> others;

    DatePart(String... others) {
        this.others = List.of(others);
    }

    @Override
    public List<String> spellings() {
        return others;
    }
}
