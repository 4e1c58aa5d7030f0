package io.velostream.types;

/// The user's fault, or the outside world's: shown as a message, never as a stack trace. Our own
/// faults are other exceptions.
public final class UserException extends RuntimeException {
    private final Diagnostic diagnostic;

    public UserException(Diagnostic diagnostic) {
        super(diagnostic.code() + ": " + diagnostic.message());
        this.diagnostic = diagnostic;
    }

    public UserException(Diagnostic diagnostic, Throwable cause) {
        super(diagnostic.code() + ": " + diagnostic.message(), cause);
        this.diagnostic = diagnostic;
    }

    public UserException(String code, String message) {
        this(Diagnostic.of(code, message));
    }

    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
