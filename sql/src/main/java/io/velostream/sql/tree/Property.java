package io.velostream.sql.tree;

/// One `'key' = 'value'` of a `WITH (…)`. Numbers, booleans and bare words are values by their
/// text.
///
/// @param position of the key
/// @param valuePosition of the value
public record Property(String key, String value, Position position, Position valuePosition)
        implements Node {}
