package io.velostream.engine.expression;

import io.velostream.types.UserException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A compiled LIKE pattern over UTF-8: `%` is any text, `_` any one character, everything else
/// itself.
///
/// The pattern is cut at its `%` into pieces, of which each is looked for from the left where the
/// last one ended: no backtracking, so no pattern can make a row cost more than its length times
/// the pattern's. Plain prefixes, suffixes and infixes are the common cases of that.
final class LikePattern implements TextTest {
    /// In a piece: any one character. Not a byte of UTF-8.
    private static final byte ANY = (byte) 0xff;

    private final byte[] first;
    private final byte[][] middle;
    private final byte[] last;

    /// Without a `%` the first piece is the whole.
    private final boolean whole;

    private LikePattern(List<byte[]> pieces) {
        this.first = pieces.getFirst();
        this.last = pieces.getLast();
        this.whole = pieces.size() == 1;
        this.middle =
                whole
                        ? new byte[0][]
                        : pieces.subList(1, pieces.size() - 1).stream()
                                .filter(piece -> piece.length > 0)
                                .toArray(byte[][]::new);
    }

    /// @throws UserException `INVALID_PATTERN` if it ends with the escape character
    static LikePattern of(String pattern, Optional<Character> escape) {
        List<byte[]> pieces = new ArrayList<>();
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        for (int at = 0; at < pattern.length(); ) {
            int c = pattern.codePointAt(at);
            at += Character.charCount(c);
            if (escape.isPresent() && c == escape.get()) {
                if (at == pattern.length()) {
                    throw new UserException(
                            "INVALID_PATTERN",
                            "the LIKE pattern '" + pattern + "' ends with its escape character");
                }
                c = pattern.codePointAt(at);
                at += Character.charCount(c);
                piece.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            } else if (c == '%') {
                pieces.add(piece.toByteArray());
                piece.reset();
            } else if (c == '_') {
                piece.write(ANY);
            } else {
                piece.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        pieces.add(piece.toByteArray());
        return new LikePattern(pieces);
    }

    @Override
    public boolean test(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = matchEnd(first, bytes, offset, end);
        if (at < 0 || whole) {
            return at == end;
        }
        for (byte[] piece : middle) {
            at = find(piece, bytes, at, end);
            if (at < 0) {
                return false;
            }
        }
        return endsWith(bytes, at, end);
    }

    /// Whether the last piece matches the very end, starting not before `from`.
    private boolean endsWith(byte[] bytes, int from, int end) {
        int at = end;
        for (int i = last.length - 1; i >= 0; i--) {
            if (last[i] != ANY) {
                if (--at < from || bytes[at] != last[i]) {
                    return false;
                }
            } else {
                do {
                    if (--at < from) {
                        return false;
                    }
                } while (isContinuation(bytes[at]));
            }
        }
        return true;
    }

    /// Where the first match of the piece ends, or -1.
    private static int find(byte[] piece, byte[] bytes, int from, int end) {
        byte head = piece[0];
        for (int at = from; at < end; at++) {
            if (bytes[at] == head || (head == ANY && !isContinuation(bytes[at]))) {
                int stop = matchEnd(piece, bytes, at, end);
                if (stop >= 0) {
                    return stop;
                }
            }
        }
        return -1;
    }

    /// Where the piece ends that matches right at `from`, or -1 if it does not.
    private static int matchEnd(byte[] piece, byte[] bytes, int from, int end) {
        int at = from;
        for (byte wanted : piece) {
            if (at == end) {
                return -1;
            }
            if (wanted != ANY) {
                if (bytes[at++] != wanted) {
                    return -1;
                }
            } else {
                at++;
                while (at < end && isContinuation(bytes[at])) {
                    at++;
                }
            }
        }
        return at;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xc0) == 0x80;
    }
}
