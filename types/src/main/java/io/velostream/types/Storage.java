package io.velostream.types;

/// How values of a type lie in memory. One column class per constant.
public enum Storage {
    /// [BooleanColumn].
    BOOLEAN,
    /// [LongColumn]: every type whose values fit 64 bits and compare as signed integers.
    LONG,
    /// [DoubleColumn].
    DOUBLE,
    /// [Int128Column]: decimals of more than 18 digits.
    INT128,
    /// [TextColumn]: bytes, as dictionary numbers or as slices.
    TEXT,
    /// [ArrayColumn].
    ARRAY,
    /// [MapColumn].
    MAP,
    /// [StructColumn].
    STRUCT
}
