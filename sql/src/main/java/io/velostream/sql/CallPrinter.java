package io.velostream.sql;

import io.velostream.sql.tree.Expression.Argument;
import io.velostream.sql.tree.Expression.Call;
import io.velostream.sql.tree.Expression.InList;
import io.velostream.sql.tree.Expression.NullTreatment;
import io.velostream.sql.tree.Frame;
import io.velostream.sql.tree.Over;
import io.velostream.sql.tree.SortItem;
import java.util.List;

/// Prints calls and windows.
final class CallPrinter {
    private final SqlText out;
    private final ExpressionPrinter expressions;

    CallPrinter(SqlText out, ExpressionPrinter expressions) {
        this.out = out;
        this.expressions = expressions;
    }

    void call(Call call) {
        expressions.functionName(call.name());
        if (AtomBuilder.BARE_FUNCTIONS.contains(Names.word(call.name().last()))
                && call.name().isSimple()
                && call.arguments().isEmpty()) {
            return;
        }
        out.add("(").addIf(call.distinct(), "DISTINCT ").addIf(call.star(), "*");
        out.list(call.arguments(), this::argument);
        orderBy(" ORDER BY ", call.orderBy());
        out.add(")");
        if (!call.withinGroup().isEmpty()) {
            orderBy(" WITHIN GROUP (ORDER BY ", call.withinGroup());
            out.add(")");
        }
        call.filter()
                .ifPresent(filter -> {
                    expressions.after(" FILTER (WHERE ", filter);
                    out.add(")");
                });
        out.addIf(call.nulls() == NullTreatment.IGNORE, " IGNORE NULLS");
        out.addIf(call.nulls() == NullTreatment.RESPECT, " RESPECT NULLS");
        call.over().ifPresent(this::over);
    }

    void argument(Argument argument) {
        argument.name().ifPresent(name -> out.name(name).add(" => "));
        if (argument.value() instanceof InList) {
            // Without parentheses POSITION would take the IN for its own.
            out.add("(");
            expressions.expression(argument.value());
            out.add(")");
        } else {
            expressions.expression(argument.value());
        }
    }

    /// The words and the items behind them; nothing without items.
    void orderBy(String words, List<SortItem> items) {
        if (!items.isEmpty()) {
            out.add(words).list(items, this::sortItem);
        }
    }

    private void sortItem(SortItem item) {
        expressions.expression(item.expression());
        out.addIf(item.descending(), " DESC");
        out.addIf(item.nulls() == SortItem.NullOrder.FIRST, " NULLS FIRST");
        out.addIf(item.nulls() == SortItem.NullOrder.LAST, " NULLS LAST");
    }

    private void over(Over over) {
        out.add(" OVER ");
        switch (over) {
            case Over.Named(var name, _) -> out.name(name);
            case Over.Window window -> {
                out.add("(");
                window(window);
                out.add(")");
            }
        }
    }

    /// What stands between the parentheses of a window.
    void window(Over.Window window) {
        int start = out.length();
        window.buffer()
                .ifPresent(
                        buffer -> out.add("ROWS WINDOW BUFFER ").add(buffer.rows()).add(" ROWS"));
        window.base().ifPresent(base -> separator(start).name(base));
        if (!window.partitionBy().isEmpty()) {
            separator(start)
                    .add("PARTITION BY ")
                    .list(window.partitionBy(), expressions::expression);
        }
        if (!window.orderBy().isEmpty()) {
            separator(start);
            orderBy("ORDER BY ", window.orderBy());
        }
        window.frame()
                .ifPresent(frame -> {
                    separator(start);
                    frame(frame);
                });
        window.buffer().ifPresent(this::bufferEnd);
    }

    private SqlText separator(int start) {
        return out.addIf(out.length() > start, " ");
    }

    private void bufferEnd(Over.RowsBuffer buffer) {
        out.add(
                switch (buffer.emit()) {
                    case DEFAULT -> "";
                    case EVERY_RECORD -> " EMIT EVERY RECORD";
                    case ON_BUFFER_FULL -> " EMIT ON BUFFER FULL";
                });
        switch (buffer.expiry()) {
            case Over.Expiry.Default _ -> {}
            case Over.Expiry.Never _ -> out.add(" EXPIRE AFTER NEVER");
            case Over.Expiry.After(var inactivity) ->
                    out.add(" EXPIRE AFTER ").interval(inactivity).add(" INACTIVITY");
        }
    }

    private void frame(Frame frame) {
        out.add(frame.unit().name()).add(" BETWEEN ");
        bound(frame.start());
        out.add(" AND ");
        bound(frame.end());
        out.add(
                switch (frame.exclusion()) {
                    case NO_OTHERS -> "";
                    case CURRENT_ROW -> " EXCLUDE CURRENT ROW";
                    case GROUP -> " EXCLUDE GROUP";
                    case TIES -> " EXCLUDE TIES";
                });
    }

    private void bound(Frame.Bound bound) {
        switch (bound) {
            case Frame.Bound.UnboundedPreceding _ -> out.add("UNBOUNDED PRECEDING");
            case Frame.Bound.CurrentRow _ -> out.add("CURRENT ROW");
            case Frame.Bound.UnboundedFollowing _ -> out.add("UNBOUNDED FOLLOWING");
            case Frame.Bound.Preceding(var offset) -> {
                expressions.value(offset);
                out.add(" PRECEDING");
            }
            case Frame.Bound.Following(var offset) -> {
                expressions.value(offset);
                out.add(" FOLLOWING");
            }
        }
    }
}
