package io.velostream.sql;

import io.velostream.sql.grammar.VelostreamParser.*;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Expression.Argument;
import io.velostream.sql.tree.Expression.Call;
import io.velostream.sql.tree.Expression.NullTreatment;
import io.velostream.sql.tree.Frame;
import io.velostream.sql.tree.Frame.Bound;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Over;
import io.velostream.sql.tree.Position;
import io.velostream.sql.tree.QualifiedName;
import io.velostream.sql.tree.SortItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Builds calls, their arguments and their `OVER`.
final class CallBuilder {
    private final ExpressionBuilder expressions;

    CallBuilder(ExpressionBuilder expressions) {
        this.expressions = expressions;
    }

    Expression call(QualifiedName name, CallContext context, Position position) {
        String word = name.isSimple() ? Names.word(name.last()) : "";
        Optional<Expression> special = specialForm(word, name, context, position);
        if (special.isPresent()) {
            return special.get();
        }
        ArgumentsContext arguments = context.arguments();
        boolean given = arguments != null;
        NullTreatment inside = given ? nulls(arguments.nullTreatment()) : NullTreatment.DEFAULT;
        NullTreatment behind = nulls(context.nullTreatment());
        if (inside != NullTreatment.DEFAULT && behind != NullTreatment.DEFAULT) {
            throw SyntaxError.at(context.nullTreatment(), "the treatment of NULLs is given twice");
        }
        List<Argument> values =
                given ? arguments.argument().stream().map(this::argument).toList() : List.of();
        NullTreatment nulls = inside == NullTreatment.DEFAULT ? behind : inside;
        if (nulls == NullTreatment.DEFAULT && context.over() != null && !values.isEmpty()) {
            nulls = lastTreatment(values);
            if (nulls != NullTreatment.DEFAULT) {
                values = withoutLastTreatment(values);
            }
        }
        return new Call(
                name,
                given && arguments.DISTINCT() != null,
                context.ASTERISK() != null,
                values,
                given ? sortItems(arguments.orderBy()) : List.of(),
                sortItems(context.orderBy()),
                expressions.optional(context.expression()),
                nulls,
                Optional.ofNullable(context.over()).map(this::over),
                position);
    }

    /// The words behind the last argument of `LAG(UPPER(x) IGNORE NULLS) OVER …`: the grammar reads
    /// them as if they were of UPPER, which has no OVER and so no use for them.
    private static NullTreatment lastTreatment(List<Argument> arguments) {
        return arguments.getLast().value() instanceof Call last && last.over().isEmpty()
                ? last.nulls()
                : NullTreatment.DEFAULT;
    }

    private static List<Argument> withoutLastTreatment(List<Argument> arguments) {
        List<Argument> changed = new ArrayList<>(arguments);
        Argument last = changed.removeLast();
        changed.add(new Argument(last.name(), ((Call) last.value()).withoutTreatment()));
        return changed;
    }

    /// The functions that the standard gives a grammar of their own.
    private Optional<Expression> specialForm(
            String word, QualifiedName name, CallContext context, Position position) {
        if (context.arguments() == null || !isPlain(context)) {
            return Optional.empty();
        }
        List<ArgumentContext> arguments = context.arguments().argument();
        ArgumentContext first = arguments.getFirst();
        return switch (word) {
            case "EXTRACT" -> extract(arguments, position);
            case "TRIM" -> arguments.size() == 1 ? trim(first, position) : Optional.empty();
            case "SUBSTRING" ->
                    arguments.size() == 1 ? substring(name, first, position) : Optional.empty();
            case "POSITION" ->
                    arguments.size() == 1 && first instanceof SimpleArgumentContext simple
                            ? expressions
                                    .searchedIn(simple.expression(0))
                                    .map(operands -> new Call(name, operands, position))
                            : Optional.empty();
            case "ROW" ->
                    arguments.stream().allMatch(CallBuilder::isBare)
                            ? Optional.of(
                                    new Expression.RowOf(
                                            arguments.stream()
                                                    .map(this::argument)
                                                    .map(Argument::value)
                                                    .toList(),
                                            position))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isPlain(CallContext context) {
        ArgumentsContext arguments = context.arguments();
        return context.WITHIN() == null
                && context.FILTER() == null
                && context.over() == null
                && context.nullTreatment() == null
                && arguments.DISTINCT() == null
                && arguments.orderBy() == null
                && arguments.nullTreatment() == null;
    }

    /// Whether the argument is an expression and nothing else.
    private static boolean isBare(ArgumentContext context) {
        return context instanceof SimpleArgumentContext && context.getChildCount() == 1;
    }

    private Optional<Expression> extract(List<ArgumentContext> arguments, Position position) {
        if (!(arguments.getFirst() instanceof SimpleArgumentContext first)) {
            return Optional.empty();
        }
        Expression part = expressions.expression(first.expression(0));
        Identifier name =
                switch (part) {
                    case Expression.StringLiteral(String text, Position at) ->
                            new Identifier(text, Identifier.Quote.NONE, at);
                    case Expression.Reference(QualifiedName word, _) when word.isSimple() ->
                            word.last();
                    default ->
                            throw SyntaxError.at(
                                    part.position(),
                                    "EXTRACT needs the name of a part",
                                    "write EXTRACT(HOUR FROM x)");
                };
        if (arguments.size() == 1 && first.FROM() != null && first.FOR() == null) {
            return Optional.of(
                    new Expression.Extract(
                            name, expressions.expression(first.expression(1)), position));
        }
        if (arguments.size() == 2 && arguments.stream().allMatch(CallBuilder::isBare)) {
            return Optional.of(
                    new Expression.Extract(name, argument(arguments.get(1)).value(), position));
        }
        throw SyntaxError.at(
                position, "EXTRACT needs a part and a time", "write EXTRACT(HOUR FROM x)");
    }

    private Optional<Expression> trim(ArgumentContext argument, Position position) {
        List<ExpressionContext> operands;
        String function = "TRIM";
        switch (argument) {
            case TrimmedContext trimmed -> {
                operands = trimmed.expression();
                function =
                        trimmed.LEADING() != null
                                ? "LTRIM"
                                : trimmed.TRAILING() != null ? "RTRIM" : "TRIM";
            }
            case SimpleArgumentContext simple when simple.FROM() != null && simple.FOR() == null ->
                    operands = simple.expression();
            default -> {
                return Optional.empty();
            }
        }
        // TRIM(characters FROM text) becomes TRIM(text, characters).
        return Optional.of(
                new Call(
                        QualifiedName.of(function),
                        expressions.expressions(operands.reversed()),
                        position));
    }

    private Optional<Expression> substring(
            QualifiedName name, ArgumentContext argument, Position position) {
        if (!(argument instanceof SimpleArgumentContext simple)
                || (simple.FROM() == null && simple.FOR() == null)) {
            return Optional.empty();
        }
        List<Expression> operands = new ArrayList<>(expressions.expressions(simple.expression()));
        if (simple.FROM() == null) {
            operands.add(1, new Expression.IntegerLiteral(java.math.BigInteger.ONE, position));
        }
        return Optional.of(new Call(name, operands, position));
    }

    Argument argument(ArgumentContext context) {
        return switch (context) {
            case NamedArgumentContext named ->
                    new Argument(
                            Optional.of(Names.identifier(named.identifier())),
                            expressions.expression(named.expression()));
            case LambdaContext lambda ->
                    lambda(List.of(lambda.identifier()), lambda.expression(), context);
            case LambdaOfSeveralContext lambda ->
                    lambda(lambda.identifier(), lambda.expression(), context);
            case TrimmedContext trimmed -> throw SyntaxError.unexpected(trimmed.getStart());
            case SimpleArgumentContext simple -> {
                if (simple.FROM() != null) {
                    throw SyntaxError.unexpected(simple.FROM().getSymbol());
                }
                if (simple.FOR() != null) {
                    throw SyntaxError.unexpected(simple.FOR().getSymbol());
                }
                yield new Argument(
                        Optional.ofNullable(simple.identifier()).map(Names::identifier),
                        expressions.expression(simple.expression(0)));
            }
            default -> throw new IllegalStateException(context.getText());
        };
    }

    private Argument lambda(
            List<IdentifierContext> parameters, ExpressionContext body, ArgumentContext context) {
        return new Argument(
                Optional.empty(),
                new Expression.Lambda(
                        Names.identifiers(parameters),
                        expressions.expression(body),
                        Positions.of(context)));
    }

    private static NullTreatment nulls(@Nullable NullTreatmentContext context) {
        if (context == null) {
            return NullTreatment.DEFAULT;
        }
        return context.IGNORE() != null ? NullTreatment.IGNORE : NullTreatment.RESPECT;
    }

    List<SortItem> sortItems(@Nullable OrderByContext context) {
        return context == null
                ? List.of()
                : context.sortItem().stream().map(this::sortItem).toList();
    }

    private SortItem sortItem(SortItemContext context) {
        SortItem.NullOrder nulls = SortItem.NullOrder.DEFAULT;
        if (context.NULLS() != null) {
            nulls = context.FIRST() != null ? SortItem.NullOrder.FIRST : SortItem.NullOrder.LAST;
        }
        return new SortItem(
                expressions.expression(context.expression()),
                context.DESC() != null,
                nulls,
                Positions.of(context));
    }

    private Over over(OverContext context) {
        return context.overSpec() != null
                ? window(context.overSpec(), Positions.of(context))
                : new Over.Named(Names.identifier(context.identifier()), Positions.of(context));
    }

    Over.Window window(OverSpecContext context, Position position) {
        boolean buffered = context.BUFFER() != null && context.INTEGER() != null;
        if (!buffered && (context.EMIT() != null || context.EXPIRE() != null)) {
            throw SyntaxError.unexpected(
                    (context.EMIT() != null ? context.EMIT() : context.EXPIRE()).getSymbol());
        }
        return new Over.Window(
                Optional.ofNullable(context.bareAlias()).map(Names::identifier),
                buffered ? Optional.of(buffer(context)) : Optional.empty(),
                expressions.expressions(context.expression()),
                sortItems(context.orderBy()),
                Optional.ofNullable(context.frame()).map(this::frame),
                position);
    }

    private static Over.RowsBuffer buffer(OverSpecContext context) {
        Over.BufferEmit emit = Over.BufferEmit.DEFAULT;
        if (context.EMIT() != null) {
            emit =
                    context.EVERY() != null
                            ? Over.BufferEmit.EVERY_RECORD
                            : Over.BufferEmit.ON_BUFFER_FULL;
        }
        Over.Expiry expiry = new Over.Expiry.Default();
        if (context.EXPIRE() != null) {
            expiry =
                    context.NEVER() != null
                            ? new Over.Expiry.Never()
                            : new Over.Expiry.After(Literals.duration(context.duration()));
        }
        return new Over.RowsBuffer(Literals.number(context.INTEGER().getSymbol()), emit, expiry);
    }

    private Frame frame(FrameContext context) {
        Frame.Unit unit =
                context.ROWS() != null
                        ? Frame.Unit.ROWS
                        : context.RANGE() != null ? Frame.Unit.RANGE : Frame.Unit.GROUPS;
        Bound start = bound(context.bound(0));
        Bound end = context.BETWEEN() == null ? new Bound.CurrentRow() : bound(context.bound(1));
        if (start instanceof Bound.UnboundedFollowing) {
            throw SyntaxError.at(context.bound(0), "a frame cannot start at UNBOUNDED FOLLOWING");
        }
        if (end instanceof Bound.UnboundedPreceding) {
            throw SyntaxError.at(context.bound(1), "a frame cannot end at UNBOUNDED PRECEDING");
        }
        return new Frame(unit, start, end, exclusion(context), Positions.of(context));
    }

    private static Frame.Exclusion exclusion(FrameContext context) {
        if (context.EXCLUDE() == null || context.NO() != null) {
            return Frame.Exclusion.NO_OTHERS;
        }
        if (context.CURRENT() != null) {
            return Frame.Exclusion.CURRENT_ROW;
        }
        return context.TIES() != null ? Frame.Exclusion.TIES : Frame.Exclusion.GROUP;
    }

    private Bound bound(BoundContext context) {
        if (context.CURRENT() != null) {
            return new Bound.CurrentRow();
        }
        boolean preceding = context.PRECEDING() != null;
        Expression offset = expressions.value(context.value());
        if (offset instanceof Expression.Reference(QualifiedName name, _)
                && name.isSimple()
                && Names.word(name.last()).equals("UNBOUNDED")) {
            return preceding ? new Bound.UnboundedPreceding() : new Bound.UnboundedFollowing();
        }
        return preceding ? new Bound.Preceding(offset) : new Bound.Following(offset);
    }
}
