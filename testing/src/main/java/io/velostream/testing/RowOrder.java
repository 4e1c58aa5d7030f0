package io.velostream.testing;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The order of [BoxedValues] of one type. Nulls are equal to each other and come last.
final class RowOrder {
    private RowOrder() {}

    static int compareNullable(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null
                ? Boolean.compare(left == null, right == null)
                : compare(left, right);
    }

    static int compare(Object left, Object right) {
        return switch (left) {
            case Double x -> doubles(x, (Double) right);
            case BigDecimal x -> x.compareTo((BigDecimal) right);
            case String x -> bytes(utf8(x), utf8((String) right));
            case ByteBuffer x -> unsigned(x, (ByteBuffer) right);
            case Period x -> Long.compare(x.toTotalMonths(), ((Period) right).toTotalMonths());
            case List<?> x -> lists(x, (List<?>) right);
            case Map<?, ?> x -> x.equals(right) ? 0 : 1;
            default -> comparable(left, right);
        };
    }

    @SuppressWarnings("unchecked")
    private static int comparable(Object left, Object right) {
        return ((Comparable<Object>) left).compareTo(right);
    }

    private static int doubles(double x, double y) {
        // Double.compare but for the zeros, which are equal: adding 0.0 makes -0.0 0.0.
        return Double.compare(x + 0.0, y + 0.0);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int bytes(byte[] left, byte[] right) {
        return Arrays.compareUnsigned(left, right);
    }

    private static int lists(List<?> left, List<?> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = compareNullable(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int unsigned(ByteBuffer left, ByteBuffer right) {
        int mismatch = left.mismatch(right);
        if (mismatch < 0 || mismatch >= left.remaining() || mismatch >= right.remaining()) {
            return Integer.compare(left.remaining(), right.remaining());
        }
        return Integer.compare(
                Byte.toUnsignedInt(left.get(left.position() + mismatch)),
                Byte.toUnsignedInt(right.get(right.position() + mismatch)));
    }
}
