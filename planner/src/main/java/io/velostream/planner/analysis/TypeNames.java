package io.velostream.planner.analysis;

import io.velostream.sql.tree.Node;
import io.velostream.sql.tree.TypeName;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds types by their names in SQL, with the spellings of PostgreSQL, Flink, ksqlDB and
/// Velostream.
public final class TypeNames {
    /// `DECIMAL` without digits, as wide as money of any currency needs.
    private static final Decimal PLAIN_DECIMAL = new Decimal(SqlType.MAX_PRECISION, 10);

    /// Velostream's fixed-point numbers.
    private static final Decimal SCALED_INTEGER = new Decimal(SqlType.MAX_SHORT_PRECISION, 4);

    private static final int MOST_FRACTION_DIGITS = 6;

    private static final Map<String, SqlType> BASIC = basic();

    private TypeNames() {}

    private static Map<String, SqlType> basic() {
        Map<String, SqlType> types = new TreeMap<>();
        add(types, Basic.BOOLEAN, "BOOLEAN", "BOOL");
        add(types, Basic.INT, "INT", "INTEGER", "SMALLINT", "TINYINT", "INT4", "INT2");
        add(types, Basic.BIGINT, "BIGINT", "LONG", "INT8");
        add(types, Basic.DOUBLE, "DOUBLE", "DOUBLE PRECISION", "FLOAT", "REAL", "FLOAT8", "FLOAT4");
        add(types, Basic.STRING, "STRING", "VARCHAR", "TEXT", "CHAR", "CHARACTER");
        add(types, Basic.STRING, "CHARACTER VARYING", "CHAR VARYING");
        add(types, Basic.BYTES, "BYTES", "BYTEA", "BINARY", "VARBINARY", "BLOB");
        add(types, Basic.DATE, "DATE");
        add(types, Basic.TIME, "TIME", "TIME WITHOUT TIME ZONE");
        add(types, Basic.TIMESTAMP, "TIMESTAMP", "DATETIME", "TIMESTAMP WITHOUT TIME ZONE");
        add(types, Basic.TIMESTAMP, "TIMESTAMP WITH LOCAL TIME ZONE", "TIMESTAMP_LTZ");
        add(types, Basic.TIMESTAMP, "TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ");
        add(types, Basic.INTERVAL, "INTERVAL");
        add(types, PLAIN_DECIMAL, "DECIMAL", "NUMERIC", "DEC");
        add(types, SCALED_INTEGER, "SCALED_INTEGER");
        return types;
    }

    private static void add(Map<String, SqlType> types, SqlType type, String... names) {
        for (String name : names) {
            types.put(name, type);
        }
    }

    public static SqlType resolve(TypeName name) {
        return switch (name) {
            case TypeName.Array array -> new SqlType.Array(resolve(array.element()));
            case TypeName.Map map -> new SqlType.Map(resolve(map.key()), resolve(map.value()));
            case TypeName.Struct struct -> struct(struct);
            case TypeName.Simple simple -> simple(simple);
        };
    }

    private static SqlType struct(TypeName.Struct struct) {
        List<SqlType.Field> fields = new ArrayList<>();
        for (TypeName.Field field : struct.fields()) {
            fields.add(new SqlType.Field(field.name().name(), resolve(field.type())));
        }
        return new SqlType.Struct(fields);
    }

    private static SqlType simple(TypeName.Simple name) {
        if (name.name().startsWith("INTERVAL ")) {
            boolean months = name.name().contains("MONTH") || name.name().contains("YEAR");
            return months ? Basic.INTERVAL_MONTH : Basic.INTERVAL;
        }
        SqlType type = BASIC.get(name.name());
        if (type == null) {
            throw Faults.at(
                    name,
                    "TYPE_NOT_FOUND",
                    "type \"" + name.name() + "\" does not exist",
                    Suggestions.didYouMean(name.name(), BASIC.keySet()));
        }
        return name.parameters().isEmpty() ? type : withParameters(name, type);
    }

    private static SqlType withParameters(TypeName.Simple name, SqlType type) {
        List<Integer> numbers = name.parameters();
        if (type.equals(PLAIN_DECIMAL) && numbers.size() <= 2) {
            int scale = numbers.size() == 2 ? numbers.get(1) : 0;
            return decimal(name, numbers.getFirst(), scale);
        }
        boolean one = numbers.size() == 1;
        // The greatest length of a text is a promise of whoever declares it, as in Flink.
        if (one && (type == Basic.STRING || type == Basic.BYTES)) {
            return type;
        }
        if (one && (type == Basic.TIMESTAMP || type == Basic.TIME)) {
            if (numbers.getFirst() > MOST_FRACTION_DIGITS) {
                throw Faults.notSupportedYet(name, "a time finer than microseconds");
            }
            return type;
        }
        throw invalid(name, "type \"" + name.name() + "\" takes no such parameters");
    }

    private static SqlType decimal(Node name, int precision, int scale) {
        if (precision < 1 || precision > SqlType.MAX_PRECISION || scale < 0 || scale > precision) {
            throw invalid(
                    name,
                    "DECIMAL(%d, %d) is out of range: 1 to %d digits, of which 0 to all may stand"
                                    .formatted(precision, scale, SqlType.MAX_PRECISION)
                            + " behind the point");
        }
        return new Decimal(precision, scale);
    }

    private static RuntimeException invalid(Node name, String message) {
        return Faults.at(name, "TYPE_INVALID", message);
    }
}
