package io.velostream.functions.scalar;

/// Days since 1970-01-01 to years, months and days of the Gregorian calendar and back, without an
/// object. The method is Howard Hinnant's (`chrono`-compatible low-level date algorithms): years
/// begin in March, so that the day that leap years add is the last.
final class CalendarDay {
    private static final int DAYS_OF_ERA = 146_097;

    /// From 0000-03-01 to 1970-01-01.
    private static final int EPOCH_SHIFT = 719_468;

    private CalendarDay() {}

    private static long dayOfEra(long day) {
        return Math.floorMod(day + EPOCH_SHIFT, DAYS_OF_ERA);
    }

    private static long yearOfEra(long dayOfEra) {
        return (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    }

    private static long dayOfMarchYear(long dayOfEra) {
        long year = yearOfEra(dayOfEra);
        return dayOfEra - (365 * year + year / 4 - year / 100);
    }

    static long year(long day) {
        long ofEra = dayOfEra(day);
        long year = yearOfEra(ofEra) + Math.floorDiv(day + EPOCH_SHIFT, DAYS_OF_ERA) * 400;
        // January and February belong to the March year before.
        return month(day) <= 2 ? year + 1 : year;
    }

    /// 1 to 12.
    static int month(long day) {
        int march = (int) ((5 * dayOfMarchYear(dayOfEra(day)) + 2) / 153);
        return march < 10 ? march + 3 : march - 9;
    }

    /// 1 to 31.
    static int dayOfMonth(long day) {
        long ofYear = dayOfMarchYear(dayOfEra(day));
        long march = (5 * ofYear + 2) / 153;
        return (int) (ofYear - (153 * march + 2) / 5 + 1);
    }

    /// The day of that year, month (1 to 12) and day of the month, which may lie outside it.
    static long of(long year, int month, int dayOfMonth) {
        long marchYear = month <= 2 ? year - 1 : year;
        long era = Math.floorDiv(marchYear, 400L);
        long yearOfEra = marchYear - era * 400;
        int march = month > 2 ? month - 3 : month + 9;
        long ofYear = (153L * march + 2) / 5 + dayOfMonth - 1;
        long ofEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear;
        return era * DAYS_OF_ERA + ofEra - EPOCH_SHIFT;
    }

    /// 1 for Monday to 7 for Sunday.
    static int isoDayOfWeek(long day) {
        // 1970-01-01 was a Thursday.
        return (int) Math.floorMod(day + 3, 7L) + 1;
    }

    /// 1 to 366.
    static int dayOfYear(long day) {
        return (int) (day - of(year(day), 1, 1)) + 1;
    }

    /// The Monday of the day's week.
    static long monday(long day) {
        return day - isoDayOfWeek(day) + 1;
    }

    /// The year to which the day's ISO week belongs: that of its Thursday.
    static long isoYear(long day) {
        return year(monday(day) + 3);
    }

    /// 1 to 53.
    static int isoWeek(long day) {
        return (dayOfYear(monday(day) + 3) - 1) / 7 + 1;
    }

    static int daysInMonth(long year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /// So many months later; the last day of the month if that has no such day.
    static long plusMonths(long day, long months) {
        long total = Math.addExact(year(day) * 12 + month(day) - 1, months);
        long year = Math.floorDiv(total, 12L);
        int month = (int) Math.floorMod(total, 12L) + 1;
        if (Math.abs(year) > 1_000_000) {
            throw new ArithmeticException("the year " + year + " is out of range");
        }
        return of(year, month, Math.min(dayOfMonth(day), daysInMonth(year, month)));
    }
}
