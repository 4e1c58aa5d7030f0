package io.velostream.planner.logical;

import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Cast;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.logical.LogicalPlan.Aggregate;
import io.velostream.planner.logical.LogicalPlan.AssignWindows;
import io.velostream.planner.logical.LogicalPlan.TopN;
import io.velostream.planner.plan.WindowShape;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What tells one row of a plan from every other: an update replaces the row that is equal in it.
///
/// @param parts all of them together; none if there is never more than one row
public record RowKey(List<Part> parts) {
    public RowKey {
        parts = List.copyOf(parts);
    }

    /// A part of a key.
    ///
    /// @param columns each of which tells it, such as a window's start and its end; not empty
    /// @param windowBound whether they are bounds of a window, which are whole milliseconds
    record Part(List<Integer> columns, boolean windowBound) {
        Part {
            columns = List.copyOf(columns);
        }

        static Part of(int column) {
            return new Part(List.of(column), false);
        }
    }

    static RowKey of(List<Integer> columns) {
        return new RowKey(columns.stream().map(Part::of).toList());
    }

    /// The group, and its window.
    static RowKey of(Aggregate aggregate) {
        List<Part> parts = new ArrayList<>();
        int keys = aggregate.keys().size();
        for (int i = 0; i < keys; i++) {
            parts.add(Part.of(i));
        }
        aggregate
                .window()
                .ifPresent(
                        window -> parts.add(new Part(windowColumns(window.shape(), keys), true)));
        return new RowKey(parts);
    }

    /// The key of the same rows once for each window.
    RowKey with(AssignWindows assigned) {
        List<Part> more = new ArrayList<>(parts);
        int start = assigned.input().schema().size();
        more.add(new Part(windowColumns(assigned.window().shape(), start), true));
        return new RowKey(more);
    }

    /// The row's number within its partition, or the partition alone if it has one row. Rows
    /// without number come and go as those of the input do.
    ///
    /// @param input the key of the input's rows
    static Optional<RowKey> of(TopN top, Optional<RowKey> input) {
        boolean single = top.first() == top.last();
        boolean byPartition = top.partitionBy().stream().allMatch(ColumnRef.class::isInstance);
        if (!byPartition || (!single && top.number().isEmpty())) {
            return top.number().isEmpty() ? input : Optional.empty();
        }
        List<Integer> columns = new ArrayList<>();
        top.partitionBy().forEach(key -> columns.add(((ColumnRef) key).index()));
        if (!single) {
            columns.add(top.input().schema().size());
        }
        return Optional.of(of(columns));
    }

    private static List<Integer> windowColumns(WindowShape shape, int start) {
        return switch (shape) {
            case WindowShape.Tumbling _, WindowShape.Hopping _ -> List.of(start, start + 1);
            // Several of them begin at the same time.
            case WindowShape.Cumulating _ -> List.of(start + 1);
            // Its end moves with each row.
            case WindowShape.Session _ -> List.of(start);
        };
    }

    /// One column for each part.
    public List<Integer> columns() {
        return parts.stream().map(part -> part.columns().getFirst()).toList();
    }

    /// Whether the column is one of those that tell a part of it.
    public boolean contains(int column) {
        return parts.stream().anyMatch(part -> part.columns().contains(column));
    }

    /// Whether these columns tell rows apart just as the key does, neither more nor less.
    public boolean isToldBy(List<Integer> columns) {
        Set<Integer> told = new HashSet<>();
        for (Part part : parts) {
            if (part.columns().stream().noneMatch(columns::contains)) {
                return false;
            }
            told.addAll(part.columns());
        }
        return told.containsAll(columns);
    }

    /// Whether the expression has the same value for a row and its updates.
    public boolean decides(RowExpression expression) {
        boolean[] decides = {ExpressionTree.isDeterministic(expression)};
        ExpressionTree.visitColumns(expression, column -> decides[0] &= contains(column.index()));
        return decides[0];
    }

    /// The key of a projection's rows; empty if a part of it is not among them.
    Optional<RowKey> through(List<RowExpression> expressions) {
        List<Part> moved = new ArrayList<>();
        for (Part part : parts) {
            List<Integer> columns = new ArrayList<>();
            for (int i = 0; i < expressions.size(); i++) {
                if (tells(expressions.get(i), part)) {
                    columns.add(i);
                }
            }
            if (columns.isEmpty()) {
                return Optional.empty();
            }
            moved.add(new Part(columns, part.windowBound()));
        }
        return Optional.of(new RowKey(moved));
    }

    /// The columns of those parts that are not among a projection's rows.
    public List<Integer> lostBy(List<RowExpression> expressions) {
        return parts.stream()
                .filter(part -> new RowKey(List.of(part)).through(expressions).isEmpty())
                .map(part -> part.columns().getFirst())
                .toList();
    }

    private static boolean tells(RowExpression expression, Part part) {
        return switch (expression) {
            case ColumnRef column -> part.columns().contains(column.index());
            case Cast cast ->
                    keepsApart(cast.operand().type(), cast.type(), part.windowBound())
                            && tells(cast.operand(), part);
            default -> false;
        };
    }

    /// Whether different values stay different.
    private static boolean keepsApart(SqlType from, SqlType to, boolean windowBound) {
        if (to == Basic.STRING) {
            return true;
        }
        if (from == Basic.TIMESTAMP) {
            return to == Basic.BIGINT && windowBound;
        }
        if (from == Basic.INT || from == Basic.BIGINT) {
            return to == Basic.INT
                    || to == Basic.BIGINT
                    || to == Basic.TIMESTAMP
                    || to instanceof Decimal;
        }
        return from instanceof Decimal narrow
                && to instanceof Decimal wide
                && wide.scale() >= narrow.scale();
    }
}
