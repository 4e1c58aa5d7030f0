package io.velostream.engine.exchange;

/// What one task sends to another, unit of input by unit.
public interface InUnits {
    /// How the input of a sender ended.
    enum End {
        /// It goes on.
        NONE,
        /// All rows have come.
        FINISHED,
        /// The run was asked to stop: what is not final yet will not be.
        STOPPED
    }

    /// The number of the unit that this belongs to.
    long unit();

    /// Whether the sender has no more of this unit.
    boolean endsUnit();

    /// Whether the sender has nothing more at all, in which case there is nothing else in here.
    End end();
}
