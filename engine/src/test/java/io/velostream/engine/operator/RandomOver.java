package io.velostream.engine.operator;

import io.velostream.functions.FunctionCatalog;
import io.velostream.functions.ResolvedAggregate;
import io.velostream.planner.expression.RowExpression;
import io.velostream.planner.expression.RowExpression.ColumnRef;
import io.velostream.planner.plan.Frame;
import io.velostream.planner.plan.Frame.Bound;
import io.velostream.planner.plan.OverCall;
import io.velostream.planner.plan.OverCall.Function;
import io.velostream.planner.plan.PhysicalPlan.Over;
import io.velostream.planner.plan.PhysicalPlan.RowsBuffer;
import io.velostream.planner.plan.PhysicalPlan.SingleRow;
import io.velostream.planner.plan.PhysicalPlan.SortKey;
import io.velostream.types.Schema;
import io.velostream.types.SqlType;
import io.velostream.types.SqlType.Basic;
import io.velostream.types.SqlType.Decimal;
import io.velostream.types.SqlType.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Random window functions and rows for them. Values are such that sums are exact.
final class RandomOver {
    static final int ID = 0;
    static final int TIME = 1;
    static final int KEY = 2;
    static final int LONG = 3;
    static final int DOUBLE = 4;
    static final int TEXT = 5;
    static final int DECIMAL = 6;
    static final int FLAG = 7;

    static final Schema SCHEMA =
            Schema.of(
                    new Field("id", Basic.BIGINT),
                    new Field("ts", Basic.TIMESTAMP),
                    new Field("k", Basic.STRING),
                    new Field("v", Basic.BIGINT),
                    new Field("d", Basic.DOUBLE),
                    new Field("s", Basic.STRING),
                    new Field("m", new Decimal(10, 2)),
                    new Field("f", Basic.BOOLEAN));

    private final SplittableRandom random;

    RandomOver(SplittableRandom random) {
        this.random = random;
    }

    /// Rows with times in disorder; the watermark allows for some of it.
    List<InputRow> rows(int count) {
        List<InputRow> rows = new ArrayList<>();
        int keys = 1 + random.nextInt(4);
        int spread = 1 + random.nextInt(8);
        long now = -50;
        long watermark = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            now += random.nextInt(3);
            long time = now - random.nextInt(spread);
            List<@Nullable Object> values = new ArrayList<>();
            values.add((long) i);
            values.add(time);
            values.add(orNull("k" + random.nextInt(keys)));
            values.add(orNull((long) random.nextInt(12)));
            values.add(orNull((random.nextInt(40) - 20) / 4.0));
            values.add(orNull("text " + random.nextInt(6)));
            values.add(orNull(random.nextLong(2000) - 1000));
            values.add(orNull(random.nextInt(3) > 0));
            rows.add(new InputRow(values, watermark));
            watermark = Math.max(watermark, time - 5);
        }
        return rows;
    }

    private @Nullable Object orNull(Object value) {
        return random.nextInt(8) == 0 ? null : value;
    }

    static ColumnRef column(int index) {
        return new ColumnRef(index, SCHEMA.name(index), SCHEMA.type(index));
    }

    List<SortKey> order() {
        List<SortKey> keys = new ArrayList<>();
        int[] columns = {LONG, DOUBLE, TEXT, DECIMAL, TIME};
        for (int i = random.nextInt(3); i > 0; i--) {
            keys.add(
                    new SortKey(
                            column(columns[random.nextInt(columns.length)]),
                            random.nextBoolean(),
                            random.nextBoolean()));
        }
        return keys;
    }

    Over over(List<SortKey> orderBy, boolean timed, Optional<RowsBuffer> buffer) {
        boolean hasRange = orderBy.size() == 1 && hasDistance(orderBy.getFirst());
        List<OverCall> calls = new ArrayList<>();
        List<Field> fields = new ArrayList<>(SCHEMA.fields());
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            OverCall call = call(hasRange);
            calls.add(call);
            fields.add(new Field(call.name(), call.type()));
        }
        return new Over(
                new SingleRow(),
                random.nextInt(4) == 0 ? List.of() : List.of(column(KEY)),
                orderBy,
                timed ? Optional.of((RowExpression) column(TIME)) : Optional.empty(),
                buffer,
                calls,
                new Schema(fields));
    }

    private static boolean hasDistance(SortKey key) {
        return switch (key.expression().type().storage()) {
            case LONG, DOUBLE -> true;
            default -> false;
        };
    }

    private OverCall call(boolean hasRange) {
        Frame frame = frame(hasRange);
        return switch (random.nextInt(8)) {
            case 0 -> {
                OverCall.Rank[] ranks = OverCall.Rank.values();
                OverCall.Rank rank = ranks[random.nextInt(ranks.length)];
                SqlType type =
                        rank == OverCall.Rank.PERCENT_RANK || rank == OverCall.Rank.CUME_DIST
                                ? Basic.DOUBLE
                                : Basic.BIGINT;
                yield call(rank.name(), new Function.Ranking(rank), List.of(), frame, type);
            }
            case 1 -> {
                ColumnRef value = value();
                List<RowExpression> arguments =
                        random.nextBoolean() ? List.of(value) : List.of(value, value);
                Function shifted =
                        new Function.Shifted(random.nextLong(9) - 4, random.nextBoolean());
                yield call("SHIFT", shifted, arguments, frame, value.type());
            }
            case 2 -> {
                ColumnRef value = value();
                long n = 1 + random.nextLong(3);
                Function nth =
                        new Function.Nth(random.nextBoolean() ? n : -n, random.nextBoolean());
                yield call("NTH", nth, List.of(value), frame, value.type());
            }
            case 3 -> {
                Function tile = new Function.Tile(1 + random.nextLong(5));
                yield call("NTILE", tile, List.of(), frame, Basic.BIGINT);
            }
            default -> aggregate(frame);
        };
    }

    private ColumnRef value() {
        int[] columns = {LONG, DOUBLE, TEXT, DECIMAL};
        return column(columns[random.nextInt(columns.length)]);
    }

    private OverCall aggregate(Frame frame) {
        String[] names = {"COUNT", "COUNT", "SUM", "AVG", "MIN", "MAX", "MEDIAN"};
        String name = names[random.nextInt(names.length)];
        ColumnRef argument =
                switch (name) {
                    case "SUM", "AVG" ->
                            column(new int[] {LONG, DOUBLE, DECIMAL}[random.nextInt(3)]);
                    case "MEDIAN" -> column(DOUBLE);
                    default -> value();
                };
        List<RowExpression> arguments =
                name.equals("COUNT") && random.nextBoolean() ? List.of() : List.of(argument);
        ResolvedAggregate resolved =
                FunctionCatalog.standard()
                        .aggregate(
                                name, false, arguments.stream().map(RowExpression::type).toList());
        return new OverCall(
                name,
                new Function.Aggregate(resolved),
                arguments,
                random.nextInt(4) == 0 ? Optional.of(column(FLAG)) : Optional.empty(),
                frame,
                resolved.result());
    }

    private static OverCall call(
            String name,
            Function function,
            List<RowExpression> arguments,
            Frame frame,
            SqlType type) {
        return new OverCall(name, function, arguments, Optional.empty(), frame, type);
    }

    private Frame frame(boolean hasRange) {
        Frame.Unit[] units = {Frame.Unit.ROWS, Frame.Unit.RANGE, Frame.Unit.GROUPS};
        Frame.Unit unit = random.nextInt(4) > 0 ? Frame.Unit.ROWS : units[random.nextInt(3)];
        boolean zeroOnly = unit == Frame.Unit.RANGE && !hasRange;
        long a = zeroOnly ? 0 : random.nextLong(9) - 6;
        long b = zeroOnly ? 0 : random.nextInt(3) == 0 ? random.nextLong(9) - 4 : 0;
        Bound start =
                random.nextInt(4) == 0
                        ? new Bound.UnboundedPreceding()
                        : new Bound.Offset(Math.min(a, b));
        Bound end =
                random.nextInt(6) == 0
                        ? new Bound.UnboundedFollowing()
                        : new Bound.Offset(Math.max(a, b));
        Frame.Exclusion[] exclusions = Frame.Exclusion.values();
        Frame.Exclusion exclusion =
                random.nextInt(5) > 0
                        ? Frame.Exclusion.NO_OTHERS
                        : exclusions[random.nextInt(exclusions.length)];
        return new Frame(unit, start, end, exclusion);
    }
}
