package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;

/// One value of each group, of any type. Whether a group has one is for the owner to know.
sealed interface GroupValues permits FixedValues, ByteValues {
    /// For values of `type`.
    static GroupValues of(SqlType type) {
        return switch (type.storage()) {
            case LONG, DOUBLE, BOOLEAN, INT128 -> new FixedValues(type);
            case TEXT, ARRAY, MAP, STRUCT -> new ByteValues();
        };
    }

    /// Makes room for the groups `0..capacity`.
    void grow(int capacity);

    /// Takes a value that is not null.
    void set(int group, Column column, int row);

    /// Takes the value of a group of `other`, which holds the same type.
    void set(int group, GroupValues other, int otherGroup);

    /// Compares a group's value with one that is not null. NaN is greater than every number; text
    /// is ordered by its bytes, which is the order of its characters. Not for nested types.
    int compare(int group, Column column, int row);

    /// As the other `compare`, with the value of a group of `other`.
    int compare(int group, GroupValues other, int otherGroup);

    /// Makes the group's value that of a row that is not null yet.
    void write(int group, Column out, int row);

    /// Forgets the groups `0..count`, which must be all.
    void clear(int count);

    void reset(int[] groups, int count);

    void write(int count, StateWriter writer);

    /// For groups for which there is room and which are empty.
    void read(int count, StateReader reader);

    /// How much memory this takes.
    long bytes();
}
