package io.velostream.planner.expression;

import io.velostream.functions.ResolvedScalar;
import io.velostream.types.SqlType;
import java.util.List;
import java.util.Optional;

/// A typed expression over the columns of a batch. `toString` is stable text for EXPLAIN.
public sealed interface RowExpression {
    SqlType type();

    /// The value of a column of the input.
    ///
    /// @param index its number
    /// @param name for EXPLAIN and messages only
    record ColumnRef(int index, String name, SqlType type) implements RowExpression {
        @Override
        public String toString() {
            return name;
        }
    }

    /// A constant.
    ///
    /// @param value empty for NULL, else by the storage of `type`: Boolean, Long, Double,
    ///   BigInteger (the unscaled value), or String for STRING
    record Literal(Optional<Object> value, SqlType type) implements RowExpression {
        @Override
        public String toString() {
            return LiteralText.of(this);
        }
    }

    /// `left op right`. The types of the operands and of the result are those of a
    /// [ArithmeticTypes.Resolution].
    record Arithmetic(
            ArithmeticOperator operator, RowExpression left, RowExpression right, SqlType type)
            implements RowExpression {
        @Override
        public String toString() {
            return "(" + left + " " + operator.symbol() + " " + right + ")";
        }
    }

    /// `-operand`, for BIGINT, DOUBLE, DECIMAL and intervals.
    record Negate(RowExpression operand) implements RowExpression {
        @Override
        public SqlType type() {
            return operand.type();
        }

        @Override
        public String toString() {
            return "(- " + operand + ")";
        }
    }

    /// `left op right` with operands of one type (decimals may differ in precision and scale).
    record Comparison(ComparisonOperator operator, RowExpression left, RowExpression right)
            implements RowExpression {
        @Override
        public SqlType type() {
            return SqlType.Basic.BOOLEAN;
        }

        @Override
        public String toString() {
            return "(" + left + " " + operator.symbol() + " " + right + ")";
        }
    }

    /// All of the terms, in order; a later term is evaluated only where the earlier ones are not
    /// false.
    record And(List<RowExpression> terms) implements RowExpression {
        public And {
            terms = List.copyOf(terms);
        }

        @Override
        public SqlType type() {
            return SqlType.Basic.BOOLEAN;
        }

        @Override
        public String toString() {
            return Text.join(" AND ", terms);
        }
    }

    /// Any of the terms, in order; a later term is evaluated only where the earlier ones are not
    /// true.
    record Or(List<RowExpression> terms) implements RowExpression {
        public Or {
            terms = List.copyOf(terms);
        }

        @Override
        public SqlType type() {
            return SqlType.Basic.BOOLEAN;
        }

        @Override
        public String toString() {
            return Text.join(" OR ", terms);
        }
    }

    /// Three-valued NOT.
    record Not(RowExpression operand) implements RowExpression {
        @Override
        public SqlType type() {
            return SqlType.Basic.BOOLEAN;
        }

        @Override
        public String toString() {
            return "(NOT " + operand + ")";
        }
    }

    /// `operand IS NULL`; never null itself.
    record IsNull(RowExpression operand) implements RowExpression {
        @Override
        public SqlType type() {
            return SqlType.Basic.BOOLEAN;
        }

        @Override
        public String toString() {
            return "(" + operand + " IS NULL)";
        }
    }

    /// `left IS DISTINCT FROM right`; never null itself. Operands as in [Comparison].
    record IsDistinct(RowExpression left, RowExpression right) implements RowExpression {
        @Override
        public SqlType type() {
            return SqlType.Basic.BOOLEAN;
        }

        @Override
        public String toString() {
            return "(" + left + " IS DISTINCT FROM " + right + ")";
        }
    }

    /// The searched CASE: the first branch whose condition is true. A branch is evaluated only on
    /// the rows that reach it. Every result has the type of the whole.
    record Case(List<Branch> branches, RowExpression otherwise) implements RowExpression {
        public Case {
            branches = List.copyOf(branches);
        }

        /// One WHEN … THEN ….
        public record Branch(RowExpression condition, RowExpression result) {}

        @Override
        public SqlType type() {
            return otherwise.type();
        }

        @Override
        public String toString() {
            StringBuilder out = new StringBuilder("CASE");
            for (Branch branch : branches) {
                out.append(" WHEN ")
                        .append(branch.condition())
                        .append(" THEN ")
                        .append(branch.result());
            }
            return out.append(" ELSE ").append(otherwise).append(" END").toString();
        }
    }

    /// `operand IN (constants)`, three-valued. The constants are not null and of the operand's
    /// type.
    ///
    /// @param hasNull whether the list also had a NULL, so that "not found" is null
    record InConstants(RowExpression operand, List<Literal> constants, boolean hasNull)
            implements RowExpression {
        public InConstants {
            constants = List.copyOf(constants);
        }

        @Override
        public SqlType type() {
            return SqlType.Basic.BOOLEAN;
        }

        @Override
        public String toString() {
            String list = Text.commas(constants) + (hasNull ? ", NULL" : "");
            return "(" + operand + " IN (" + list + "))";
        }
    }

    /// `operand LIKE pattern ESCAPE escape` over STRING.
    ///
    /// @param escape the escape character, or empty for none
    record Like(RowExpression operand, RowExpression pattern, Optional<Character> escape)
            implements RowExpression {
        @Override
        public SqlType type() {
            return SqlType.Basic.BOOLEAN;
        }

        @Override
        public String toString() {
            return "(" + operand + " LIKE " + pattern + ")";
        }
    }

    /// `left || right` over STRING; null if either is.
    record Concat(RowExpression left, RowExpression right) implements RowExpression {
        @Override
        public SqlType type() {
            return SqlType.Basic.STRING;
        }

        @Override
        public String toString() {
            return "(" + left + " || " + right + ")";
        }
    }

    /// `CAST(operand AS type)`; `safe` is TRY_CAST, which gives null where CAST is a row error.
    record Cast(RowExpression operand, SqlType type, boolean safe) implements RowExpression {
        @Override
        public String toString() {
            return (safe ? "TRY_CAST(" : "CAST(") + operand + " AS " + type + ")";
        }
    }

    /// A function call; the arguments have the function's parameter types.
    record Call(ResolvedScalar function, List<RowExpression> arguments) implements RowExpression {
        public Call {
            arguments = List.copyOf(arguments);
            if (arguments.size() != function.parameters().size()) {
                throw new IllegalArgumentException(
                        function.name() + " takes " + function.parameters().size() + " arguments");
            }
        }

        @Override
        public SqlType type() {
            return function.result();
        }

        @Override
        public String toString() {
            return function.name() + "(" + Text.commas(arguments) + ")";
        }
    }

    /// A field of a struct; null where the struct is.
    record FieldAccess(RowExpression struct, int field, SqlType type) implements RowExpression {
        @Override
        public String toString() {
            return struct + "." + ((SqlType.Struct) struct.type()).fields().get(field).name();
        }
    }

    /// An element of an array by number from 1, or of a map by key; null where there is none.
    record ElementAccess(RowExpression collection, RowExpression key, SqlType type)
            implements RowExpression {
        @Override
        public String toString() {
            return collection + "[" + key + "]";
        }
    }

    /// The time of the batch: `NOW()` and `CURRENT_TIMESTAMP`, BIGINT milliseconds.
    record CurrentTime() implements RowExpression {
        @Override
        public SqlType type() {
            return SqlType.Basic.BIGINT;
        }

        @Override
        public String toString() {
            return "NOW()";
        }
    }

    /// `_offset`: where in its origin the row was, BIGINT.
    record RowPosition() implements RowExpression {
        @Override
        public SqlType type() {
            return SqlType.Basic.BIGINT;
        }

        @Override
        public String toString() {
            return "_offset";
        }
    }

    /// `+ - * / % DIV`.
    enum ArithmeticOperator {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        /// Integer division, truncating.
        DIV("DIV"),
        MODULO("%");

        private final String symbol;

        ArithmeticOperator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /// `= <> < <= > >=`.
    enum ComparisonOperator {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        ComparisonOperator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        /// What the operator becomes when its sides change places.
        public ComparisonOperator mirrored() {
            return switch (this) {
                case EQUAL, NOT_EQUAL -> this;
                case LESS -> GREATER;
                case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
                case GREATER -> LESS;
                case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            };
        }
    }

    /// Lists of expressions as text.
    final class Text {
        private Text() {}

        static String commas(List<? extends RowExpression> expressions) {
            return String.join(", ", expressions.stream().map(Object::toString).toList());
        }

        static String join(String separator, List<? extends RowExpression> expressions) {
            return "("
                    + String.join(separator, expressions.stream().map(Object::toString).toList())
                    + ")";
        }
    }
}
