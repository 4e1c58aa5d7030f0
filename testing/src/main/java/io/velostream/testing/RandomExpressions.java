package io.velostream.testing;

import io.velostream.planner.expression.ArithmeticTypes;
import io.velostream.planner.expression.CastTypes;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.And;
import io.velostream.planner.expression.RowExpression.Arithmetic;
import io.velostream.planner.expression.RowExpression.ArithmeticOperator;
import io.velostream.planner.expression.RowExpression.Case;
import io.velostream.planner.expression.RowExpression.Cast;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.expression.RowExpression.Comparison;
import io.velostream.planner.expression.RowExpression.ComparisonOperator;
import io.velostream.planner.expression.RowExpression.Concat;
import io.velostream.planner.expression.RowExpression.CurrentTime;
import io.velostream.planner.expression.RowExpression.ElementAccess;
import io.velostream.planner.expression.RowExpression.FieldAccess;
import io.velostream.planner.expression.RowExpression.InConstants;
import io.velostream.planner.expression.RowExpression.IsDistinct;
import io.velostream.planner.expression.RowExpression.IsNull;
import io.velostream.planner.expression.RowExpression.Like;
import io.velostream.planner.expression.RowExpression.Literal;
import io.velostream.planner.expression.RowExpression.Negate;
import io.velostream.planner.expression.RowExpression.Not;
import io.velostream.planner.expression.RowExpression.Or;
import io.velostream.planner.expression.RowExpression.RowPosition;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Array;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.SqlType.Map;
import io.velostream.types.SqlType.Struct;
import io.velostream.types.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Random well-typed expressions over the columns of a schema, of every kind but function calls.
public final class RandomExpressions {
    /// The types that take part in expressions without a column of theirs.
    public static final List<SqlType> SIMPLE_TYPES =
            List.of(
                    Basic.BOOLEAN,
                    Basic.INT,
                    Basic.BIGINT,
                    Basic.DOUBLE,
                    Basic.STRING,
                    Basic.BYTES,
                    Basic.DATE,
                    Basic.TIME,
                    Basic.TIMESTAMP,
                    Basic.INTERVAL,
                    Basic.INTERVAL_MONTH,
                    new Decimal(5, 4),
                    new Decimal(9, 2),
                    new Decimal(18, 0),
                    new Decimal(18, 6),
                    new Decimal(25, 5),
                    new Decimal(38, 0),
                    new Decimal(38, 10));

    private final Schema schema;
    private final RandomGenerator random;
    private final RandomValues values;

    public RandomExpressions(Schema schema, RandomGenerator random) {
        this.schema = schema;
        this.random = random;
        this.values = new RandomValues(random);
    }

    /// An expression of that type whose tree is at most `depth` deep (a few casts not counted).
    public RowExpression of(SqlType type, int depth) {
        if (depth <= 0 || random.nextInt(6) == 0) {
            return leaf(type);
        }
        int kind = random.nextInt(10);
        if (kind == 0) {
            return conditional(type, depth);
        }
        if (kind <= 2) {
            RowExpression cast = cast(type, depth);
            return cast != null ? cast : leaf(type);
        }
        if (kind == 3) {
            RowExpression part = part(type, depth);
            return part != null ? part : leaf(type);
        }
        if (type == Basic.BOOLEAN) {
            return condition(depth);
        }
        if (type == Basic.STRING) {
            return new Concat(of(type, depth - 1), of(type, depth - 1));
        }
        return arithmetic(type, depth);
    }

    private RowExpression leaf(SqlType type) {
        List<RowExpression> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            if (schema.type(i).equals(type)) {
                columns.add(new ColumnRef(i, schema.name(i), type));
            }
        }
        if (type == Basic.BIGINT && random.nextInt(10) == 0) {
            return random.nextBoolean() ? new CurrentTime() : new RowPosition();
        }
        boolean nested = isNested(type);
        return columns.isEmpty() || (random.nextInt(3) == 0 && !nested)
                ? literal(type)
                : columns.get(random.nextInt(columns.size()));
    }

    private static boolean isNested(SqlType type) {
        return switch (type.storage()) {
            case ARRAY, MAP, STRUCT -> true;
            case BOOLEAN, LONG, DOUBLE, INT128, TEXT -> false;
        };
    }

    private Literal literal(SqlType type) {
        Object value = isNested(type) || type == Basic.BYTES ? null : values.nullable(type, 8);
        return new Literal(
                Optional.ofNullable(value).map(v -> BoxedValues.toLiteral(type, v)), type);
    }

    private SqlType anyType() {
        return SIMPLE_TYPES.get(random.nextInt(SIMPLE_TYPES.size()));
    }

    private RowExpression conditional(SqlType type, int depth) {
        List<Case.Branch> branches = new ArrayList<>();
        for (int n = 1 + random.nextInt(2); n > 0; n--) {
            branches.add(new Case.Branch(of(Basic.BOOLEAN, depth - 1), of(type, depth - 1)));
        }
        return new Case(branches, of(type, depth - 1));
    }

    private @Nullable RowExpression cast(SqlType to, int depth) {
        List<SqlType> sources = new ArrayList<>(SIMPLE_TYPES);
        schema.fields().forEach(field -> sources.add(field.type()));
        sources.removeIf(from -> !CastTypes.canCast(from, to));
        return sources.isEmpty()
                ? null
                : new Cast(
                        of(sources.get(random.nextInt(sources.size())), depth - 1),
                        to,
                        random.nextBoolean());
    }

    /// An element or a field of a column that has one of that type.
    private @Nullable RowExpression part(SqlType type, int depth) {
        List<RowExpression> parts = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            RowExpression column = new ColumnRef(i, schema.name(i), schema.type(i));
            switch (schema.type(i)) {
                case Array(SqlType element) when element.equals(type) ->
                        parts.add(new ElementAccess(column, of(Basic.BIGINT, depth - 1), type));
                case Map(SqlType key, SqlType value) when value.equals(type) ->
                        parts.add(new ElementAccess(column, of(key, depth - 1), type));
                case Struct struct -> {
                    for (int f = 0; f < struct.fields().size(); f++) {
                        if (struct.fields().get(f).type().equals(type)) {
                            parts.add(new FieldAccess(column, f, type));
                        }
                    }
                }
                default -> {}
            }
        }
        return parts.isEmpty() ? null : parts.get(random.nextInt(parts.size()));
    }

    private RowExpression condition(int depth) {
        int below = depth - 1;
        return switch (random.nextInt(10)) {
            case 0 -> new And(conditions(below));
            case 1 -> new Or(conditions(below));
            case 2 -> new Not(of(Basic.BOOLEAN, below));
            case 3 -> new IsNull(of(anyType(), below));
            case 4 -> new IsDistinct(pairedLeft(below), right);
            case 5 -> membership(below);
            case 6 -> like(below);
            default -> {
                ComparisonOperator[] operators = ComparisonOperator.values();
                RowExpression left = pairedLeft(below);
                yield new Comparison(operators[random.nextInt(operators.length)], left, right);
            }
        };
    }

    private List<RowExpression> conditions(int depth) {
        List<RowExpression> terms = new ArrayList<>();
        for (int n = 2 + random.nextInt(2); n > 0; n--) {
            terms.add(of(Basic.BOOLEAN, depth));
        }
        return terms;
    }

    /// The partner of the last [#pairedLeft].
    private RowExpression right = new CurrentTime();

    /// The left operand of a comparison; leaves a comparable one in [#right].
    private RowExpression pairedLeft(int depth) {
        int index = random.nextInt(schema.size());
        SqlType columnType = schema.type(index);
        if (random.nextInt(3) == 0 && !isNested(columnType)) {
            // A column with a constant: the commonest case, with kernels of its own.
            right = literal(columnType);
            return new ColumnRef(index, schema.name(index), columnType);
        }
        SqlType type = random.nextInt(8) == 0 ? nestedType() : anyType();
        SqlType other = type;
        while (type instanceof Decimal && random.nextBoolean()) {
            SqlType candidate = anyType();
            other = candidate instanceof Decimal ? candidate : other;
        }
        RowExpression left = of(type, depth);
        right = of(other, depth);
        return left;
    }

    /// An array or struct type; maps have no order.
    private SqlType nestedType() {
        List<SqlType> types = new ArrayList<>();
        schema.fields().forEach(field -> types.add(field.type()));
        types.removeIf(type -> type.storage() != Storage.ARRAY && type.storage() != Storage.STRUCT);
        return types.isEmpty() ? Basic.BIGINT : types.get(random.nextInt(types.size()));
    }

    private RowExpression membership(int depth) {
        SqlType type = anyType();
        if (type == Basic.BYTES) {
            type = Basic.BIGINT;
        }
        List<Literal> constants = new ArrayList<>();
        for (int n = 1 + random.nextInt(random.nextBoolean() ? 3 : 30); n > 0; n--) {
            constants.add(
                    new Literal(
                            Optional.of(BoxedValues.toLiteral(type, values.value(type))), type));
        }
        return new InConstants(of(type, depth), constants, random.nextInt(4) == 0);
    }

    private RowExpression like(int depth) {
        Optional<Character> escape = random.nextInt(3) == 0 ? Optional.of('\\') : Optional.empty();
        RowExpression pattern = random.nextBoolean() ? literal(Basic.STRING) : leaf(Basic.STRING);
        if (pattern instanceof Literal(var text, _) && text.toString().endsWith("\\]")) {
            // A constant pattern that is malformed is refused before there are rows.
            escape = Optional.empty();
        }
        return new Like(of(Basic.STRING, depth), pattern, escape);
    }

    private RowExpression arithmetic(SqlType type, int depth) {
        if (random.nextInt(6) == 0
                && ArithmeticTypes.resolve(ArithmeticOperator.SUBTRACT, type, type)
                        .filter(r -> r.result().equals(type) || type instanceof Decimal)
                        .isPresent()) {
            return new Negate(of(type, depth - 1));
        }
        ArithmeticOperator[] operators = ArithmeticOperator.values();
        for (int attempt = 0; attempt < 40; attempt++) {
            ArithmeticOperator operator = operators[random.nextInt(operators.length)];
            SqlType left = anyType();
            SqlType other = anyType();
            Optional<ArithmeticTypes.Resolution> types =
                    ArithmeticTypes.resolve(operator, left, other)
                            .filter(r -> r.result().equals(type) || bothDecimal(r.result(), type));
            if (types.isPresent()) {
                RowExpression sum =
                        new Arithmetic(
                                operator,
                                coerced(of(left, depth - 1), types.get().left()),
                                coerced(of(other, depth - 1), types.get().right()),
                                types.get().result());
                return coerced(sum, type);
            }
        }
        return leaf(type);
    }

    private static boolean bothDecimal(SqlType a, SqlType b) {
        return a instanceof Decimal && b instanceof Decimal;
    }

    private static RowExpression coerced(RowExpression expression, SqlType type) {
        return expression.type().equals(type) ? expression : new Cast(expression, type, false);
    }
}
