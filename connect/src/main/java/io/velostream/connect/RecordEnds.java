package io.velostream.connect;

/// Finds out where the records of one split end, without reading what is in them, so that the split
/// can be cut into pieces that are decoded apart. Looks at the split from its start to its end;
/// used by one thread.
///
/// It cuts where a [Decoder] of the same format that reads the split as a whole ends a record.
public interface RecordEnds {
    /// More bytes are needed to tell.
    int UNKNOWN = -1;

    /// Looks at how the split begins: what comes before the first record, such as a header line, is
    /// its prologue. Nothing else is asked before this is known.
    ///
    /// @param last whether the split ends at `to`
    /// @return where the first record starts, or [#UNKNOWN], not if `last`
    default int prologueEnd(byte[] bytes, int from, int to, boolean last) {
        return from;
    }

    /// Looks for the end of the last whole record.
    ///
    /// @param from where a record starts
    /// @return the position behind that record and what separates it from the next; `from` if no
    ///   record ends before `to`
    int lastEnd(byte[] bytes, int from, int to);
}
