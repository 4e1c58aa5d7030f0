package io.velostream.formats.csv;

import io.velostream.formats.decode.Lines;
import io.velostream.formats.decode.RowFailure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Splits one record into fields, completely: quotes, doubled quotes, line ends within quotes.
final class CsvRecord {
    /// What [#read] returns if the record's end is not there.
    static final int INCOMPLETE = -1;

    private static final String REASON = "MALFORMED_CSV";
    private static final int PADDING = 8;

    private final byte delimiter;
    private final byte quote;

    /// Fields with doubled quotes, without them; with readable bytes on both sides.
    private byte[] unescaped = new byte[256];

    private int used;
    private byte[][] sources = new byte[16][];
    private int[] starts = new int[16];
    private int[] lengths = new int[16];
    private boolean[] quoted = new boolean[16];
    private int size;
    private int resume;

    CsvRecord(CsvDialect dialect) {
        delimiter = dialect.delimiter();
        quote = dialect.quote();
    }

    /// Reads the record that starts at `from`.
    ///
    /// @return the position behind its line feed, or `to` if it ends there, or [#INCOMPLETE]
    /// @throws RowFailure if quotes are used wrongly; [#resume] tells where to go on
    int read(byte[] bytes, int from, int to, boolean last) {
        size = 0;
        used = PADDING;
        int at = from;
        while (true) {
            at =
                    at < to && bytes[at] == quote
                            ? readQuoted(bytes, at, from, to, last)
                            : readPlain(bytes, at, to);
            if (at == to) {
                return last ? to : INCOMPLETE;
            }
            if (at == INCOMPLETE) {
                return at;
            }
            if (bytes[at] == '\n') {
                return at + 1;
            }
            at++;
        }
    }

    /// Where the next record starts after a failure.
    int resume() {
        return resume;
    }

    /// Returns the position of the delimiter or line feed behind the field, or `to`.
    private int readPlain(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != delimiter && bytes[at] != '\n') {
            at++;
        }
        int end = at;
        if ((at == to || bytes[at] == '\n') && end > from && bytes[end - 1] == '\r') {
            end--;
        }
        add(bytes, from, end - from, false);
        return at;
    }

    private int readQuoted(byte[] bytes, int from, int recordStart, int to, boolean last) {
        int start = from + 1;
        int at = start;
        boolean doubled = false;
        while (true) {
            while (at < to && bytes[at] != quote) {
                at++;
            }
            if (at == to) {
                if (!last) {
                    return INCOMPLETE;
                }
                resume = lineEnd(bytes, recordStart, to);
                throw new RowFailure(REASON, "a quoted field has no end");
            }
            if (at + 1 < to && bytes[at + 1] == quote) {
                doubled = true;
                at += 2;
                continue;
            }
            break;
        }
        if (doubled) {
            addUnescaped(bytes, start, at);
        } else {
            add(bytes, start, at - start, true);
        }
        return afterQuote(bytes, at + 1, to, last);
    }

    private int afterQuote(byte[] bytes, int at, int to, boolean last) {
        if (at == to) {
            return last ? to : INCOMPLETE;
        }
        if (bytes[at] == delimiter || bytes[at] == '\n') {
            return at;
        }
        if (bytes[at] == '\r') {
            if (at + 1 == to) {
                return last ? to : INCOMPLETE;
            }
            if (bytes[at + 1] == '\n') {
                return at + 1;
            }
        }
        resume = lineEnd(bytes, at, to);
        if (resume == to && !last) {
            return INCOMPLETE;
        }
        throw new RowFailure(REASON, "text follows the closing quote of a field");
    }

    private static int lineEnd(byte[] bytes, int at, int to) {
        return Math.min(Lines.end(bytes, at, to) + 1, to);
    }

    private void addUnescaped(byte[] bytes, int from, int to) {
        if (unescaped.length < used + to - from + PADDING) {
            // Fields already there keep the old array.
            unescaped = new byte[(to - from) * 2 + 2 * PADDING + 256];
            used = PADDING;
        }
        int start = used;
        int next = start;
        for (int at = from; at < to; at++) {
            unescaped[next++] = bytes[at];
            if (bytes[at] == quote) {
                at++;
            }
        }
        used = next;
        add(unescaped, start, next - start, true);
    }

    private void add(byte[] source, int start, int length, boolean inQuotes) {
        if (size == starts.length) {
            sources = Arrays.copyOf(sources, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
            quoted = Arrays.copyOf(quoted, size * 2);
        }
        sources[size] = source;
        starts[size] = start;
        lengths[size] = length;
        quoted[size] = inQuotes;
        size++;
    }

    int size() {
        return size;
    }

    byte[] source(int field) {
        return sources[field];
    }

    int start(int field) {
        return starts[field];
    }

    int length(int field) {
        return lengths[field];
    }

    boolean isQuoted(int field) {
        return quoted[field];
    }

    /// Whether the record is an empty line.
    boolean isBlank() {
        return size == 1 && lengths[0] == 0 && !quoted[0];
    }

    String text(int field) {
        return new String(sources[field], starts[field], lengths[field], StandardCharsets.UTF_8);
    }
}
