package io.velostream.formats.decode;

import java.nio.charset.StandardCharsets;

/// A row cannot be read. Caught by the decoder, which tells its failure listener and goes on.
public final class RowFailure extends RuntimeException {
    /// Values in messages are cut to about this many characters.
    private static final int EXCERPT = 60;

    private final String reason;

    /// @param reason stable upper-case code by which failures are counted
    public RowFailure(String reason, String message) {
        // Without a stack trace: bad rows may come by the million.
        super(message, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }

    /// The beginning of a text, for messages.
    public static String excerpt(byte[] bytes, int offset, int length) {
        int shown = Math.min(length, EXCERPT);
        String text = new String(bytes, offset, shown, StandardCharsets.UTF_8);
        return shown < length ? text + "…" : text;
    }
}
