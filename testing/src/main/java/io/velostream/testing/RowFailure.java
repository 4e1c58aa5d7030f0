package io.velostream.testing;

/// Thrown by [RowInterpreter] where the engine would report a row error.
public final class RowFailure extends RuntimeException {
    private final String reason;

    /// @param reason as in [io.velostream.types.RowErrors.RowError#reason]
    public RowFailure(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
