package io.velostream.sql;

import io.velostream.sql.grammar.VelostreamParser.*;
import io.velostream.sql.tree.Expression;
import io.velostream.sql.tree.Expression.Reference;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Position;
import io.velostream.sql.tree.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Builds literals, names, constructors and what is appended to them: members, subscripts, casts,
/// calls.
final class AtomBuilder {
    /// Functions that the standard writes without parentheses.
    static final Set<String> BARE_FUNCTIONS =
            Set.of(
                    "CURRENT_DATE",
                    "CURRENT_TIME",
                    "CURRENT_TIMESTAMP",
                    "LOCALTIME",
                    "LOCALTIMESTAMP");

    private final ExpressionBuilder expressions;
    private final QueryBuilder queries;
    private final CallBuilder calls;

    AtomBuilder(ExpressionBuilder expressions, QueryBuilder queries) {
        this.expressions = expressions;
        this.queries = queries;
        this.calls = new CallBuilder(expressions);
    }

    Expression primary(PrimaryContext context) {
        boolean reserved = context.atom() instanceof ReservedFunctionContext;
        if (reserved) {
            checkCalled(context.getStart(), context.suffix(0));
        }
        boolean callable = reserved || context.atom() instanceof NameContext;
        return withSuffixes(atom(context.atom()), callable, context.suffix(), context.getStart());
    }

    /// The right side of `POSITION(a IN b)`.
    Expression searched(SearchedContext context) {
        Token first = context.getStart();
        if (context.STRING() != null) {
            Expression text =
                    new Expression.StringLiteral(Names.unquote(first), Positions.of(first));
            return withSuffixes(text, false, context.suffix(), first);
        }
        if (context.castCall() != null) {
            return withSuffixes(cast(context.castCall()), false, context.suffix(), first);
        }
        if (context.caseWhen() != null) {
            return withSuffixes(caseOf(context.caseWhen()), false, context.suffix(), first);
        }
        if (context.functionWord() != null) {
            checkCalled(first, context.suffix(0));
        }
        return withSuffixes(reference(Names.identifier(context)), true, context.suffix(), first);
    }

    /// A reserved word is an expression only where it names a function that is called.
    private static void checkCalled(Token word, @Nullable SuffixContext next) {
        if (!(next instanceof CallOfContext)) {
            throw SyntaxError.at(
                    Positions.of(word),
                    "unexpected \"" + word.getText() + "\", expected an expression",
                    Complaint.reserved(word.getText()));
        }
    }

    private Expression withSuffixes(
            Expression atom, boolean named, List<SuffixContext> suffixes, Token first) {
        Expression built = atom;
        // Only a name as written, with its dots, can be called or continued by a dot.
        boolean isName = named;
        if (suffixes.size() > ExpressionBuilder.MAX_DEPTH) {
            throw SyntaxError.tooDeep(suffixes.get(ExpressionBuilder.MAX_DEPTH).getStart());
        }
        for (SuffixContext suffix : suffixes) {
            Position position = Positions.of(first, suffix.getStop());
            switch (suffix) {
                case MemberContext member -> {
                    Identifier name = Names.identifier(member.identifier());
                    built = member(built, name, position);
                }
                case BracketsContext brackets -> {
                    built = brackets(unbare(built), isName, brackets, position);
                    isName = false;
                }
                case CastToContext cast -> {
                    built =
                            new Expression.Cast(
                                    unbare(built), TypeBuilder.type(cast.type()), false, position);
                    isName = false;
                }
                case CallOfContext call -> {
                    if (!isName || !(built instanceof Reference(QualifiedName function, _))) {
                        throw SyntaxError.unexpected(call.getStart());
                    }
                    built = calls.call(function, call.call(), position);
                    isName = false;
                }
                default -> throw new IllegalStateException(suffix.getText());
            }
        }
        return unbare(built);
    }

    private static Expression member(Expression base, Identifier name, Position position) {
        if (base instanceof Reference(QualifiedName qualifier, _)) {
            List<Identifier> parts = new ArrayList<>(qualifier.parts());
            parts.add(name);
            return new Reference(new QualifiedName(parts, position), position);
        }
        return new Expression.Member(base, name, position);
    }

    private static Reference reference(Identifier name) {
        return new Reference(new QualifiedName(List.of(name), name.position()), name.position());
    }

    /// `CURRENT_TIMESTAMP` is a call; every other name stays what it is.
    private static Expression unbare(Expression expression) {
        return expression instanceof Reference(QualifiedName name, Position position)
                        && name.isSimple()
                        && BARE_FUNCTIONS.contains(Names.word(name.last()))
                ? new Expression.Call(name, List.of(), position)
                : expression;
    }

    private Expression atom(AtomContext context) {
        Position position = Positions.of(context);
        Token first = context.getStart();
        return switch (context) {
            case NullValueContext _ -> new Expression.NullLiteral(position);
            case TrueValueContext _ -> new Expression.BooleanLiteral(true, position);
            case FalseValueContext _ -> new Expression.BooleanLiteral(false, position);
            case StringContext _ -> new Expression.StringLiteral(Names.unquote(first), position);
            case IntegerContext _ -> Literals.integer(first);
            case DecimalContext _ -> Literals.decimal(first);
            case FloatContext _ -> Literals.floating(first);
            case DurationValueContext _ -> Intervals.duration(first.getText(), position);
            case IntervalValueContext interval -> Literals.interval(interval.interval());
            case TypedLiteralContext typed -> Literals.typed(typed);
            case CaseOfContext cases -> caseOf(cases.caseWhen());
            case CastContext cast -> cast(cast.castCall());
            case ExistsContext exists ->
                    new Expression.Exists(queries.nested(exists.query()), position);
            case SubqueryContext subquery ->
                    new Expression.Subquery(queries.nested(subquery.query()), position);
            case ParenthesizedContext inner ->
                    inner.expression().size() == 1
                            ? expressions.expression(inner.expression(0))
                            : new Expression.RowOf(
                                    expressions.expressions(inner.expression()), position);
            case NameContext name -> reference(Names.identifier(name.identifier()));
            case ReservedFunctionContext _ -> reference(Names.identifier(context));
            default -> throw new IllegalStateException(context.getText());
        };
    }

    private Expression cast(CastCallContext context) {
        return new Expression.Cast(
                expressions.expression(context.expression()),
                TypeBuilder.type(context.type()),
                context.TRY_CAST() != null,
                Positions.of(context));
    }

    private Expression caseOf(CaseWhenContext context) {
        List<Expression.When> branches = new ArrayList<>();
        for (WhenContext when : context.when()) {
            branches.add(
                    new Expression.When(
                            expressions.expression(when.condition),
                            expressions.expression(when.result)));
        }
        return new Expression.Case(
                expressions.optional(context.operand),
                branches,
                expressions.optional(context.otherwise),
                Positions.of(context));
    }

    /// `ARRAY[a, b]`, `MAP[k, v]`, or one element of something. `map['k']` can only be a column
    /// that is called map.
    private Expression brackets(
            Expression base, boolean isName, BracketsContext context, Position position) {
        List<Expression> elements = expressions.expressions(context.expression());
        String word =
                isName && base instanceof Reference(QualifiedName name, _) && name.isSimple()
                        ? Names.word(name.last())
                        : "";
        if (word.equals("ARRAY")) {
            return new Expression.ArrayOf(elements, position);
        }
        if (word.equals("MAP") && elements.size() != 1) {
            if (elements.size() % 2 != 0) {
                throw SyntaxError.at(position, "MAP needs a value for each key");
            }
            return new Expression.MapOf(elements, position);
        }
        if (elements.size() != 1) {
            throw SyntaxError.at(context, "one index is expected in the brackets");
        }
        return new Expression.Subscript(base, elements.getFirst(), position);
    }
}
