package io.velostream.planner.analysis;

import io.velostream.planner.expression.ExpressionTree;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.sql.tree.Identifier;
import io.velostream.types.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The columns that an expression may name: those of the relations of one FROM, side by side.
///
/// @param relations in the order of their columns
record Scope(List<Relation> relations) {
    Scope {
        relations = List.copyOf(relations);
    }

    /// What `SELECT 1` sees.
    static final Scope EMPTY = new Scope(List.of());

    /// One relation of a FROM.
    ///
    /// @param qualifier what may stand before its columns; empty if it has no name
    /// @param description names it in messages, such as `stream "trades"`
    /// @param offset the number of its first column
    /// @param time what over its own columns is its event time, if anything is
    /// @param timeField the column that windows may name for it
    /// @param outside whether rows come straight from a source, so that they have a position
    record Relation(
            Optional<Identifier> qualifier,
            String description,
            Schema schema,
            int offset,
            Optional<RowExpression> time,
            Optional<Integer> timeField,
            boolean outside) {
        /// The column of that name, or -1.
        ///
        /// @return its number in the whole scope
        int find(Identifier name) {
            int index = schema.indexOf(name.name());
            return index < 0 ? -1 : offset + index;
        }

        /// Its event time, over the columns of the whole scope.
        Optional<RowExpression> eventTime() {
            return time.map(
                    t -> ExpressionTree.replaceColumns(t, e -> column(((ColumnRef) e).index())));
        }

        /// Whether windows may name the column for the event time.
        boolean isTimeField(ColumnRef column) {
            return timeField.equals(Optional.of(column.index() - offset));
        }

        boolean isCalled(Identifier name) {
            return qualifier.isPresent() && qualifier.get().equals(name);
        }

        ColumnRef column(int index) {
            return new ColumnRef(offset + index, schema.name(index), schema.type(index));
        }

        List<ColumnRef> columns() {
            List<ColumnRef> columns = new ArrayList<>();
            for (int i = 0; i < schema.size(); i++) {
                columns.add(column(i));
            }
            return columns;
        }
    }

    int size() {
        return relations.stream().mapToInt(r -> r.schema().size()).sum();
    }

    Optional<Relation> called(Identifier name) {
        return relations.stream().filter(r -> r.isCalled(name)).findFirst();
    }

    ColumnRef column(int number) {
        for (Relation relation : relations) {
            int index = number - relation.offset();
            if (index < relation.schema().size()) {
                return relation.column(index);
            }
        }
        throw new IllegalArgumentException("no column " + number);
    }

    /// Every column name, for suggestions.
    List<String> names() {
        return relations.stream()
                .flatMap(r -> r.schema().fields().stream())
                .map(field -> field.name())
                .toList();
    }

    /// What the scope is called in "does not exist in …".
    String description() {
        return relations.size() == 1
                ? relations.getFirst().description()
                : String.join(", ", relations.stream().map(Relation::description).toList());
    }
}
