package io.velostream.types.text;

/// Reads timestamps of the usual form, `YYYY-MM-DDTHH:MM:SS`, a few characters at a time. There may
/// be a blank for the `T`, a fraction of up to six digits and a `Z` behind. All others are for
/// [DateTimeText#parseTimestamp], which means the same by these.
///
/// Belongs to one reader: timestamps that follow each other mostly share their month.
public final class IsoTimestamps {
    /// What [#read] returns if the text has not this form.
    public static final int OTHER_FORM = -1;

    /// So many characters a timestamp has at least; and so many more may be loaded.
    public static final int LEAST_LENGTH = 19;

    /// `0000-00-`
    private static final long YEAR_AND_MONTH = 0x2d30302d30303030L;

    private static final long DASHES = 0xff0000ff00000000L;

    /// `00T00:00`
    private static final long DAY_AND_MINUTES = 0x30303a3030543030L;

    private static final long LETTER = 0xff0000L;
    private static final int BLANK = 'T' ^ ' ';
    private static final long COLON = 0xff0000000000L;

    /// `:00`
    private static final long SECONDS = 0x30303aL;

    private static final int MOST_FRACTION_DIGITS = 6;
    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long SECONDS_PER_DAY = 86_400;

    /// By the number of fraction digits.
    private static final int[] UNITS = {1_000_000, 100_000, 10_000, 1000, 100, 10, 1};

    /// The first eight characters of the month that was met last, as they stand.
    private long month;

    /// When it begins, in seconds since the epoch.
    private long monthSeconds;

    private int daysOfMonth;

    /// Reads the timestamp at `at` as the value of `row`, in micros since the epoch, UTC.
    ///
    /// @param from readable for 28 bytes from `at`
    /// @return where it ends, which the caller checks, or [#OTHER_FORM]
    public int read(byte[] from, int at, long[] values, int row) {
        long yearAndMonth = Swar.load(from, at);
        long rest = Swar.load(from, at + 8) ^ DAY_AND_MINUTES;
        long behind = (Swar.load(from, at + 16) ^ SECONDS) & 0xffffff;
        int separator = (int) (rest >>> 16) & 0xff;
        long digits = rest & ~LETTER;
        if ((Swar.aboveNine(digits) | (digits & COLON) | Swar.aboveNine(behind) | (behind & 0xff))
                        != 0
                || (separator != 0 && separator != BLANK)
                || (yearAndMonth != month && !learnMonth(yearAndMonth))) {
            return OTHER_FORM;
        }
        // At the place of each tens digit the number of two digits.
        long pairs = digits * 10 + (digits >>> 8);
        int day = (int) pairs & 0xff;
        int hour = (int) (pairs >>> 24) & 0xff;
        int minute = (int) (pairs >>> 48) & 0xff;
        int second = (int) (behind * 10 + (behind >>> 8)) >>> 8 & 0xff;
        if (hour > 23 || minute > 59 || second > 59 || day == 0 || day > daysOfMonth) {
            return OTHER_FORM;
        }
        int secondsOfDay = (hour * 60 + minute) * 60 + second;
        long seconds = monthSeconds + (day - 1) * SECONDS_PER_DAY + secondsOfDay;
        long micros = seconds * MICROS_PER_SECOND;
        int end = at + LEAST_LENGTH;
        if (from[end] == '.') {
            long fraction = Swar.load(from, end + 1);
            int count = Swar.firstOf(Swar.nonDigits(fraction));
            if (count == 0 || count > MOST_FRACTION_DIGITS) {
                return OTHER_FORM;
            }
            micros += Swar.parseFirst(fraction, count) * UNITS[count];
            end += 1 + count;
        }
        values[row] = micros;
        return from[end] == 'Z' ? end + 1 : end;
    }

    private boolean learnMonth(long text) {
        long digits = text ^ YEAR_AND_MONTH;
        if ((Swar.aboveNine(digits) | (digits & DASHES)) != 0) {
            return false;
        }
        long pairs = digits * 10 + (digits >>> 8);
        int year = ((int) pairs & 0xff) * 100 + ((int) (pairs >>> 16) & 0xff);
        int number = (int) (pairs >>> 40) & 0xff;
        if (number < 1 || number > 12) {
            return false;
        }
        month = text;
        monthSeconds = CivilDate.toDays(year, number, 1) * SECONDS_PER_DAY;
        daysOfMonth = CivilDate.daysOfMonth(year, number);
        return true;
    }
}
