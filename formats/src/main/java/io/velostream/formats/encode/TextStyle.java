package io.velostream.formats.encode;

/// How a format writes strings and what it has for values that are missing.
public interface TextStyle {
    /// Writes a string with its quotes, if any, and everything escaped.
    ///
    /// @param to with room for [#maxLength] bytes and eight more
    /// @return the position behind it
    int writeText(byte[] from, int offset, int length, byte[] to, int at);

    /// At most so many bytes become of a string of `length` bytes.
    int maxLength(int length);

    /// What stands for a null.
    byte[] nullText();

    /// What stands before and behind values that are no numbers and need no escapes, such as
    /// timestamps: a quote, or nothing.
    byte[] plainQuote();

    /// Whether there is text for NaN and the infinities; else they are nulls.
    boolean hasSpecialNumbers();
}
