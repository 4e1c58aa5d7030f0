package io.velostream.engine.operator;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.plan.Frame;
import io.velostream.planner.plan.Frame.Bound;
import io.velostream.planner.plan.OverCall;
import io.velostream.planner.plan.OverCall.Function;
import io.velostream.planner.plan.PhysicalPlan.SortKey;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Decimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Window functions by the words of the SQL standard: the whole partition is there, and for each
/// row each other row is asked whether it is in the frame. All arguments are plain columns.
final class SlowOver {
    private final List<List<@Nullable Object>> rows;
    private final List<SortKey> orderBy;

    /// @param rows one partition, in order
    SlowOver(List<List<@Nullable Object>> rows, List<SortKey> orderBy) {
        this.rows = rows;
        this.orderBy = orderBy;
    }

    @Nullable Object evaluate(OverCall call, int row) {
        return switch (call.function()) {
            case Function.Aggregate(var aggregate) -> aggregate(call, aggregate.name(), row);
            case Function.Ranking(OverCall.Rank rank) -> rank(rank, row);
            case Function.Tile(long buckets) -> tile(buckets, row);
            case Function.Shifted(long distance, boolean ignoreNulls) ->
                    shifted(call, distance, ignoreNulls, row);
            case Function.Nth(long n, boolean ignoreNulls) -> nth(call, n, ignoreNulls, row);
        };
    }

    private Object rank(OverCall.Rank rank, int row) {
        int before = 0;
        int groups = 0;
        int upTo = 0;
        for (int i = 0; i < rows.size(); i++) {
            int order = compare(i, row);
            before += order < 0 ? 1 : 0;
            upTo += order <= 0 ? 1 : 0;
            groups += order < 0 && (i == 0 || compare(i - 1, i) != 0) ? 1 : 0;
        }
        return switch (rank) {
            case ROW_NUMBER -> (Object) (row + 1L);
            case RANK -> before + 1L;
            case DENSE_RANK -> groups + 1L;
            case PERCENT_RANK -> rows.size() == 1 ? 0.0 : before / (double) (rows.size() - 1);
            case CUME_DIST -> upTo / (double) rows.size();
        };
    }

    private long tile(long buckets, int row) {
        long left = row;
        for (long bucket = 1; ; bucket++) {
            long size = rows.size() / buckets + (bucket <= rows.size() % buckets ? 1 : 0);
            if (left < size) {
                return bucket;
            }
            left -= size;
        }
    }

    private @Nullable Object shifted(OverCall call, long distance, boolean ignoreNulls, int row) {
        RowExpression argument = call.arguments().getFirst();
        if (distance == 0) {
            return value(argument, row);
        }
        long left = Math.abs(distance);
        int step = distance < 0 ? -1 : 1;
        for (int i = row + step; i >= 0 && i < rows.size(); i += step) {
            if (!ignoreNulls || value(argument, i) != null) {
                left--;
                if (left == 0) {
                    return value(argument, i);
                }
            }
        }
        return call.arguments().size() > 1 ? value(call.arguments().get(1), row) : null;
    }

    private @Nullable Object nth(OverCall call, long n, boolean ignoreNulls, int row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i : frame(call.frame(), row)) {
            Object value = value(call.arguments().getFirst(), i);
            if (!ignoreNulls || value != null) {
                values.add(value);
            }
        }
        long at = n > 0 ? n - 1 : values.size() + n;
        return at >= 0 && at < values.size() ? values.get((int) at) : null;
    }

    private @Nullable Object aggregate(OverCall call, String name, int row) {
        List<Object> values = new ArrayList<>();
        for (int i : frame(call.frame(), row)) {
            boolean passes =
                    call.filter().isEmpty() || Boolean.TRUE.equals(value(call.filter().get(), i));
            Object value =
                    call.arguments().isEmpty() ? "a row" : value(call.arguments().getFirst(), i);
            if (passes && value != null) {
                values.add(value);
            }
        }
        if (name.equals("COUNT")) {
            return (long) values.size();
        }
        if (values.isEmpty()) {
            return null;
        }
        return switch (name) {
            case "MIN" -> values.stream().min(SlowOver::compareValues).orElseThrow();
            case "MAX" -> values.stream().max(SlowOver::compareValues).orElseThrow();
            case "SUM" -> sum(values, call.type());
            case "AVG" -> average(values, call);
            case "MEDIAN" -> median(values);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Object sum(List<Object> values, SqlType type) {
        if (values.getFirst() instanceof Double) {
            return values.stream().mapToDouble(v -> (Double) v).sum();
        }
        BigInteger sum =
                values.stream()
                        .map(v -> BigInteger.valueOf((Long) v))
                        .reduce(BigInteger.ZERO, BigInteger::add);
        return type instanceof Decimal ? sum : (Object) sum.longValueExact();
    }

    private static Object average(List<Object> values, OverCall call) {
        if (call.type() instanceof Decimal to
                && call.arguments().getFirst().type() instanceof Decimal from) {
            BigInteger sum = (BigInteger) sum(values, to);
            return new BigDecimal(sum, from.scale())
                    .divide(BigDecimal.valueOf(values.size()), to.scale(), RoundingMode.HALF_UP)
                    .unscaledValue();
        }
        return ((Number) sum(values, call.type())).doubleValue() / values.size();
    }

    private static double median(List<Object> values) {
        List<Double> sorted = values.stream().map(v -> (Double) v).sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private List<Integer> frame(Frame frame, int row) {
        List<Integer> in = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            boolean isIn = isBehindStart(frame, row, i) && isBeforeEnd(frame, row, i);
            boolean isExcluded =
                    switch (frame.exclusion()) {
                        case NO_OTHERS -> false;
                        case CURRENT_ROW -> i == row;
                        case GROUP -> compare(i, row) == 0;
                        case TIES -> i != row && compare(i, row) == 0;
                    };
            if (isIn && !isExcluded) {
                in.add(i);
            }
        }
        return in;
    }

    private boolean isBehindStart(Frame frame, int row, int other) {
        return !(frame.start() instanceof Bound.Offset(long distance))
                || position(frame.unit(), row, other, distance) >= 0;
    }

    private boolean isBeforeEnd(Frame frame, int row, int other) {
        return !(frame.end() instanceof Bound.Offset(long distance))
                || position(frame.unit(), row, other, distance) <= 0;
    }

    /// Where `other` is, seen from the bound at `distance` from `row`.
    private int position(Frame.Unit unit, int row, int other, long distance) {
        return switch (unit) {
            case ROWS -> Long.compare(other, row + distance);
            case GROUPS -> Long.compare(group(other), group(row) + distance);
            case RANGE -> rangePosition(row, other, distance);
        };
    }

    private int group(int row) {
        int group = 0;
        for (int i = 1; i <= row; i++) {
            group += compare(i - 1, i) != 0 ? 1 : 0;
        }
        return group;
    }

    private int rangePosition(int row, int other, long distance) {
        if (distance == 0) {
            return compare(other, row);
        }
        SortKey key = orderBy.getFirst();
        Object from = value(key.expression(), row);
        Object there = value(key.expression(), other);
        if (from == null || there == null) {
            return compare(other, row);
        }
        long signed = key.descending() ? -distance : distance;
        Object moved =
                from instanceof Long number
                        ? (Object) (number + signed)
                        : (Object) ((Double) from + signed);
        int order = compareValues(there, moved);
        return key.descending() ? -order : order;
    }

    private int compare(int left, int right) {
        return compare(rows.get(left), rows.get(right), orderBy);
    }

    static Comparator<List<@Nullable Object>> order(List<SortKey> orderBy) {
        return (List<@Nullable Object> left, List<@Nullable Object> right) ->
                compare(left, right, orderBy);
    }

    static int compare(
            List<@Nullable Object> left, List<@Nullable Object> right, List<SortKey> orderBy) {
        for (SortKey key : orderBy) {
            int column = ((ColumnRef) key.expression()).index();
            Object a = left.get(column);
            Object b = right.get(column);
            int order;
            if (a == null || b == null) {
                int nullsLast = Boolean.compare(a == null, b == null);
                order = key.nullsFirst() ? -nullsLast : nullsLast;
            } else {
                order = key.descending() ? -compareValues(a, b) : compareValues(a, b);
            }
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compareValues(Object left, Object right) {
        return ((Comparable) left).compareTo(right);
    }

    private @Nullable Object value(RowExpression column, int row) {
        return Objects.requireNonNull(rows.get(row)).get(((ColumnRef) column).index());
    }
}
