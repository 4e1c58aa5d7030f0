package io.velostream.types;

/// What a row of a changelog says, as one byte.
///
/// A batch whose rows are all [#INSERT] carries no kinds. What every producer keeps and every
/// consumer may rely on:
///
/// - An [#UPDATE_AFTER] that has an [#UPDATE_BEFORE] follows it as the very next selected row of
///   the same batch. Whoever drops one of the two turns the other into a [#DELETE] or an [#INSERT].
/// - An `UPDATE_BEFORE` and a `DELETE` carry the whole old row, as it was sent.
public final class RowKind {
    /// A row that was not there.
    public static final byte INSERT = 0;

    /// The old row of an update.
    public static final byte UPDATE_BEFORE = 1;

    /// The new row of an update.
    public static final byte UPDATE_AFTER = 2;

    /// A row that is there no longer.
    public static final byte DELETE = 3;

    private RowKind() {}

    /// Whether the row is one that is there from now on; else it is one that is not any more.
    public static boolean isAddition(byte kind) {
        return (kind & 1) == 0;
    }
}
