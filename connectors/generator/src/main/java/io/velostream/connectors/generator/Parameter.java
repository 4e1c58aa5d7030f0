package io.velostream.connectors.generator;

import io.velostream.connect.Option;
import java.util.ArrayList;
import java.util.List;

/// What can be said of one column: the option `fields.<column>.<key>`.
enum Parameter {
    KIND("kind", "how values are made: " + Kind.NAMES),
    START("start", "first value; of a timestamp also \"now\""),
    STEP("step", "how far the next value is away; of a random walk its deviation", "interval"),
    END("end", "last value of a sequence, after which the table ends"),
    MIN("min", "least value"),
    MAX("max", "greatest value"),
    MEAN("mean", "mean of a normal distribution"),
    STDDEV("stddev", "standard deviation of a normal distribution"),
    EXPONENT("exponent", "how much rarer each next value of a zipf distribution is"),
    N("n", "how many values a zipf distribution has"),
    VOLATILITY("volatility", "deviation of a random walk as a share of the value before"),
    VALUES("values", "values to choose from, separated by commas"),
    WEIGHTS("weights", "how often each is chosen, separated by commas"),
    VALUE("value", "the value of all rows"),
    DISORDER("disorder", "how much earlier than in order a timestamp may be, such as 2 s"),
    DECIMALS("decimals", "digits behind the point of a DOUBLE"),
    PREFIX("prefix", "what stands before the number in a text"),
    LENGTH("length", "makes texts of so many random hexadecimal digits"),
    NULL_SHARE("null_share", "share of rows without a value, 0 to 1", "null-rate", "null_rate");

    private final String key;
    private final String description;
    private final String alias;
    private final String otherAlias;

    Parameter(String key, String description) {
        this(key, description, key, key);
    }

    Parameter(String key, String description, String alias) {
        this(key, description, alias, alias);
    }

    Parameter(String key, String description, String alias, String otherAlias) {
        this.key = key;
        this.description = description;
        this.alias = alias;
        this.otherAlias = otherAlias;
    }

    String key() {
        return key;
    }

    /// The option that says this of a column.
    Option of(String column) {
        List<String> aliases = new ArrayList<>();
        for (String other : List.of(alias, otherAlias)) {
            if (!other.equals(key)) {
                aliases.add("fields." + column + "." + other);
            }
        }
        return Option.of(
                "fields." + column + "." + key, description, aliases.toArray(String[]::new));
    }
}
