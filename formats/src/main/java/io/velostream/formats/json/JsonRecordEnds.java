package io.velostream.formats.json;

import io.velostream.connect.RecordEnds;
import io.velostream.formats.decode.ByteOrderMark;
import io.velostream.formats.decode.Lines;

/// Each line is a record, or, of a file that is one array, each element. The prologue of such a
/// file ends with the opening bracket.
final class JsonRecordEnds implements RecordEnds {
    private final JsonArrayRecords records = new JsonArrayRecords();
    private boolean isArray;

    @Override
    public int prologueEnd(byte[] bytes, int from, int to, boolean last) {
        if (to - from < ByteOrderMark.LENGTH && !last) {
            return UNKNOWN;
        }
        int first = JsonArrayRecords.firstCharacter(bytes, from, to);
        if (first == to && !last) {
            return UNKNOWN;
        }
        isArray = first < to && bytes[first] == '[';
        return isArray ? first + 1 : from;
    }

    @Override
    public int lastEnd(byte[] bytes, int from, int to) {
        return isArray ? lastElementEnd(bytes, from, to) : Lines.lastStart(bytes, from, to);
    }

    private int lastElementEnd(byte[] bytes, int from, int to) {
        int at = records.skipBetween(bytes, from, to);
        while (at < to) {
            int end = records.end(bytes, at, to);
            if (end < 0) {
                return at;
            }
            at = records.skipBetween(bytes, end, to);
        }
        return at;
    }
}
