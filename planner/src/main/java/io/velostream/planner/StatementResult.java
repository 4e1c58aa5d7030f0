package io.velostream.planner;

/// What became of one statement.
public sealed interface StatementResult {
    /// It runs.
    ///
    /// @param job its place among the jobs of the application's plan
    record Runs(int job) implements StatementResult {}

    /// It was a question, and this is the answer.
    record Answer(TextTable table) implements StatementResult {}

    /// It is done, such as a declaration.
    ///
    /// @param message one sentence without a full stop, such as `stream "trades" declared`
    record Done(String message) implements StatementResult {}
}
