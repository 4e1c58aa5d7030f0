package io.velostream.connectors.generator;

import static io.velostream.connectors.generator.Parameter.DECIMALS;
import static io.velostream.connectors.generator.Parameter.DISORDER;
import static io.velostream.connectors.generator.Parameter.END;
import static io.velostream.connectors.generator.Parameter.EXPONENT;
import static io.velostream.connectors.generator.Parameter.LENGTH;
import static io.velostream.connectors.generator.Parameter.MAX;
import static io.velostream.connectors.generator.Parameter.MEAN;
import static io.velostream.connectors.generator.Parameter.MIN;
import static io.velostream.connectors.generator.Parameter.N;
import static io.velostream.connectors.generator.Parameter.PREFIX;
import static io.velostream.connectors.generator.Parameter.START;
import static io.velostream.connectors.generator.Parameter.STDDEV;
import static io.velostream.connectors.generator.Parameter.STEP;
import static io.velostream.connectors.generator.Parameter.VALUE;
import static io.velostream.connectors.generator.Parameter.VALUES;
import static io.velostream.connectors.generator.Parameter.VOLATILITY;
import static io.velostream.connectors.generator.Parameter.WEIGHTS;

import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A way to make the values of a column.
enum Kind {
    SEQUENCE,
    UNIFORM,
    NORMAL,
    ZIPF,
    RANDOM_WALK,
    CHOICE,
    TIMESTAMP,
    CONSTANT;

    /// For descriptions and messages.
    static final String NAMES =
            "sequence, uniform, normal, zipf, random_walk, choice, timestamp or constant";

    static Optional<Kind> named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT).replace('-', '_');
        if (wanted.equals("random")) {
            return Optional.of(UNIFORM);
        }
        for (Kind kind : values()) {
            if (kind.inWords().equals(wanted)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    String inWords() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What a column of that type gets if nothing is said.
    static Kind usual(SqlType type) {
        return type == Basic.BIGINT || type == Basic.DATE
                ? SEQUENCE
                : type == Basic.TIMESTAMP ? TIMESTAMP : UNIFORM;
    }

    /// What it takes beside `kind` and `null_share`.
    Set<Parameter> parameters() {
        return switch (this) {
            case SEQUENCE -> EnumSet.of(START, STEP, END, DECIMALS, PREFIX);
            case UNIFORM -> EnumSet.of(MIN, MAX, DECIMALS, PREFIX, LENGTH);
            case NORMAL -> EnumSet.of(MEAN, STDDEV, MIN, MAX, DECIMALS);
            case ZIPF -> EnumSet.of(EXPONENT, N, START, DECIMALS, PREFIX);
            case RANDOM_WALK -> EnumSet.of(START, STEP, VOLATILITY, MIN, MAX, DECIMALS);
            case CHOICE -> EnumSet.of(VALUES, WEIGHTS);
            case TIMESTAMP -> EnumSet.of(START, STEP, DISORDER);
            case CONSTANT -> EnumSet.of(VALUE);
        };
    }

    /// Whether it can make values of that type.
    boolean makes(SqlType type) {
        boolean isText = type == Basic.STRING || type == Basic.BYTES;
        boolean isTime =
                type == Basic.DATE
                        || type == Basic.TIME
                        || type == Basic.TIMESTAMP
                        || type == Basic.INTERVAL
                        || type == Basic.INTERVAL_MONTH;
        return switch (this) {
            case SEQUENCE, ZIPF -> type.isNumeric() || isText || type == Basic.DATE;
            case UNIFORM -> type.isNumeric() || isText || isTime || type == Basic.BOOLEAN;
            case NORMAL, RANDOM_WALK -> type.isNumeric();
            case CHOICE, CONSTANT -> type.isNumeric() || isText || isTime || type == Basic.BOOLEAN;
            case TIMESTAMP -> type == Basic.TIMESTAMP || type == Basic.BIGINT;
        };
    }
}
