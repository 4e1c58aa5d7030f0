package io.velostream.peers;

/// An engine ended without an answer.
final class EngineFailure extends Exception {
    EngineFailure(String message) {
        super(message);
    }
}
