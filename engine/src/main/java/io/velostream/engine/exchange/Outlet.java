package io.velostream.engine.exchange;

/// The host's way from one task to those of the next stage. Used by the sending task's thread; each
/// call may wait until the receiver has caught up.
public interface Outlet {
    /// How many tasks receive.
    int receivers();

    /// A parcel to fill for that receiver.
    Parcel take(int receiver);

    /// Hands a filled one over.
    void send(int receiver, Parcel parcel);

    /// Whether no receiver needs more rows.
    boolean isSatisfied();
}
