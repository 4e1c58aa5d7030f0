package io.velostream.peers;

import java.util.List;

/// An answer in short: how many rows, and what the values of each column add up to. Does not depend
/// on the order of the rows.
///
/// @param columns in the order of the answer; names are not compared, engines choose them
public record Answer(long rows, List<Column> columns) {
    /// Sums of doubles in another order differ by this share of the sum at the most.
    private static final double ROUNDING = 1e-9;

    public Answer {
        columns = List.copyOf(columns);
    }

    /// @param numbers how many values are numbers
    /// @param sum of the numbers
    /// @param texts how many values are text
    /// @param textSum sum of the texts' hash codes
    public record Column(String name, long numbers, double sum, long texts, long textSum) {
        boolean agreesWith(Column other) {
            return numbers == other.numbers
                    && texts == other.texts
                    && textSum == other.textSum
                    && Math.abs(sum - other.sum)
                            <= ROUNDING * Math.max(Math.abs(sum), Math.abs(other.sum));
        }

        private String difference(Column other) {
            if (numbers != other.numbers || texts != other.texts) {
                return "%s has %,d numbers and %,d texts instead of %,d and %,d"
                        .formatted(name, other.numbers, other.texts, numbers, texts);
            }
            return textSum == other.textSum
                    ? "sum of %s is %s instead of %s".formatted(name, other.sum, sum)
                    : "texts of %s are others".formatted(name);
        }
    }

    /// `agree`, or what differs in another engine's answer.
    public String compare(Answer other) {
        if (rows != other.rows) {
            return "%,d rows instead of %,d".formatted(other.rows, rows);
        }
        if (columns.size() != other.columns.size()) {
            return "%d columns instead of %d".formatted(other.columns.size(), columns.size());
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).agreesWith(other.columns.get(i))) {
                return columns.get(i).difference(other.columns.get(i));
            }
        }
        return "agree";
    }
}
