package io.velostream.formats.decode;

/// The three bytes that some programs put in front of UTF-8.
public final class ByteOrderMark {
    public static final int LENGTH = 3;

    private ByteOrderMark() {}

    /// The position behind the mark that `bytes[from..to)` begins with, or `from` if there is none.
    public static int skip(byte[] bytes, int from, int to) {
        boolean mark =
                to - from >= LENGTH
                        && bytes[from] == (byte) 0xef
                        && bytes[from + 1] == (byte) 0xbb
                        && bytes[from + 2] == (byte) 0xbf;
        return mark ? from + LENGTH : from;
    }
}
