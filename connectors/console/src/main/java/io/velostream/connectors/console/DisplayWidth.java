package io.velostream.connectors.console;

import java.nio.charset.StandardCharsets;

/// How many places of a terminal line a text takes: none for combining marks, two for East Asian
/// wide characters and emoji, else one.
final class DisplayWidth {
    /// Pairs of first and last code point shown two wide (Unicode's East Asian Width W and F, and
    /// the emoji blocks), joined where the gaps are unassigned.
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x23E9, 0x23EC, 0x25FD, 0x25FE, 0x2614, 0x2615, 0x2648,
        0x2653, 0x26A1, 0x26A1, 0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x26D4, 0x26D4, 0x2705, 0x2705,
        0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795,
        0x2797, 0x27B0, 0x27B0, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55, 0x2E80, 0x303E,
        0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xA000, 0xA4C6, 0xA960, 0xA97C, 0xAC00,
        0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6B, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x1F004, 0x1F004,
        0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F1E6, 0x1F265, 0x1F300, 0x1F64F,
        0x1F680, 0x1F6FC, 0x1F7E0, 0x1F7F0, 0x1F90C, 0x1FAFF, 0x20000, 0x3FFFD
    };

    private DisplayWidth() {}

    static int of(byte[] utf8, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (utf8[i] < 0) {
                return ofText(new String(utf8, offset, length, StandardCharsets.UTF_8));
            }
        }
        return length;
    }

    private static int ofText(String text) {
        return text.codePoints().map(DisplayWidth::ofCodePoint).sum();
    }

    /// How many bytes of the text fit `places`, whole characters with their marks only.
    static int fitting(byte[] utf8, int offset, int length, int places) {
        String text = new String(utf8, offset, length, StandardCharsets.UTF_8);
        int taken = 0;
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            taken += ofCodePoint(codePoint);
            if (taken > places) {
                break;
            }
            at += Character.charCount(codePoint);
        }
        return text.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
    }

    static int ofCodePoint(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        int low = 0;
        int high = WIDE.length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (codePoint < WIDE[2 * middle]) {
                high = middle - 1;
            } else if (codePoint > WIDE[2 * middle + 1]) {
                low = middle + 1;
            } else {
                return 2;
            }
        }
        return 1;
    }
}
