package io.velostream.planner.catalog;

import io.velostream.connect.Options.Value;
import io.velostream.connect.Sink;
import io.velostream.connect.Source;
import io.velostream.connect.TableDefinition;
import io.velostream.functions.FunctionRegistry;
import io.velostream.planner.analysis.ComputedColumns;
import io.velostream.planner.analysis.Faults;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.logical.EventTime;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.SourceTable;
import io.velostream.planner.logical.StateLimits;
import io.velostream.planner.plan.Batching;
import io.velostream.sql.tree.ColumnDefinition;
import io.velostream.sql.tree.Node;
import io.velostream.sql.tree.Statement;
import io.velostream.sql.tree.Statement.ObjectKind;
import io.velostream.types.Changelog;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.Suggestions;
import io.velostream.types.UserException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A stream or table that lives outside. Nothing outside is touched before somebody reads or writes
/// it; then it is opened for planning once, however many statements use it.
public final class ExternalTable {
    private final ObjectKind kind;
    private final TableDefinition definition;
    private final TableSettings settings;
    private final List<ColumnDefinition> computed;
    private final Optional<Statement.Watermark> watermark;
    private final Node place;
    private final FunctionRegistry functions;
    private final Optional<Map<String, String>> wiring;
    private @Nullable LogicalPlan plan;
    private boolean written;

    /// @param computed the columns `name AS expression`
    /// @param place where the table is named, for faults without a place of their own
    /// @param wiring the options, if the table was not declared but wired where it is read
    public ExternalTable(
            ObjectKind kind,
            TableDefinition definition,
            TableSettings settings,
            List<ColumnDefinition> computed,
            Optional<Statement.Watermark> watermark,
            Node place,
            FunctionRegistry functions,
            Optional<Map<String, String>> wiring) {
        this.wiring = wiring;
        this.kind = kind;
        this.definition = definition;
        this.settings = settings;
        this.computed = List.copyOf(computed);
        this.watermark = watermark;
        this.place = place;
        this.functions = functions;
    }

    public String name() {
        return definition.name();
    }

    public ObjectKind kind() {
        return kind;
    }

    public TableDefinition definition() {
        return definition;
    }

    /// What it says about the state of those who read or write it.
    public StateLimits state() {
        return settings.state();
    }

    /// When rows that are written leave, if it says so.
    public Optional<Batching> batching() {
        return settings.batching();
    }

    public String connectorName() {
        return settings.connector().name();
    }

    /// Whether only its declaration can be looked at: it is written here, or made for that.
    public boolean isForWriting() {
        return written || kind == ObjectKind.SINK;
    }

    /// Whether it was not declared, but wired where it is read.
    public boolean isWired() {
        return wiring.isPresent();
    }

    /// Whether it was wired with just these options.
    boolean isWiredBy(Map<String, Value> options) {
        return wiring.equals(Optional.of(CatalogRelations.texts(options)));
    }

    /// Checks what can be checked without opening the source.
    public void checkDeclaration() {
        if (definition.declared().isPresent()) {
            Schema schema = definition.declared().get();
            Optional<RowExpression> time =
                    declaredTime(schema)
                            .of(settings.time(), watermark, false)
                            .eventTime()
                            .map(EventTime::time);
            ComputedColumns.analyze(schema, time, computed, description(), functions);
        }
    }

    /// Says that the application writes it, so that it cannot also be read.
    public void markWritten(Node writer) {
        if (plan != null) {
            throw readAndWritten(writer);
        }
        written = true;
    }

    private UserException readAndWritten(Node where) {
        return Faults.notSupportedYet(
                where,
                "reading " + description() + " in the application that writes it",
                "read the query that it is written from: CREATE STREAM … AS SELECT …");
    }

    /// The rows, computed columns included.
    public LogicalPlan read(Node reader) {
        if (written) {
            throw readAndWritten(reader);
        }
        return read();
    }

    private LogicalPlan read() {
        if (plan == null) {
            plan = open();
        }
        return plan;
    }

    private LogicalPlan open() {
        Source source = Faults.placed(place, () -> settings.connector().source(definition));
        Schema schema = source.schema();
        SourceTable table =
                new SourceTable(
                        name(),
                        source,
                        schema,
                        declaredTime(schema).of(settings.time(), watermark, source.isBounded()),
                        settings.late(),
                        settings.deadLetters().map(file -> file.open(definition.directory())),
                        key(source),
                        settings.state());
        LogicalPlan scan = LogicalPlan.Scan.of(table);
        return computed.isEmpty()
                ? scan
                : ComputedColumns.add(scan, computed, description(), functions);
    }

    /// The columns by which its rows replace each other. A stream's key says no more than where its
    /// rows belong; a table has one row for each.
    private List<Integer> key(Source source) {
        if (kind != ObjectKind.TABLE && !source.changelog().isUpdating()) {
            return List.of();
        }
        List<String> names = definition.primaryKey();
        if (names.isEmpty() && source.changelog() == Changelog.UPSERT) {
            throw Faults.at(
                    place,
                    "KEY_MISSING",
                    description() + " has rows that replace each other, but no key",
                    "declare its columns, and which of them are its key: PRIMARY KEY (…)");
        }
        return names.stream().map(name -> keyColumn(name, source.schema())).toList();
    }

    private int keyColumn(String name, Schema schema) {
        int column = schema.indexOf(name);
        if (column < 0) {
            throw Faults.at(
                    place,
                    "COLUMN_NOT_FOUND",
                    "key column \"" + name + "\" does not exist in " + description(),
                    Suggestions.didYouMean(
                            name, schema.fields().stream().map(SqlType.Field::name).toList()));
        }
        return column;
    }

    private String description() {
        return new CatalogObject.External(this).description();
    }

    private DeclaredTime declaredTime(Schema schema) {
        return new DeclaredTime(schema, computed, description(), functions);
    }

    /// The place to write to.
    ///
    /// @param key names of the columns that are the key of what is written
    public Sink sink(Node writer, List<String> key) {
        TableDefinition target =
                new TableDefinition(
                        definition.name(),
                        definition.declared(),
                        key,
                        definition.options(),
                        definition.directory());
        return Faults.placed(writer, () -> settings.connector().sink(target));
    }
}
