package io.velostream.peers;

/// What one engine did in one case, and whether its answer is Velostream's.
///
/// @param agreement `agree`, or what differs
record Outcome(String caseName, Engine engine, Timing timing, String agreement) {}
