package io.velostream.types.text;

/// How reading a value from text ended. Only after [#OK] is there a value.
public enum Outcome {
    OK,
    /// The text is not of that kind.
    MALFORMED,
    /// The text is well formed but its value does not fit the type.
    OUT_OF_RANGE,
    /// The value has more fraction digits than the type, and they are not zeros.
    INEXACT
}
