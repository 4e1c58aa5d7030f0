package io.velostream.sql.tree;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// Something that has a value.
///
/// Parentheses leave no node. `POSITION(a IN b)`, `SUBSTRING(x FROM n FOR m)`, `TRIM(LEADING c FROM
/// x)` and `CURRENT_TIMESTAMP` are [Call]s.
public sealed interface Expression extends Node {
    /// A value written out. Numbers carry no sign: `-1` is a [Unary] of `1`.
    sealed interface Literal extends Expression {}

    record NullLiteral(Position position) implements Literal {}

    record BooleanLiteral(boolean value, Position position) implements Literal {}

    /// `'text'`. A text in double quotes is a [Reference], for the planner to decide about.
    record StringLiteral(String value, Position position) implements Literal {}

    /// Digits only; may be larger than a BIGINT.
    record IntegerLiteral(BigInteger value, Position position) implements Literal {}

    /// Digits with a point; `1.50` differs from `1.5` by its scale.
    record DecimalLiteral(BigDecimal value, Position position) implements Literal {}

    /// A number with an exponent.
    record DoubleLiteral(double value, Position position) implements Literal {}

    /// `DATE '…'`, `TIME '…'`, `TIMESTAMP '…'`: the text is not yet read.
    record DateTimeLiteral(Kind kind, String text, Position position) implements Literal {
        /// Which of the three.
        public enum Kind {
            DATE,
            TIME,
            TIMESTAMP
        }
    }

    /// `INTERVAL '5' MINUTE`, `INTERVAL '1 hour 5 minutes'`, `5m`: a number of months or a number
    /// of microseconds; the other one is 0.
    record IntervalLiteral(long months, long micros, Position position) implements Literal {
        public IntervalLiteral {
            if (months != 0 && micros != 0) {
                throw new IllegalArgumentException("months and microseconds do not mix");
            }
        }
    }

    /// A column, with or without its relation, or members of a struct: `price`, `t.price`, `t.a.b`.
    record Reference(QualifiedName name, Position position) implements Expression {}

    /// `base.name` where `base` is not a name, such as `f(x).name` or `(a).name`.
    record Member(Expression base, Identifier name, Position position) implements Expression {}

    /// `base[index]`.
    record Subscript(Expression base, Expression index, Position position) implements Expression {}

    record Unary(UnaryOperator operator, Expression operand, Position position)
            implements Expression {}

    /// What a [Unary] does.
    enum UnaryOperator {
        NOT,
        MINUS,
        PLUS
    }

    record Binary(BinaryOperator operator, Expression left, Expression right, Position position)
            implements Expression {}

    /// What a [Binary] does.
    enum BinaryOperator {
        OR("OR"),
        AND("AND"),
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        CONCAT("||"),
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        /// Integer division, cut toward zero.
        DIV("DIV"),
        MODULO("%");

        private final String symbol;

        BinaryOperator(String symbol) {
            this.symbol = symbol;
        }

        /// The operator as SQL spells it.
        public String symbol() {
            return symbol;
        }

        public boolean isComparison() {
            return EQUAL.compareTo(this) <= 0 && compareTo(GREATER_OR_EQUAL) <= 0;
        }

        public boolean isArithmetic() {
            return compareTo(ADD) >= 0;
        }
    }

    /// `operand IS [NOT] NULL`.
    record IsNull(Expression operand, boolean negated, Position position) implements Expression {}

    /// `operand IS [NOT] TRUE | FALSE | UNKNOWN`.
    record IsTruth(Expression operand, Truth truth, boolean negated, Position position)
            implements Expression {}

    /// The values of three-valued logic.
    enum Truth {
        TRUE,
        FALSE,
        UNKNOWN
    }

    /// `left IS [NOT] DISTINCT FROM right`.
    record IsDistinct(Expression left, Expression right, boolean negated, Position position)
            implements Expression {}

    /// `operand [NOT] BETWEEN [SYMMETRIC] low AND high`.
    record Between(
            Expression operand,
            Expression low,
            Expression high,
            boolean symmetric,
            boolean negated,
            Position position)
            implements Expression {}

    /// `operand [NOT] IN (a, b, …)`.
    record InList(Expression operand, List<Expression> values, boolean negated, Position position)
            implements Expression {
        public InList {
            values = List.copyOf(values);
        }
    }

    /// `operand [NOT] IN (SELECT …)`.
    record InQuery(Expression operand, Query query, boolean negated, Position position)
            implements Expression {}

    /// `operand [NOT] LIKE pattern [ESCAPE escape]` and its relatives.
    record Like(
            LikeKind kind,
            Expression operand,
            Expression pattern,
            Optional<Expression> escape,
            boolean negated,
            Position position)
            implements Expression {}

    /// Which language the pattern of a [Like] is in.
    enum LikeKind {
        LIKE,
        ILIKE,
        SIMILAR_TO,
        /// `REGEXP` and `RLIKE`.
        REGEXP
    }

    /// `EXISTS (SELECT …)`.
    record Exists(Query query, Position position) implements Expression {}

    /// `left = ANY (SELECT …)`; `SOME` is `ANY`.
    record QuantifiedQuery(
            BinaryOperator comparison,
            Quantifier quantifier,
            Expression left,
            Query query,
            Position position)
            implements Expression {}

    /// `left = ANY (array)`.
    record QuantifiedArray(
            BinaryOperator comparison,
            Quantifier quantifier,
            Expression left,
            Expression array,
            Position position)
            implements Expression {}

    /// How many of the values must compare.
    enum Quantifier {
        ANY,
        ALL
    }

    /// `(SELECT …)` as a value.
    record Subquery(Query query, Position position) implements Expression {}

    /// Both forms of `CASE`; the simple one has an `operand`.
    record Case(
            Optional<Expression> operand,
            List<When> branches,
            Optional<Expression> otherwise,
            Position position)
            implements Expression {
        public Case {
            branches = List.copyOf(branches);
        }
    }

    /// `WHEN condition THEN result`; in a simple `CASE` the condition is the value to compare with.
    record When(Expression condition, Expression result) {}

    /// `CAST(operand AS type)`, `operand::type`; `TRY_CAST` is `orNull`.
    record Cast(Expression operand, TypeName type, boolean orNull, Position position)
            implements Expression {}

    /// `EXTRACT(part FROM operand)` and `EXTRACT('part', operand)`.
    ///
    /// @param part as written, such as `hour`
    record Extract(Identifier part, Expression operand, Position position) implements Expression {}

    /// `operand AT TIME ZONE zone`.
    record AtTimeZone(Expression operand, Expression zone, Position position)
            implements Expression {}

    /// A function, an aggregate or a window function with all that may stand behind it.
    ///
    /// @param star `f(*)`; then there are no arguments
    /// @param orderBy the `ORDER BY` inside the parentheses
    /// @param withinGroup the `ORDER BY` of `WITHIN GROUP (…)`
    record Call(
            QualifiedName name,
            boolean distinct,
            boolean star,
            List<Argument> arguments,
            List<SortItem> orderBy,
            List<SortItem> withinGroup,
            Optional<Expression> filter,
            NullTreatment nulls,
            Optional<Over> over,
            Position position)
            implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
            orderBy = List.copyOf(orderBy);
            withinGroup = List.copyOf(withinGroup);
        }

        /// Nothing but a name and arguments by position.
        public Call(QualifiedName name, List<Expression> arguments, Position position) {
            this(
                    name,
                    false,
                    false,
                    arguments.stream().map(Argument::of).toList(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    NullTreatment.DEFAULT,
                    Optional.empty(),
                    position);
        }

        /// The same without `IGNORE NULLS` or `RESPECT NULLS`.
        public Call withoutTreatment() {
            return new Call(
                    name,
                    distinct,
                    star,
                    arguments,
                    orderBy,
                    withinGroup,
                    filter,
                    NullTreatment.DEFAULT,
                    over,
                    position);
        }
    }

    /// An argument, named as in `f(name => value)`, `STRUCT(name := value)`, `STRUCT(value AS
    /// name)`.
    record Argument(Optional<Identifier> name, Expression value) {
        static Argument of(Expression value) {
            return new Argument(Optional.empty(), value);
        }
    }

    /// `IGNORE NULLS` and `RESPECT NULLS`.
    enum NullTreatment {
        DEFAULT,
        IGNORE,
        RESPECT
    }

    /// `ARRAY[a, b, …]`; `ARRAY(a, b)` is a [Call].
    record ArrayOf(List<Expression> elements, Position position) implements Expression {
        public ArrayOf {
            elements = List.copyOf(elements);
        }
    }

    /// `MAP[k, v, …]`; `MAP(k, v)` is a [Call]. Keys and values alternate.
    record MapOf(List<Expression> keysAndValues, Position position) implements Expression {
        public MapOf {
            keysAndValues = List.copyOf(keysAndValues);
        }
    }

    /// `(a, b)` and `ROW(a, b)`.
    record RowOf(List<Expression> values, Position position) implements Expression {
        public RowOf {
            values = List.copyOf(values);
        }
    }

    /// `x -> body`, `(x, y) -> body`; only as an argument.
    record Lambda(List<Identifier> parameters, Expression body, Position position)
            implements Expression {
        public Lambda {
            parameters = List.copyOf(parameters);
        }
    }
}
