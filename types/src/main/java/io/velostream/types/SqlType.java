package io.velostream.types;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A type of the SQL language. Immutable; compared by value; `toString` is its SQL spelling.
public sealed interface SqlType {
    /// The 64-bit storage limit of a decimal, in digits.
    int MAX_SHORT_PRECISION = 18;

    /// The most digits a decimal may have.
    int MAX_PRECISION = 38;

    /// How values of this type lie in memory.
    Storage storage();

    /// Types without parameters.
    enum Basic implements SqlType {
        /// The type of a bare `NULL`; it coerces to every type. Stored as a LONG column of nulls.
        NULL(Storage.LONG),
        BOOLEAN(Storage.BOOLEAN),
        /// 32-bit signed; held in 64 bits, range-checked where values are made.
        INT(Storage.LONG),
        /// 64-bit signed.
        BIGINT(Storage.LONG),
        /// IEEE 754 binary64.
        DOUBLE(Storage.DOUBLE),
        /// UTF-8.
        STRING(Storage.TEXT),
        BYTES(Storage.TEXT),
        /// Days since 1970-01-01.
        DATE(Storage.LONG),
        /// Microseconds since midnight.
        TIME(Storage.LONG),
        /// Microseconds since 1970-01-01T00:00:00, UTC.
        TIMESTAMP(Storage.LONG),
        /// A span of days to microseconds, in microseconds.
        INTERVAL(Storage.LONG),
        /// A span of years to months, in months.
        INTERVAL_MONTH(Storage.LONG);

        private final Storage storage;

        Basic(Storage storage) {
            this.storage = storage;
        }

        @Override
        public Storage storage() {
            return storage;
        }

        @Override
        public String toString() {
            return this == INTERVAL_MONTH ? "INTERVAL MONTH" : name();
        }
    }

    /// Exact numbers of `precision` digits, `scale` of them behind the point. The stored integer is
    /// the value times ten to the `scale`.
    record Decimal(int precision, int scale) implements SqlType {
        public Decimal {
            if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
                throw new IllegalArgumentException(
                        "DECIMAL(%d, %d) is out of range".formatted(precision, scale));
            }
        }

        /// Whether the stored integer fits 64 bits.
        public boolean isShort() {
            return precision <= MAX_SHORT_PRECISION;
        }

        @Override
        public Storage storage() {
            return isShort() ? Storage.LONG : Storage.INT128;
        }

        @Override
        public String toString() {
            return "DECIMAL(" + precision + ", " + scale + ")";
        }
    }

    /// A list of values of one type.
    record Array(SqlType element) implements SqlType {
        @Override
        public Storage storage() {
            return Storage.ARRAY;
        }

        @Override
        public String toString() {
            return "ARRAY<" + element + ">";
        }
    }

    /// Values by key; keys are unique and not null.
    record Map(SqlType key, SqlType value) implements SqlType {
        @Override
        public Storage storage() {
            return Storage.MAP;
        }

        @Override
        public String toString() {
            return "MAP<" + key + ", " + value + ">";
        }
    }

    /// Named fields in order.
    record Struct(List<Field> fields) implements SqlType {
        public Struct {
            fields = List.copyOf(fields);
        }

        /// The position of the field of that name, ignoring case, or -1.
        public int indexOf(String name) {
            for (int i = 0; i < fields.size(); i++) {
                if (fields.get(i).name().equalsIgnoreCase(name)) {
                    return i;
                }
            }
            return -1;
        }

        @Override
        public Storage storage() {
            return Storage.STRUCT;
        }

        @Override
        public String toString() {
            return fields.stream()
                    .map(Field::toString)
                    .collect(Collectors.joining(", ", "STRUCT<", ">"));
        }
    }

    /// A named column or struct member.
    record Field(String name, SqlType type) {
        @Override
        public String toString() {
            return name + " " + type;
        }
    }

    /// Whether values are exact or floating numbers.
    default boolean isNumeric() {
        return isInteger() || this == Basic.DOUBLE || this instanceof Decimal;
    }

    /// INT or BIGINT.
    default boolean isInteger() {
        return this == Basic.INT || this == Basic.BIGINT;
    }

    /// The type's spelling in lower case, for messages that read as a sentence.
    default String inWords() {
        return toString().toLowerCase(Locale.ROOT);
    }
}
