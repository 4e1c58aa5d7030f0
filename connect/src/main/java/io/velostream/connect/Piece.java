package io.velostream.connect;

import java.util.Arrays;

/// Some whole records of one split, as bytes. One thread fills it, then another decodes it; it is
/// filled again when that one is done.
public final class Piece {
    private byte[] bytes = new byte[0];
    private int from;
    private int to;
    private byte[] prologue = new byte[0];
    private boolean first;
    private boolean last;
    private long offset;
    private long tooLong = -1;

    /// Room for `length` bytes between the paddings that a [Decoder] wants. What was there is kept
    /// if `keep`.
    public byte[] ensure(int length, boolean keep) {
        int needed = Decoder.PADDING_FRONT + length + Decoder.PADDING_BEHIND;
        if (bytes.length < needed) {
            bytes = keep ? Arrays.copyOf(bytes, needed) : new byte[needed];
        }
        return bytes;
    }

    public byte[] bytes() {
        return bytes;
    }

    /// The first byte of the first record.
    public int from() {
        return from;
    }

    /// Behind the last byte of the last record.
    public int to() {
        return to;
    }

    /// What the split begins with before its first record, such as a header line, for whoever
    /// decodes a later piece only; empty if there is no such thing.
    public byte[] prologue() {
        return prologue;
    }

    /// Whether the split begins here; the bytes begin with the prologue if it has one.
    public boolean isFirst() {
        return first;
    }

    /// Whether the split ends here; its last record may have no line end, or there may be none.
    public boolean isLast() {
        return last;
    }

    /// Where in the (unpacked) split [#from] is, in bytes.
    public long offset() {
        return offset;
    }

    /// Instead of records: one record longer than so many bytes was passed over; else -1.
    public long tooLong() {
        return tooLong;
    }

    /// Says what has been put into [#bytes].
    public void set(int newFrom, int newTo, long newOffset, boolean isFirst, boolean isLast) {
        from = newFrom;
        to = newTo;
        offset = newOffset;
        first = isFirst;
        last = isLast;
        tooLong = -1;
    }

    public void setPrologue(byte[] shared) {
        prologue = shared;
    }

    /// Says that a record of the split was passed over here because it has more than `limit` bytes.
    public void setTooLong(long limit, long newOffset, boolean isFirst, boolean isLast) {
        set(Decoder.PADDING_FRONT, Decoder.PADDING_FRONT, newOffset, isFirst, isLast);
        tooLong = limit;
    }
}
