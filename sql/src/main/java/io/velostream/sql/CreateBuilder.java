package io.velostream.sql;

import io.velostream.sql.grammar.VelostreamParser.*;
import io.velostream.sql.tree.ColumnDefinition;
import io.velostream.sql.tree.ColumnDefinition.Origin;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Property;
import io.velostream.sql.tree.QualifiedName;
import io.velostream.sql.tree.Query;
import io.velostream.sql.tree.Statement;
import io.velostream.sql.tree.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Builds `CREATE STREAM` and its relatives.
final class CreateBuilder {
    private final QueryBuilder queries;

    CreateBuilder(QueryBuilder queries) {
        this.queries = queries;
    }

    Statement create(CreateContext context) {
        Optional<Query> query = Optional.empty();
        Optional<QualifiedName> into = Optional.empty();
        List<Property> options = Properties.of(context.before);
        if (context.query() != null) {
            boolean optionsGiven = context.before != null || context.after != null;
            QueryBuilder.Top top = queries.top(context.query(), !optionsGiven);
            query = Optional.of(withEmit(top.query(), context.emit()));
            into = top.into();
            options = merge(options, context.after, top.options());
        }
        List<ColumnDefinition> columns = new ArrayList<>();
        List<Statement.Watermark> watermarks = new ArrayList<>();
        List<Identifier> primaryKey = List.of();
        for (TableElementContext element : context.tableElement()) {
            switch (element) {
                case ColumnContext column -> columns.add(column(column, query.isPresent()));
                case WatermarkContext watermark -> watermarks.add(watermark(watermark));
                case PrimaryKeyContext key -> {
                    if (!primaryKey.isEmpty()) {
                        throw SyntaxError.at(
                                key.PRIMARY().getSymbol(), "PRIMARY KEY is given twice");
                    }
                    primaryKey = Names.columns(key.columnAliases());
                }
                default -> throw new IllegalStateException(element.getText());
            }
        }
        return new Statement.Create(
                StatementBuilder.kind(context.objectKind()),
                Names.qualified(context.qualifiedName()),
                context.REPLACE() != null,
                context.IF() != null,
                context.TEMPORARY() != null,
                columns,
                watermarks,
                primaryKey,
                query,
                into,
                options,
                Positions.of(context));
    }

    /// `CREATE … AS SELECT … WITH (…) EMIT CHANGES`: the `EMIT` belongs to the query all the same.
    private static Query withEmit(Query query, @Nullable EmitContext context) {
        if (context == null) {
            return query;
        }
        if (query.emit().isPresent()) {
            throw SyntaxError.at(context.getStart(), "EMIT is given twice");
        }
        return new Query(
                query.recursive(),
                query.with(),
                query.body(),
                query.orderBy(),
                query.limit(),
                query.offset(),
                Optional.of(Clauses.emit(context)),
                query.position());
    }

    private static List<Property> merge(
            List<Property> before, @Nullable PropertiesContext after, List<Property> claimed) {
        List<Property> all = new ArrayList<>(before);
        all.addAll(claimed);
        for (Property property : Properties.of(after)) {
            if (before.stream().anyMatch(other -> other.key().equals(property.key()))) {
                throw SyntaxError.at(
                        property.position(), "option \"" + property.key() + "\" is given twice");
            }
            all.add(property);
        }
        return all;
    }

    private Statement.Watermark watermark(WatermarkContext context) {
        return new Statement.Watermark(
                Names.qualified(context.qualifiedName()),
                queries.expressions().expression(context.expression()),
                Positions.of(context));
    }

    private ColumnDefinition column(ColumnContext context, boolean typeOptional) {
        Identifier name = Names.identifier(context.identifier());
        Optional<TypeName> type = Optional.ofNullable(context.type()).map(TypeBuilder::type);
        if (type.isEmpty() && context.AS() == null && !typeOptional) {
            throw SyntaxError.at(context, "column \"" + name + "\" needs a type");
        }
        Origin origin = new Origin.Data();
        if (context.expression() != null) {
            origin = new Origin.Computed(queries.expressions().expression(context.expression()));
        }
        boolean notNull = false;
        boolean key = false;
        Optional<String> comment = Optional.empty();
        for (ColumnConstraintContext constraint : context.columnConstraint()) {
            switch (constraint) {
                case NullabilityContext nullability -> notNull = nullability.NOT() != null;
                case KeyColumnContext _ -> key = true;
                case RemarkContext remark ->
                        comment = Optional.of(Names.unquote(remark.STRING().getSymbol()));
                default -> {
                    if (!(origin instanceof Origin.Data)) {
                        throw SyntaxError.at(constraint, "a column has one origin only");
                    }
                    origin = origin(constraint);
                }
            }
        }
        return new ColumnDefinition(
                name, type, origin, notNull, key, comment, Positions.of(context));
    }

    private static Origin origin(ColumnConstraintContext context) {
        return switch (context) {
            case MetadataContext metadata ->
                    new Origin.Metadata(
                            Optional.ofNullable(metadata.STRING())
                                    .map(key -> Names.unquote(key.getSymbol())),
                            metadata.VIRTUAL() != null);
            case OneHeaderContext header ->
                    new Origin.Header(Optional.of(Names.unquote(header.STRING().getSymbol())));
            case AllHeadersContext _ -> new Origin.Header(Optional.empty());
            default -> throw new IllegalStateException(context.getText());
        };
    }
}
