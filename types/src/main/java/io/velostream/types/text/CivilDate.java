package io.velostream.types.text;

/// Days since 1970-01-01 to year, month and day of the Gregorian calendar and back, for all years.
///
/// Source: Howard Hinnant, "chrono-compatible low-level date algorithms".
final class CivilDate {
    private static final int DAYS_OF_400_YEARS = 146_097;

    /// From 0000-03-01 to 1970-01-01.
    private static final int SHIFT = 719_468;

    private CivilDate() {}

    static long toDays(long year, int month, int day) {
        long y = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(y, 400L);
        int yearOfEra = (int) (y - era * 400);
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DAYS_OF_400_YEARS + dayOfEra - SHIFT;
    }

    /// `year << 16 | month << 8 | day`.
    static long ofDays(long days) {
        long shifted = days + SHIFT;
        long era = Math.floorDiv(shifted, (long) DAYS_OF_400_YEARS);
        int dayOfEra = (int) (shifted - era * DAYS_OF_400_YEARS);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shiftedMonth = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
        int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        long year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
        return (year << 16) | (month << 8) | day;
    }

    static int daysOfMonth(long year, int month) {
        if (month == 2) {
            boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
            return leap ? 29 : 28;
        }
        return 30 + ((month + (month >> 3)) & 1);
    }
}
