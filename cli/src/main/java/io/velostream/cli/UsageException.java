package io.velostream.cli;

/// The command line is wrong in a way that its grammar does not show.
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
