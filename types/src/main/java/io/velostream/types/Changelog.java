package io.velostream.types;

/// Which [RowKind]s a step makes, or a consumer wants; each constant allows what those before it
/// do.
public enum Changelog {
    /// Inserts only: a stream.
    APPEND,
    /// Inserts, new rows of updates, and deletes. Which row an update replaces is told by the key.
    UPSERT,
    /// Each update with its old row, so that it can be understood without a key.
    RETRACT;

    /// Whether rows may be replaced or taken back.
    public boolean isUpdating() {
        return this != APPEND;
    }

    /// The wider one.
    public Changelog or(Changelog other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
