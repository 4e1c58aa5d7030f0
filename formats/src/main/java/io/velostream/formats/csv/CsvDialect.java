package io.velostream.formats.csv;

import io.velostream.connect.Option;
import io.velostream.connect.Options;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// How a CSV file is written.
final class CsvDialect {
    static final Option DELIMITER =
            Option.withDefault(
                    "delimiter",
                    ",",
                    "the character between fields; \\t for a tab",
                    "csv.delimiter",
                    "csv.field-delimiter");
    static final Option QUOTE =
            Option.withDefault(
                    "quote",
                    "\"",
                    "the character around fields that hold a delimiter, a line end or itself",
                    "csv.quote",
                    "csv.quote-character");
    static final Option NULL_TEXT =
            Option.withDefault(
                    "null.text",
                    "",
                    "the unquoted text that means NULL, beside an empty field",
                    "csv.null.text",
                    "csv.null-literal");
    private static final String HEADER_KEY = "header";
    private static final String HEADER_TEXT = "whether the first line holds the column names";
    private static final String[] HEADER_ALIASES = {
        "csv.header", "has_header", "has_headers", "csv.has_header"
    };

    private final byte delimiter;
    private final byte quote;
    private final boolean header;
    private final byte[] nullText;

    private CsvDialect(byte delimiter, byte quote, boolean header, byte[] nullText) {
        this.delimiter = delimiter;
        this.quote = quote;
        this.header = header;
        this.nullText = nullText;
    }

    static Option headerOption(boolean byDefault) {
        return Option.withDefault(
                HEADER_KEY, String.valueOf(byDefault), HEADER_TEXT, HEADER_ALIASES);
    }

    static List<Option> options(boolean headerByDefault) {
        return List.of(DELIMITER, headerOption(headerByDefault), QUOTE, NULL_TEXT);
    }

    static CsvDialect of(Options options, boolean headerByDefault) {
        byte delimiter = character(options, DELIMITER);
        byte quote = character(options, QUOTE);
        if (delimiter == quote) {
            throw options.invalid(QUOTE, "another character than the delimiter");
        }
        return new CsvDialect(
                delimiter,
                quote,
                options.flag(headerOption(headerByDefault)),
                options.text(NULL_TEXT).getBytes(StandardCharsets.UTF_8));
    }

    private static byte character(Options options, Option option) {
        String text = options.text(option);
        if (text.equals("\\t") || text.equalsIgnoreCase("tab")) {
            return '\t';
        }
        boolean fits = text.length() == 1 && text.charAt(0) < 0x80;
        if (!fits || text.equals("\n") || text.equals("\r")) {
            throw options.invalid(option, "one ASCII character");
        }
        return (byte) text.charAt(0);
    }

    byte delimiter() {
        return delimiter;
    }

    byte quote() {
        return quote;
    }

    boolean header() {
        return header;
    }

    byte[] nullText() {
        return nullText;
    }
}
