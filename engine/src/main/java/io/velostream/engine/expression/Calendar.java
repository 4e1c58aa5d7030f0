package io.velostream.engine.expression;

/// Months on the calendar (proleptic Gregorian, UTC). Pure arithmetic, no objects: the algorithms
/// are Howard Hinnant's `days_from_civil` and `civil_from_days`.
final class Calendar {
    private static final long DAYS_PER_ERA = 146_097;
    private static final int YEARS_PER_ERA = 400;

    /// From 0000-03-01 to 1970-01-01.
    private static final long EPOCH_OFFSET = 719_468;

    private Calendar() {}

    /// The day `months` months later; the last of the month if it has no such day.
    static long plusMonths(long epochDay, long months) {
        long shifted = epochDay + EPOCH_OFFSET;
        long era = Math.floorDiv(shifted, DAYS_PER_ERA);
        int dayOfEra = (int) (shifted - era * DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        // Years begin in March here, so that the leap day is the last one.
        int month = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * month + 2) / 5;
        long newMonths = (era * YEARS_PER_ERA + yearOfEra) * 12 + month + months;
        return dayOf(Math.floorDiv(newMonths, 12L), (int) Math.floorMod(newMonths, 12L), day);
    }

    /// @param year beginning in March
    /// @param month from 0, March
    /// @param day from 0; cut to the length of the month
    private static long dayOf(long year, int month, int day) {
        long era = Math.floorDiv(year, (long) YEARS_PER_ERA);
        int yearOfEra = (int) (year - era * YEARS_PER_ERA);
        int length =
                month == 11
                        ? februaryLength(yearOfEra)
                        : (153 * (month + 1) + 2) / 5 - (153 * month + 2) / 5;
        int dayOfYear = (153 * month + 2) / 5 + Math.min(day, length - 1);
        long dayOfEra = yearOfEra * 365L + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DAYS_PER_ERA + dayOfEra - EPOCH_OFFSET;
    }

    /// February belongs to the year that began in the March before.
    private static int februaryLength(int yearOfEra) {
        int civil = yearOfEra + 1;
        boolean leap = civil % 4 == 0 && (civil % 100 != 0 || civil % YEARS_PER_ERA == 0);
        return leap ? 29 : 28;
    }
}
