package io.velostream.types;

import java.util.Optional;

/// What a user is told about something wrong that he can put right: a stable code, a sentence, a
/// place in his text if there is one, and a next step if we know one.
///
/// @param code upper-case words, such as `COLUMN_NOT_FOUND`
/// @param message one sentence without a full stop; names are in double quotes
/// @param place where in the statement's text
/// @param hint what to try, such as `did you mean "price"?`
public record Diagnostic(
        String code, String message, Optional<Place> place, Optional<String> hint) {
    /// A range of a text: `line` and `column` count from 1, `length` is in characters.
    public record Place(int line, int column, int length) {}

    public static Diagnostic of(String code, String message) {
        return new Diagnostic(code, message, Optional.empty(), Optional.empty());
    }

    public Diagnostic at(Place where) {
        return new Diagnostic(code, message, Optional.of(where), hint);
    }

    public Diagnostic withHint(String next) {
        return new Diagnostic(code, message, place, Optional.of(next));
    }

    /// The message with the line of `text` it is about, a caret line and the hint:
    ///
    /// ```
    /// COLUMN_NOT_FOUND at 1:8: column "pirce" does not exist in stream "trades"
    ///     SELECT pirce FROM trades
    ///            ^^^^^
    /// hint: did you mean "price"?
    /// ```
    public String render(String text) {
        StringBuilder out = new StringBuilder(code);
        place.ifPresent(p -> out.append(" at ").append(p.line()).append(':').append(p.column()));
        out.append(": ").append(message);
        place.ifPresent(p -> appendExcerpt(out, text, p));
        hint.ifPresent(h -> out.append("\nhint: ").append(h));
        return out.toString();
    }

    private static void appendExcerpt(StringBuilder out, String text, Place place) {
        String line = text.lines().skip(place.line() - 1L).findFirst().orElse("");
        int start = Math.min(place.column() - 1, line.length());
        // Tabs stay tabs, so that the carets stand below the words however wide a tab is shown.
        String indent = line.substring(0, start).replaceAll("[^\t]", " ");
        int carets = Math.max(1, Math.min(place.length(), line.length() - start));
        out.append("\n    ").append(line);
        out.append("\n    ").append(indent).append("^".repeat(carets));
    }
}
