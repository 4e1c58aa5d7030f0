package io.velostream.formats.csv;

import io.velostream.formats.decode.TextKinds;
import io.velostream.types.SqlType;
import io.velostream.types.text.DoubleText;
import io.velostream.types.text.LongText;
import io.velostream.types.text.Outcome;
import io.velostream.types.text.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What is known of one column from the records of a sample.
final class CsvGuess {
    private final TextKinds texts = new TextKinds();
    private final Parsed parsed = new Parsed();
    private long values;
    private long booleans;
    private long longs;
    private long largeIntegers;
    private long doubles;

    void add(CsvRecord record, int field, CsvDialect dialect) {
        byte[] bytes = record.source(field);
        int start = record.start(field);
        int length = record.length(field);
        if (CsvColumn.isNull(bytes, start, length, dialect.nullText())) {
            return;
        }
        values++;
        String text =
                new String(bytes, start, length, StandardCharsets.UTF_8)
                        .strip()
                        .toLowerCase(Locale.ROOT);
        if (text.equals("true") || text.equals("false")) {
            booleans++;
        }
        byte[] stripped = text.getBytes(StandardCharsets.UTF_8);
        if (isNumber(stripped)) {
            addNumber(stripped);
        }
        texts.add(bytes, start, length);
    }

    /// Numbers begin with a digit, a sign or a point, and not with a zero that would be lost.
    private static boolean isNumber(byte[] text) {
        int at = text.length > 0 && (text[0] == '-' || text[0] == '+') ? 1 : 0;
        if (at >= text.length || (text[at] != '.' && (text[at] < '0' || text[at] > '9'))) {
            return false;
        }
        return text[at] != '0' || at + 1 == text.length || text[at + 1] < '0' || text[at + 1] > '9';
    }

    private void addNumber(byte[] text) {
        switch (LongText.parse(text, 0, text.length, parsed)) {
            case OK -> longs++;
            case OUT_OF_RANGE -> {
                if (text.length <= SqlType.MAX_PRECISION) {
                    largeIntegers++;
                } else {
                    doubles++;
                }
            }
            case MALFORMED, INEXACT -> {
                if (DoubleText.parse(text, 0, text.length, parsed) == Outcome.OK) {
                    doubles++;
                }
            }
        }
    }

    /// The narrowest type that holds every value seen; STRING if there was none.
    SqlType type() {
        if (values == 0) {
            return SqlType.Basic.STRING;
        }
        if (booleans == values) {
            return SqlType.Basic.BOOLEAN;
        }
        if (longs == values) {
            return SqlType.Basic.BIGINT;
        }
        if (longs + largeIntegers == values) {
            return new SqlType.Decimal(SqlType.MAX_PRECISION, 0);
        }
        if (longs + largeIntegers + doubles == values) {
            return SqlType.Basic.DOUBLE;
        }
        return texts.typeOfMoments();
    }
}
