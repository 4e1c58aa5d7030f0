package io.velostream.formats.decode;

import io.velostream.connect.RecordEnds;

/// Each line is a record.
public final class LineEnds implements RecordEnds {
    @Override
    public int lastEnd(byte[] bytes, int from, int to) {
        return Lines.lastStart(bytes, from, to);
    }
}
