package io.velostream.functions.resolve;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A number in a type, such as the `p + 1` in `DECIMAL(p + 1, s)`.
sealed interface NumberTerm {
    int value(Map<String, Integer> variables);

    record Constant(int number) implements NumberTerm {
        @Override
        public int value(Map<String, Integer> variables) {
            return number;
        }

        @Override
        public String toString() {
            return Integer.toString(number);
        }
    }

    record Variable(String name) implements NumberTerm {
        @Override
        public int value(Map<String, Integer> variables) {
            Integer value = variables.get(name);
            if (value == null) {
                throw new IllegalStateException("no parameter gives the variable " + name);
            }
            return value;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    record Sum(NumberTerm left, boolean minus, NumberTerm right) implements NumberTerm {
        @Override
        public int value(Map<String, Integer> variables) {
            int addend = right.value(variables);
            return left.value(variables) + (minus ? -addend : addend);
        }

        @Override
        public String toString() {
            return left + (minus ? " - " : " + ") + right;
        }
    }

    /// `max(a, b)` or `min(a, b)`.
    record Extreme(boolean greatest, List<NumberTerm> terms) implements NumberTerm {
        public Extreme {
            terms = List.copyOf(terms);
        }

        @Override
        public int value(Map<String, Integer> variables) {
            IntStream values = terms.stream().mapToInt(t -> t.value(variables));
            return (greatest ? values.max() : values.min()).orElseThrow();
        }

        @Override
        public String toString() {
            return terms.stream()
                    .map(NumberTerm::toString)
                    .collect(Collectors.joining(", ", greatest ? "max(" : "min(", ")"));
        }
    }
}
