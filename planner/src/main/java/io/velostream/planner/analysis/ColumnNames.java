package io.velostream.planner.analysis;

import io.velostream.planner.analysis.Scope.Relation;
import io.velostream.planner.expression.Literals;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.expression.RowExpression.FieldAccess;
import io.velostream.planner.expression.RowExpression.RowPosition;
import io.velostream.sql.tree.Expression.Reference;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Node;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.Suggestions;
import java.util.List;
import java.util.Optional;

/// Turns names into column numbers. In this order: a column, an earlier alias, a system column such
/// as `_event_time`, and a text in double quotes.
final class ColumnNames {
    private final Scope scope;
    private final Optional<GroupedColumns> grouped;

    ColumnNames(Scope scope, Optional<GroupedColumns> grouped) {
        this.scope = scope;
        this.grouped = grouped;
    }

    /// The name as a column or a field in it; empty if there is no such column.
    Optional<RowExpression> column(Reference reference) {
        List<Identifier> parts = reference.name().parts();
        Identifier first = parts.getFirst();
        Optional<Relation> called = scope.called(first);
        if (called.isPresent() && parts.size() > 1) {
            int number = called.get().find(parts.get(1));
            if (number >= 0) {
                return Optional.of(fields(scope.column(number), parts, 2));
            }
        }
        List<Relation> having = scope.relations().stream().filter(r -> r.find(first) >= 0).toList();
        if (having.size() > 1) {
            throw Faults.at(
                    reference,
                    "COLUMN_AMBIGUOUS",
                    "column \"" + first + "\" is in more than one relation",
                    "write it as \""
                            + having.getFirst().qualifier().orElse(first)
                            + "."
                            + first
                            + "\"");
        }
        return having.stream().findFirst().map(r -> fields(scope.column(r.find(first)), parts, 1));
    }

    private static RowExpression fields(ColumnRef column, List<Identifier> parts, int from) {
        RowExpression value = column;
        for (Identifier part : parts.subList(from, parts.size())) {
            value = field(value, part);
        }
        return value;
    }

    /// The member of that name of a struct.
    static RowExpression field(RowExpression base, Identifier name) {
        if (!(base.type() instanceof SqlType.Struct struct)) {
            throw Faults.at(
                    name,
                    "TYPE_MISMATCH",
                    "\"%s\" is %s and has no field \"%s\""
                            .formatted(base, base.type(), name.name()));
        }
        int index = struct.indexOf(name.name());
        if (index < 0) {
            List<String> names = struct.fields().stream().map(SqlType.Field::name).toList();
            throw Faults.at(
                    name,
                    "FIELD_NOT_FOUND",
                    "field \"" + name + "\" does not exist in \"" + base + "\"",
                    Suggestions.didYouMean(name.name(), names));
        }
        return new FieldAccess(base, index, struct.fields().get(index).type());
    }

    /// What is not a column, but has a meaning where no column has the name.
    Optional<RowExpression> system(Reference reference) {
        Identifier last = reference.name().last();
        boolean simple = reference.name().isSimple();
        if (!simple
                && (reference.name().parts().size() > 2
                        || scope.called(reference.name().parts().getFirst()).isEmpty())) {
            return Optional.empty();
        }
        return switch (last.lower()) {
            case "_event_time", "_timestamp", "rowtime" -> Optional.of(eventTime(reference));
            case "_offset" -> Optional.of(position(reference));
            case "_window_start", "windowstart" ->
                    Optional.of(millis(window(reference).windowStart()));
            case "_window_end", "windowend" -> Optional.of(millis(window(reference).windowEnd()));
            case "window_start" -> Optional.of(window(reference).windowStart());
            case "window_end" -> Optional.of(window(reference).windowEnd());
            case "window_time" -> Optional.of(window(reference).windowTime());
            case "_partition", "_topic", "_key", "_headers" ->
                    throw Faults.notSupportedYet(reference, "column \"" + last + "\"");
            default -> Optional.empty();
        };
    }

    private RowExpression eventTime(Node place) {
        for (Relation relation : scope.relations()) {
            if (relation.eventTime().isPresent()) {
                return millis(relation.eventTime().get());
            }
        }
        throw Faults.at(
                place,
                "EVENT_TIME_MISSING",
                scope.description() + " has no event time",
                "say which column it is: WATERMARK FOR column AS column in its CREATE, or"
                        + " 'event.time.field' = 'column'");
    }

    private RowExpression position(Node place) {
        if (scope.relations().stream().noneMatch(Relation::outside)) {
            throw Faults.at(
                    place,
                    "COLUMN_NOT_FOUND",
                    "column \"_offset\" exists only where rows come straight from a source");
        }
        return new RowPosition();
    }

    private GroupedColumns window(Reference reference) {
        return grouped.filter(g -> g.window().isPresent())
                .orElseThrow(() ->
                        Faults.at(
                                reference,
                                "COLUMN_NOT_FOUND",
                                "column \"%s\" exists only in a query with a window"
                                        .formatted(reference.name().last()),
                                "add WINDOW TUMBLING(column, INTERVAL '1' MINUTE); conditions on"
                                        + " the window itself belong to HAVING"));
    }

    /// A moment as BIGINT milliseconds.
    static RowExpression millis(RowExpression time) {
        return Coercions.coerce(time, Basic.BIGINT);
    }

    /// A text in double quotes, for which no column was found.
    static Optional<RowExpression> quotedText(Reference reference) {
        Identifier name = reference.name().last();
        return reference.name().isSimple() && name.quote() == Identifier.Quote.DOUBLE
                ? Optional.of(Literals.string(name.name()))
                : Optional.empty();
    }

    RuntimeException notFound(Reference reference) {
        Identifier first = reference.name().parts().getFirst();
        Optional<Relation> called = scope.called(first);
        boolean simple = reference.name().isSimple();
        if (!simple && called.isEmpty() && !scope.relations().isEmpty()) {
            return relationNotFound(first);
        }
        boolean qualified = called.isPresent() && !simple;
        Identifier wanted = qualified ? reference.name().parts().get(1) : first;
        if (scope.relations().isEmpty()) {
            return Faults.at(
                    reference,
                    "COLUMN_NOT_FOUND",
                    "column \"" + wanted + "\" does not exist: there is no FROM");
        }
        if (isWindowBound(wanted)) {
            return Faults.at(
                    wanted,
                    "COLUMN_NOT_FOUND",
                    "column \""
                            + wanted
                            + "\" exists only in the select list of a query with a"
                            + " window",
                    "add WINDOW TUMBLING(…) to the query");
        }
        List<String> names =
                qualified
                        ? called.get().schema().fields().stream().map(SqlType.Field::name).toList()
                        : scope.names();
        return Faults.at(
                wanted,
                "COLUMN_NOT_FOUND",
                "column \"%s\" does not exist in %s"
                        .formatted(
                                wanted,
                                qualified ? called.get().description() : scope.description()),
                Suggestions.didYouMean(wanted.name(), names));
    }

    private RuntimeException relationNotFound(Identifier name) {
        List<String> names =
                scope.relations().stream()
                        .flatMap(r -> r.qualifier().stream())
                        .map(Identifier::name)
                        .toList();
        return Faults.at(
                name,
                "TABLE_NOT_FOUND",
                "\"" + name + "\" is neither a column nor in the FROM",
                Suggestions.didYouMean(name.name(), names)
                        .or(() ->
                                names.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of("the FROM has " + String.join(", ", names))));
    }

    /// Whether a name without anything before it means the window that the query has. There it
    /// hides a column of that name: of a window below, over which this one is.
    boolean isOwnWindow(Reference reference) {
        return reference.name().isSimple()
                && isWindowBound(reference.name().last())
                && grouped.filter(g -> g.window().isPresent()).isPresent();
    }

    /// Whether a name means the start, the end or the time of the query's window where no column
    /// has it.
    static boolean isWindowBound(Identifier name) {
        return switch (name.lower()) {
            case "window_start",
                    "window_end",
                    "_window_start",
                    "_window_end",
                    "windowstart",
                    "windowend",
                    "window_time" ->
                    true;
            default -> false;
        };
    }
}
