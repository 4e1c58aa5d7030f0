package io.velostream.formats.csv;

import io.velostream.connect.RecordEnds;
import io.velostream.formats.decode.ByteOrderMark;
import io.velostream.formats.decode.Lines;
import io.velostream.types.text.Swar;

/// Finds record ends by the rules of [CsvRecord], from quote to quote: where no quoted field is
/// open, each line feed ends a record.
final class CsvRecordEnds implements RecordEnds {
    private final byte delimiter;
    private final byte quote;
    private final long quotes;
    private final boolean header;

    CsvRecordEnds(CsvDialect dialect) {
        delimiter = dialect.delimiter();
        quote = dialect.quote();
        quotes = Swar.repeat(quote);
        header = dialect.header();
    }

    /// A byte order mark and the header record.
    @Override
    public int prologueEnd(byte[] bytes, int from, int to, boolean last) {
        if (to - from < ByteOrderMark.LENGTH && !last) {
            return UNKNOWN;
        }
        int start = ByteOrderMark.skip(bytes, from, to);
        if (!header) {
            return start;
        }
        int end = scan(bytes, start, to, true);
        if (end == start) {
            return last ? to : UNKNOWN;
        }
        return end;
    }

    @Override
    public int lastEnd(byte[] bytes, int from, int to) {
        return scan(bytes, from, to, false);
    }

    /// The end of the first or last whole record.
    private int scan(byte[] bytes, int from, int to, boolean first) {
        int record = from;
        int at = from;
        while (!first || record == from) {
            int open = Lines.find(bytes, at, to, quotes);
            int start = lineStart(bytes, at, open, first);
            if (start > at) {
                record = start;
                if (first) {
                    break;
                }
            }
            if (open == to) {
                break;
            }
            if (open > record && bytes[open - 1] != delimiter) {
                // Within a field that is not quoted it is a character like any other.
                at = open + 1;
                continue;
            }
            int close = closingQuote(bytes, open + 1, to);
            if (close == to) {
                break;
            }
            at = close + 1;
            if (!isFieldEnd(bytes, at, to)) {
                // The decoder gives up on the record and goes on behind this line.
                int lineEnd = Lines.end(bytes, at, to);
                if (lineEnd == to) {
                    break;
                }
                at = lineEnd + 1;
                record = at;
            }
        }
        return record;
    }

    /// The start of the second or last line of `bytes[from..to)`, `from` if there is but one.
    private static int lineStart(byte[] bytes, int from, int to, boolean second) {
        if (!second) {
            return Lines.lastStart(bytes, from, to);
        }
        int end = Lines.end(bytes, from, to);
        return end == to ? from : end + 1;
    }

    /// The quote that ends the field, or `to` if it is not there.
    private int closingQuote(byte[] bytes, int from, int to) {
        int at = Lines.find(bytes, from, to, quotes);
        while (at + 1 < to && bytes[at + 1] == quote) {
            at = Lines.find(bytes, at + 2, to, quotes);
        }
        return at;
    }

    private boolean isFieldEnd(byte[] bytes, int at, int to) {
        if (at == to) {
            // What follows is not there yet, so the record has not ended either.
            return true;
        }
        return bytes[at] == delimiter
                || bytes[at] == '\n'
                || (bytes[at] == '\r' && (at + 1 == to || bytes[at + 1] == '\n'));
    }
}
