package io.velostream.connect;

/// The beginning of an input, for finding its columns: some whole records and perhaps a cut-off
/// one. Padded like a decoder's input.
public final class Sample {
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final boolean complete;
    private final int maxRows;

    /// The bytes `from..to` of `bytes`, which are not copied.
    ///
    /// @param complete whether `to` is the end of the input
    /// @param maxRows how many rows are of interest
    public Sample(byte[] bytes, int from, int to, boolean complete, int maxRows) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.complete = complete;
        this.maxRows = maxRows;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    /// Whether [#to] is the end of the input, so that the last record is whole.
    public boolean isComplete() {
        return complete;
    }

    public int maxRows() {
        return maxRows;
    }
}
