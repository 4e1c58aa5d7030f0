package io.velostream.engine.operator;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The order of rows of [RandomInput] by sort keys, over plain Java values. The computed column
/// behind the others is the quantity.
final class SlowOrder {
    private SlowOrder() {}

    static Comparator<InputRow> by(List<SortOperator.Key> keys) {
        Comparator<InputRow> order = (_, _) -> 0;
        for (SortOperator.Key key : keys) {
            order = order.thenComparing((a, b) -> compare(a, b, key));
        }
        return order;
    }

    private static int compare(InputRow a, InputRow b, SortOperator.Key key) {
        int column =
                key.column() == RandomInput.SCHEMA.size() ? RandomInput.QUANTITY : key.column();
        Object left = a.value(column);
        Object right = b.value(column);
        if (left == null || right == null) {
            int nullsLast = Boolean.compare(left == null, right == null);
            return key.nullsFirst() ? -nullsLast : nullsLast;
        }
        int difference = compare(left, right);
        return key.descending() ? -difference : difference;
    }

    private static int compare(Object left, Object right) {
        return switch (left) {
            case Boolean one -> one.compareTo((Boolean) right);
            case Long one -> one.compareTo((Long) right);
            case Double one -> Double.compare(one + 0.0, (Double) right + 0.0);
            case BigInteger one -> one.compareTo((BigInteger) right);
            case String one -> compareText(one, (String) right);
            case List<?> one -> compareLists(one, (List<?>) right);
            default -> throw new IllegalArgumentException("no order for " + left);
        };
    }

    private static int compareText(String left, String right) {
        int[] a = left.codePoints().toArray();
        int[] b = right.codePoints().toArray();
        return Arrays.compare(a, b);
    }

    private static int compareLists(List<?> left, List<?> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            @Nullable Object a = left.get(i);
            @Nullable Object b = right.get(i);
            int difference = a == null || b == null ? 0 : compare(a, b);
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(left.size(), right.size());
    }
}
