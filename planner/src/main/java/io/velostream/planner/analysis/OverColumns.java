package io.velostream.planner.analysis;

import io.velostream.planner.analysis.SelectItems.Item;
import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.plan.OverCall;
import io.velostream.planner.plan.OverCall.Function;
import io.velostream.sql.tree.Node;
import io.velostream.sql.tree.QueryBody.NamedWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The window functions of one SELECT, in the order in which they were first met. Until it is known
/// where their columns stand they are numbered from [#FIRST] on, far behind all others.
final class OverColumns {
    private static final int FIRST = 1 << 24;

    private final OverWindows windows;
    private final List<Call> calls = new ArrayList<>();

    OverColumns(List<NamedWindow> named) {
        windows = new OverWindows(named);
    }

    /// One window function.
    ///
    /// @param place where it stands in the text
    record Call(OverSpec spec, OverCall call, Node place) {}

    OverWindows windows() {
        return windows;
    }

    List<Call> calls() {
        return calls;
    }

    static boolean isOver(RowExpression expression) {
        return expression instanceof ColumnRef column && column.index() >= FIRST;
    }

    /// Which of the calls a column of [#add] is.
    static int number(ColumnRef column) {
        return column.index() - FIRST;
    }

    /// The column of a call, the same one for equal calls.
    ColumnRef add(OverSpec spec, OverCall call, Node place) {
        int index = 0;
        while (index < calls.size() && !isSame(calls.get(index), spec, call)) {
            index++;
        }
        if (index == calls.size()) {
            calls.add(new Call(spec, call, place));
        }
        return new ColumnRef(FIRST + index, call.name(), call.type());
    }

    private static boolean isSame(Call known, OverSpec spec, OverCall call) {
        return known.spec().same(spec)
                && isSame(known.call().function(), call.function())
                && known.call().frame().equals(call.frame())
                && known.call().type().equals(call.type())
                && ExpressionTree.sameAll(known.call().arguments(), call.arguments())
                && ExpressionTree.sameAll(list(known.call().filter()), list(call.filter()));
    }

    private static List<RowExpression> list(Optional<RowExpression> expression) {
        return expression.stream().toList();
    }

    private static boolean isSame(Function a, Function b) {
        if (a instanceof Function.Aggregate(var x) && b instanceof Function.Aggregate(var y)) {
            return x.name().equals(y.name())
                    && x.distinct() == y.distinct()
                    && x.parameters().equals(y.parameters());
        }
        return a.equals(b);
    }

    /// What the column of each call is called: as the output column that it is, else by its
    /// function.
    List<String> titles(Selection selection) {
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            int number = FIRST + i;
            titles.add(
                    selection.output().stream()
                            .filter(item ->
                                    item.expression() instanceof ColumnRef column
                                            && column.index() == number)
                            .map(Item::name)
                            .findFirst()
                            .orElse("_over_" + title(calls.get(i))));
        }
        return titles;
    }

    private static String title(Call call) {
        String name = call.call().name();
        return name.substring(0, name.indexOf('(')).toLowerCase(Locale.ROOT);
    }
}
