package io.velostream.planner.analysis;

import io.velostream.planner.analysis.SelectItems.Item;
import io.velostream.planner.expression.RowExpression;
import io.velostream.sql.tree.Node;
import io.velostream.sql.tree.QueryBody.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a SELECT takes of its rows: the columns of the result, the condition of its QUALIFY, and
/// the keys of its ORDER BY.
record Selection(
        Select select,
        List<Item> output,
        Optional<RowExpression> qualify,
        List<RowExpression> sortKeys,
        Ordering ordering) {
    Selection {
        output = List.copyOf(output);
        sortKeys = List.copyOf(sortKeys);
    }

    /// Says an expression over other columns.
    interface Change {
        /// @param place where the expression stands, for faults
        RowExpression apply(RowExpression expression, Node place);
    }

    Selection map(Change change) {
        List<Item> items = new ArrayList<>();
        for (Item item : output) {
            RowExpression value = change.apply(item.expression(), item.place());
            items.add(new Item(item.name(), value, item.key(), item.place()));
        }
        List<RowExpression> keys = new ArrayList<>();
        for (int i = 0; i < sortKeys.size(); i++) {
            keys.add(change.apply(sortKeys.get(i), ordering.items().get(i)));
        }
        Optional<RowExpression> condition =
                qualify.map(q -> change.apply(q, select.qualify().orElseThrow()));
        return new Selection(select, items, condition, keys, ordering);
    }

    List<RowExpression> expressions() {
        List<RowExpression> all = new ArrayList<>(sortKeys);
        output.forEach(item -> all.add(item.expression()));
        qualify.ifPresent(all::add);
        return all;
    }

    /// The result's columns that are marked PRIMARY KEY.
    List<Integer> markedKey() {
        List<Integer> key = new ArrayList<>();
        for (int i = 0; i < output.size(); i++) {
            if (output.get(i).key()) {
                key.add(i);
            }
        }
        return key;
    }
}
