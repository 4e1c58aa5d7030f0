package io.velostream.testing;

import java.util.Optional;

/// LIKE by trying everything.
final class RowLike {
    private RowLike() {}

    static boolean matches(String text, String pattern, Optional<Character> escape) {
        int[] wanted = pattern.codePoints().toArray();
        int at = 0;
        while (at < wanted.length) {
            if (escape.isPresent() && wanted[at] == escape.get()) {
                at++;
                if (at == wanted.length) {
                    throw new RowFailure("INVALID_PATTERN");
                }
            }
            at++;
        }
        return matches(text.codePoints().toArray(), 0, wanted, 0, escape);
    }

    private static boolean matches(
            int[] text, int t, int[] pattern, int p, Optional<Character> escape) {
        if (p == pattern.length) {
            return t == text.length;
        }
        if (escape.isPresent() && pattern[p] == escape.get()) {
            return t < text.length
                    && text[t] == pattern[p + 1]
                    && matches(text, t + 1, pattern, p + 2, escape);
        }
        if (pattern[p] == '%') {
            for (int rest = t; rest <= text.length; rest++) {
                if (matches(text, rest, pattern, p + 1, escape)) {
                    return true;
                }
            }
            return false;
        }
        return t < text.length
                && (pattern[p] == '_' || pattern[p] == text[t])
                && matches(text, t + 1, pattern, p + 1, escape);
    }
}
