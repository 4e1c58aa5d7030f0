package io.velostream.connectors.file;

import java.util.SplittableRandom;

/// Files that are hard to cut: rows of all lengths, line ends of both kinds and in values, quotes
/// where they belong and where they do not, rows that cannot be read. Columns are `a`, a text, and
/// `n`, a whole number.
enum RandomRecords {
    JSON_LINES("json", false),
    JSON_ARRAY("json", false),
    CSV("csv", true),
    CSV_NO_HEADER("csv_no_header", true),
    RAW("raw", false);

    private final String format;
    private final boolean quoted;

    /// @param quoted whether a record may have line ends in it
    RandomRecords(String format, boolean quoted) {
        this.format = format;
        this.quoted = quoted;
    }

    String format() {
        return format;
    }

    boolean isQuoted() {
        return quoted;
    }

    String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "\ufeff" : "");
        switch (this) {
            case JSON_ARRAY -> text.append(oneOf(random, "[", "\n [", " [\n"));
            case CSV ->
                    text.append(oneOf(random, "a,n", "n,a", "\"a\",\"n\"", "x,n,\"y\ny\",a"))
                            .append(lineEnd(random));
            case JSON_LINES, CSV_NO_HEADER, RAW -> {}
        }
        for (int rows = random.nextInt(40); rows > 0; rows--) {
            row(text, random);
            text.append(
                    this == JSON_ARRAY ? oneOf(random, ",", ",\n", "\n,\r\n ") : lineEnd(random));
        }
        if (random.nextBoolean()) {
            row(text, random);
        }
        return this == JSON_ARRAY && random.nextInt(4) > 0 ? text + "]\n" : text.toString();
    }

    private void row(StringBuilder text, SplittableRandom random) {
        int n = random.nextInt(1000);
        switch (this) {
            case JSON_LINES, JSON_ARRAY ->
                    text.append(
                            switch (random.nextInt(12)) {
                                case 0 -> "";
                                case 1 -> "{\"a\":\"open";
                                case 2 -> "true";
                                case 3 -> "{\"n\":{\"]\":[\"}\\\"]\"]},\"a\":null}";
                                case 4 -> "{ \"n\" : " + n + " }";
                                default -> "{\"a\":\"" + word(random) + "\",\"n\":" + n + "}";
                            });
            case CSV, CSV_NO_HEADER ->
                    text.append(
                            switch (random.nextInt(20)) {
                                case 0 -> "";
                                case 1 -> "\"open," + n;
                                case 2 -> "\"closed\"behind," + n;
                                case 3 -> "in\"side," + n;
                                case 4 -> n + ",\"\"\"\"";
                                case 5 -> "\"" + word(random) + "\n\r\n\"," + n;
                                case 6 -> "\"a\"\"b,\n\"\"\"," + n;
                                case 7 -> "\"closed\n\"behind\"," + n;
                                case 8 -> n + ",\"\"";
                                default -> word(random) + "," + n;
                            });
            case RAW -> text.append(word(random));
        }
    }

    private static String word(SplittableRandom random) {
        return "w".repeat(random.nextInt(random.nextInt(10) == 0 ? 300 : 12));
    }

    private static String lineEnd(SplittableRandom random) {
        return oneOf(random, "\n", "\n", "\n", "\r\n", "\n\n");
    }

    private static String oneOf(SplittableRandom random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
