package io.velostream.functions;

/// A function cannot give a result for this row: the row fails with this reason, the job goes on.
/// It has no stack trace, because bad rows may come by the million.
public final class FunctionException extends RuntimeException {
    /// The reason when there is no better one.
    public static final String FUNCTION_ERROR = "FUNCTION_ERROR";

    /// A result that its type cannot hold.
    public static final String NUMERIC_OVERFLOW = "NUMERIC_OVERFLOW";

    private final String reason;

    public FunctionException(String message) {
        this(FUNCTION_ERROR, message);
    }

    /// @param reason a stable upper-case code by which failures are counted
    public FunctionException(String reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
