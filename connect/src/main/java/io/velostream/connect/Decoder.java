package io.velostream.connect;

import io.velostream.types.Batch;

/// Turns the bytes of one split into rows. Used by one thread, from the split's start to its end.
public interface Decoder {
    /// How many bytes in front of the input must be readable (their value does not matter).
    int PADDING_FRONT = 64;

    /// How many bytes behind the input must be readable (their value does not matter).
    int PADDING_BEHIND = 128;

    /// Adds rows to `batch`, which is cleared and has a column for each projected one, until it is
    /// full (the capacity of its columns, or [Batch#DEFAULT_CAPACITY] if it has none) or
    /// `bytes[from..to)` holds no further whole record. Sets the batch's row count, origin and
    /// positions (line numbers from 1). Rows that cannot be read are told to the failure listener
    /// and left out.
    ///
    /// The caller keeps [#PADDING_FRONT] bytes readable before `from` and [#PADDING_BEHIND] behind
    /// `to`. The bytes must not change until the batch is done with.
    ///
    /// @param last whether a record ends at `to`, even without a line end: the input ends there, or
    ///   was cut at the end of a record and goes on with the next call
    /// @return the position of the first byte not used; the caller passes the rest again, with more
    ///   behind it. Equal to `from` only if not even one whole record was there.
    int decode(byte[] bytes, int from, int to, boolean last, Batch batch);

    /// The number of the line that comes next, from 1; -1 if lines are not counted. For messages
    /// about bytes that the decoder does not get to see.
    default long nextLine() {
        return -1;
    }

    /// Says which line comes next, because bytes have been left out or lines are counted from
    /// another place.
    default void setNextLine(long line) {}
}
