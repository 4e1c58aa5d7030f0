package io.velostream.planner.analysis;

import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.plan.PhysicalPlan.RowsBuffer;
import io.velostream.planner.plan.PhysicalPlan.SortKey;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Over;
import io.velostream.sql.tree.Over.BufferEmit;
import io.velostream.sql.tree.Over.Expiry;
import io.velostream.sql.tree.QueryBody.NamedWindow;
import io.velostream.sql.tree.SortItem;
import io.velostream.types.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What stands behind OVER: looks up windows of the WINDOW clause, and puts together those that
/// continue others.
final class OverWindows {
    private final List<NamedWindow> named;

    OverWindows(List<NamedWindow> named) {
        this.named = List.copyOf(named);
        for (int i = 0; i < named.size(); i++) {
            Identifier name = named.get(i).name();
            if (named.subList(0, i).stream().anyMatch(w -> w.name().equals(name))) {
                throw Faults.at(
                        name, "WINDOW_DUPLICATE", "window \"" + name + "\" is defined twice");
            }
        }
    }

    List<NamedWindow> named() {
        return named;
    }

    /// The window with all that it takes from others; its `base` is empty.
    Over.Window whole(Over over) {
        return switch (over) {
            case Over.Named(Identifier name, _) -> {
                int index = find(name, named.size());
                yield whole(named.get(index).window(), index);
            }
            case Over.Window window -> whole(window, named.size());
        };
    }

    /// @param known how many of the named windows it may continue: those before it
    private Over.Window whole(Over.Window window, int known) {
        if (window.base().isEmpty()) {
            return window;
        }
        Identifier name = window.base().get();
        int index = find(name, known);
        Over.Window base = whole(named.get(index).window(), index);
        if (base.frame().isPresent()) {
            throw invalid(
                    name,
                    "window \"" + name + "\" has a frame and cannot be continued",
                    "write OVER " + name + " to use it as it is");
        }
        if (!window.partitionBy().isEmpty()) {
            throw invalid(
                    window.partitionBy().getFirst(),
                    "a window that continues \"" + name + "\" has its PARTITION BY",
                    "leave PARTITION BY out, or leave out " + name);
        }
        if (!window.orderBy().isEmpty() && !base.orderBy().isEmpty()) {
            throw invalid(
                    window.orderBy().getFirst(),
                    "window \"" + name + "\" has an ORDER BY already",
                    "leave one of them out");
        }
        if (window.buffer().isPresent() && base.buffer().isPresent()) {
            throw invalid(
                    window,
                    "window \"" + name + "\" has a buffer already",
                    "leave one of them out");
        }
        return new Over.Window(
                Optional.empty(),
                window.buffer().or(base::buffer),
                base.partitionBy(),
                base.orderBy().isEmpty() ? window.orderBy() : base.orderBy(),
                window.frame(),
                window.position());
    }

    private int find(Identifier name, int known) {
        for (int i = 0; i < known; i++) {
            if (named.get(i).name().equals(name)) {
                return i;
            }
        }
        List<String> names = named.stream().map(w -> w.name().name()).toList();
        boolean later = names.stream().anyMatch(name.name()::equalsIgnoreCase);
        throw Faults.at(
                name,
                "WINDOW_NOT_FOUND",
                later
                        ? "window \"" + name + "\" is defined behind the one that continues it"
                        : "window \"" + name + "\" is not defined",
                later
                        ? Optional.of("define it first")
                        : Suggestions.didYouMean(name.name(), names)
                                .or(() -> Optional.of("add WINDOW " + name + " AS (…)")));
    }

    /// What the window's words mean.
    static OverSpec spec(Over.Window window, ExpressionAnalyzer analyzer) {
        List<RowExpression> partitionBy = new ArrayList<>();
        for (Expression expression : window.partitionBy()) {
            partitionBy.add(analyzer.analyze(expression));
        }
        // A constant tells no rows apart.
        partitionBy.removeIf(Literal.class::isInstance);
        List<SortKey> orderBy = new ArrayList<>();
        for (SortItem item : window.orderBy()) {
            RowExpression key = analyzer.analyze(item.expression());
            if (!(key instanceof Literal)) {
                orderBy.add(Ordering.key(item, key));
            }
        }
        return new OverSpec(partitionBy, orderBy, window.buffer().map(b -> buffer(b, window)));
    }

    private static RowsBuffer buffer(Over.RowsBuffer buffer, Over.Window place) {
        if (buffer.rows() < 1 || buffer.rows() > Integer.MAX_VALUE) {
            throw invalid(place, "a buffer holds at least one row", "write BUFFER 100 ROWS");
        }
        Optional<Long> expires =
                switch (buffer.expiry()) {
                    case Expiry.Default _, Expiry.Never _ -> Optional.empty();
                    case Expiry.After(Expression.IntervalLiteral after) -> {
                        if (after.months() != 0 || after.micros() <= 0) {
                            throw invalid(
                                    after,
                                    "a buffer expires after a length of time",
                                    "write EXPIRE AFTER INTERVAL '5' MINUTE INACTIVITY");
                        }
                        yield Optional.of(after.micros());
                    }
                };
        return new RowsBuffer(buffer.rows(), buffer.emit() == BufferEmit.ON_BUFFER_FULL, expires);
    }

    private static RuntimeException invalid(
            io.velostream.sql.tree.Node place, String message, String hint) {
        return Faults.at(place, "OVER_INVALID", message, hint);
    }
}
