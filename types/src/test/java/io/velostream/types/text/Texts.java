package io.velostream.types.text;

import java.nio.charset.StandardCharsets;

/// Strings in and out of the byte-array methods under test.
final class Texts {
    interface Printer {
        int print(byte[] to, int at);
    }

    interface Parser {
        Outcome parse(byte[] from, int offset, int length);
    }

    private Texts() {}

    /// What was printed, at an odd position between bytes that must stay as they are.
    static String print(Printer printer) {
        byte[] to = new byte[3 + Swar.ROOM];
        to[2] = 'x';
        int end = printer.print(to, 3);
        if (to[2] != 'x') {
            throw new AssertionError("wrote before its start");
        }
        return new String(to, 3, end - 3, StandardCharsets.US_ASCII);
    }

    /// The outcome when nothing but the text itself is readable.
    static Outcome parse(String text, Parser parser) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return parser.parse(bytes, 0, bytes.length);
    }
}
