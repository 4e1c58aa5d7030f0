package io.velostream.runtime;

/// How many rows failed alike.
///
/// @param source the table whose rows they were, or the step of the query that failed
/// @param reason code such as `MALFORMED_JSON`
public record FailureCount(String source, String reason, long rows) {}
