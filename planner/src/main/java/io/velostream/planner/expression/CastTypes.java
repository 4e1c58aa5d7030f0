package io.velostream.planner.expression;

import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Array;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.SqlType.Map;
import io.velostream.types.SqlType.Struct;

/// Which types CAST goes between. Whether a single value can be cast is seen when it comes.
public final class CastTypes {
    private CastTypes() {}

    /// Whether `CAST(x AS to)` has a meaning for an `x` of type `from`.
    ///
    /// BIGINT and TIMESTAMP change into each other as milliseconds since the epoch. Arrays, maps
    /// and structs are cast part by part, structs by the position of their fields.
    public static boolean canCast(SqlType from, SqlType to) {
        if (from.equals(to) || from == Basic.NULL) {
            return true;
        }
        return switch (from) {
            case Decimal _ -> to.isNumeric() || to == Basic.STRING;
            case Basic basic -> canCastBasic(basic, to);
            case Array(SqlType element) ->
                    to instanceof Array(SqlType wanted) && canCast(element, wanted);
            case Map(SqlType key, SqlType value) ->
                    to instanceof Map(SqlType wantedKey, SqlType wantedValue)
                            && canCast(key, wantedKey)
                            && canCast(value, wantedValue);
            case Struct struct -> to instanceof Struct wanted && canCastFields(struct, wanted);
        };
    }

    private static boolean canCastBasic(Basic from, SqlType to) {
        return switch (from) {
            case NULL -> true;
            case BOOLEAN -> to.isInteger() || to == Basic.STRING;
            case INT, BIGINT ->
                    to.isNumeric()
                            || to == Basic.STRING
                            || to == Basic.BOOLEAN
                            || to == Basic.TIMESTAMP;
            case DOUBLE -> to.isNumeric() || to == Basic.STRING;
            case STRING -> to instanceof Decimal || (to instanceof Basic && to != Basic.NULL);
            case BYTES, INTERVAL, INTERVAL_MONTH -> to == Basic.STRING;
            case DATE -> to == Basic.TIMESTAMP || to == Basic.STRING;
            case TIME -> to == Basic.INTERVAL || to == Basic.STRING;
            case TIMESTAMP ->
                    to == Basic.BIGINT
                            || to == Basic.DATE
                            || to == Basic.TIME
                            || to == Basic.STRING;
        };
    }

    private static boolean canCastFields(Struct from, Struct to) {
        if (from.fields().size() != to.fields().size()) {
            return false;
        }
        for (int i = 0; i < from.fields().size(); i++) {
            if (!canCast(from.fields().get(i).type(), to.fields().get(i).type())) {
                return false;
            }
        }
        return true;
    }
}
