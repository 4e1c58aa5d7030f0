package io.velostream.sql;

import io.velostream.sql.grammar.VelostreamParser.*;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Position;
import io.velostream.sql.tree.Property;
import io.velostream.sql.tree.QualifiedName;
import io.velostream.sql.tree.Relation;
import io.velostream.sql.tree.Statement;
import io.velostream.sql.tree.Statement.Assignment;
import io.velostream.sql.tree.Statement.ObjectKind;
import io.velostream.sql.tree.Statement.ShowKind;
import io.velostream.sql.tree.Statement.Strategy;
import io.velostream.types.Suggestions;
import io.velostream.types.UserException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/// Builds statements; [CreateBuilder] builds `CREATE`.
final class StatementBuilder {
    private final QueryBuilder queries = new QueryBuilder();
    private final ExpressionBuilder expressions = queries.expressions();
    private final CreateBuilder creates = new CreateBuilder(queries);

    Statement statement(StatementContext context) {
        Position position = Positions.of(context);
        return switch (context) {
            case ExecuteContext execute -> executable(execute.executable());
            case ExplainContext explain ->
                    new Statement.Explain(
                            explain.ANALYZE() != null, executable(explain.executable()), position);
            case DropContext drop ->
                    new Statement.Drop(
                            kind(drop.objectKind()),
                            Names.qualified(drop.qualifiedName()),
                            drop.EXISTS() != null,
                            position);
            case DescribeContext describe -> describe(describe, position);
            case ShowContext show -> show(show, position);
            case StartJobContext start ->
                    new Statement.StartJob(
                            Names.identifier(start.identifier()),
                            executable(start.executable()),
                            position);
            case StopJobContext stop ->
                    new Statement.StopJob(
                            Names.identifier(stop.identifier()), stop.FORCE() != null, position);
            case PauseJobContext pause ->
                    new Statement.PauseJob(Names.identifier(pause.identifier()), position);
            case ResumeJobContext resume ->
                    new Statement.ResumeJob(Names.identifier(resume.identifier()), position);
            case DeployJobContext deploy -> deploy(deploy, position);
            case RollbackJobContext rollback ->
                    new Statement.RollbackJob(
                            Names.identifier(rollback.identifier()),
                            Optional.ofNullable(rollback.STRING()).map(StatementBuilder::text),
                            position);
            case SetOptionContext set ->
                    new Statement.Set(
                            Optional.ofNullable(set.property()).map(Properties::property),
                            position);
            case ResetOptionContext reset ->
                    new Statement.Reset(
                            Optional.ofNullable(reset.propertyKey()).map(Properties::key),
                            position);
            default -> throw new IllegalStateException(context.getText());
        };
    }

    private Statement executable(ExecutableContext context) {
        Position position = Positions.of(context);
        return switch (context) {
            case SelectContext select -> select(select, position);
            case InsertContext insert -> {
                QueryBuilder.Top top = queries.top(insert.query(), insert.properties() == null);
                top.into().ifPresent(StatementBuilder::refuseInto);
                yield new Statement.Insert(
                        Names.qualified(insert.qualifiedName()),
                        Names.columns(insert.columnAliases()),
                        top.query(),
                        either(top.options(), Properties.of(insert.properties())),
                        position);
            }
            case CreateObjectContext create -> creates.create(create.create());
            case UpdateContext update ->
                    new Statement.Update(
                            Names.qualified(update.qualifiedName()),
                            update.assignment().stream().map(this::assignment).toList(),
                            expressions.optional(update.expression()),
                            position);
            case DeleteContext delete ->
                    new Statement.Delete(
                            Names.qualified(delete.qualifiedName()),
                            expressions.optional(delete.expression()),
                            position);
            case InsertAllContext all ->
                    new Statement.StatementSet(
                            all.statementSet().executable().stream().map(this::executable).toList(),
                            position);
            default -> throw new IllegalStateException(context.getText());
        };
    }

    private static void refuseInto(QualifiedName into) {
        throw SyntaxError.at(into.position(), "an INSERT has one target only");
    }

    private static List<Property> either(List<Property> one, List<Property> other) {
        return one.isEmpty() ? other : one;
    }

    private Statement select(SelectContext context, Position position) {
        QueryBuilder.Top top = queries.top(context.query(), false);
        List<Property> options = Properties.of(context.properties());
        return top.into()
                .<Statement>map(into ->
                        new Statement.Insert(into, List.of(), top.query(), options, position))
                .orElseGet(() -> new Statement.Select(top.query(), options, position));
    }

    private Assignment assignment(AssignmentContext context) {
        return new Assignment(
                Names.qualified(context.qualifiedName()),
                expressions.expression(context.expression()));
    }

    static ObjectKind kind(ObjectKindContext context) {
        return ObjectKind.valueOf(context.getText().toUpperCase(Locale.ROOT));
    }

    private static String text(TerminalNode string) {
        return Names.unquote(string.getSymbol());
    }

    private static Statement describe(DescribeContext context, Position position) {
        if (context.function != null) {
            return new Statement.DescribeFunction(Names.qualified(context.function), position);
        }
        Relation relation;
        if (context.STRING() != null) {
            relation =
                    new Relation.Location(
                            text(context.STRING()),
                            Optional.empty(),
                            List.of(),
                            Positions.of(context.STRING().getSymbol()));
        } else {
            QualifiedName name = Names.qualified(context.qualifiedName());
            relation =
                    new Relation.Table(
                            name, Optional.empty(), Optional.empty(), List.of(), name.position());
        }
        return new Statement.Describe(relation, position);
    }

    private static Statement show(ShowContext context, Position position) {
        if (context.LIKE() != null && context.STRING() == null) {
            throw SyntaxError.at(context.LIKE().getSymbol(), "LIKE needs a pattern in quotes");
        }
        return new Statement.Show(
                showKind(context),
                Optional.ofNullable(context.qualifiedName()).map(Names::qualified),
                Optional.ofNullable(context.STRING()).map(StatementBuilder::text),
                position);
    }

    private static ShowKind showKind(ShowContext context) {
        if (context.what == null) {
            return ShowKind.CREATE_TABLE;
        }
        Identifier word = Names.identifier(context.what);
        for (ShowKind kind : ShowKind.values()) {
            if (kind != ShowKind.CREATE_TABLE && kind.name().equals(Names.word(word))) {
                return kind;
            }
        }
        List<String> known = Arrays.stream(ShowKind.values()).map(ShowKind::name).toList();
        throw new UserException(
                SyntaxError.at(
                                word.position(),
                                "there is nothing to show that is called \"" + word + "\"",
                                Suggestions.didYouMean(word.name(), known)
                                        .orElse("SHOW STREAMS, TABLES, FUNCTIONS or JOBS"))
                        .diagnostic());
    }

    private Statement deploy(DeployJobContext context, Position position) {
        Statement statement = executable(context.executable());
        List<Property> options = List.of();
        if (statement instanceof Statement.Select(var query, var given, var where)) {
            // The options behind the query are the job's.
            statement = new Statement.Select(query, List.of(), where);
            options = given;
        }
        return new Statement.DeployJob(
                Names.identifier(context.identifier()),
                text(context.STRING()),
                statement,
                options,
                context.strategy() == null
                        ? new Strategy.BlueGreen()
                        : strategy(context.strategy()),
                position);
    }

    private static Strategy strategy(StrategyContext context) {
        Identifier word = Names.identifier(context.identifier());
        TerminalNode percent = context.INTEGER();
        boolean canary = Names.word(word).equals("CANARY");
        if (canary == (percent == null)) {
            Token end = context.getStop();
            throw SyntaxError.at(
                    Positions.of(context.getStart(), end),
                    "CANARY and only CANARY takes a percentage");
        }
        return switch (Names.word(word)) {
            case "BLUE_GREEN" -> new Strategy.BlueGreen();
            case "CANARY" -> new Strategy.Canary(Literals.smallNumber(percent.getSymbol()));
            case "ROLLING" -> new Strategy.Rolling();
            case "REPLACE" -> new Strategy.Replace();
            default ->
                    throw SyntaxError.at(
                            word.position(),
                            "there is no strategy \"" + word + "\"",
                            "strategies are BLUE_GREEN, CANARY(percent), ROLLING, REPLACE");
        };
    }
}
