package io.velostream.functions.aggregate;

import io.velostream.types.Column;
import io.velostream.types.RowErrors;
import io.velostream.types.SqlType;
import io.velostream.types.StateReader;
import io.velostream.types.StateWriter;
import java.util.List;

/// As [ArgPick], of the rows that are left: the second arguments are kept sorted, and with each of
/// them the first ones in the order of their arrival.
final class RetractingArg extends RetractingState {
    private final boolean greatest;
    private final ValueKeys valueKeys;
    private final ValueKeys orderKeys;
    private final SortedCounts orders;

    /// By node of [#orders].
    private final ArrivalLists values = new ArrivalLists();

    RetractingArg(boolean greatest, List<SqlType> types) {
        this.greatest = greatest;
        this.valueKeys = new ValueKeys(types.getFirst(), ValueKeys.Equality.EXACT);
        this.orderKeys = new ValueKeys(types.getLast(), ValueKeys.Equality.EXACT);
        this.orders = new SortedCounts(orderKeys::compare);
    }

    @Override
    boolean isSkipped(Column[] arguments, int row) {
        return arguments[0].isNull(row) || arguments[1].isNull(row);
    }

    @Override
    void put(int group, Column[] arguments, int row) {
        valueKeys.use(arguments[0]);
        orderKeys.use(arguments[1]);
        add(group, orderKeys.key(arguments[1], row), valueKeys.key(arguments[0], row));
    }

    private void add(int group, long order, long value) {
        int node = orders.add(group, order, 1);
        if (orders.count(node) == 1) {
            orderKeys.hold(order);
        }
        valueKeys.hold(value);
        values.ensureGroups(orders.capacity());
        values.add(node, value);
    }

    @Override
    void take(int group, Column[] arguments, int row) {
        valueKeys.use(arguments[0]);
        orderKeys.use(arguments[1]);
        long order = orderKeys.key(arguments[1], row);
        long value = valueKeys.key(arguments[0], row);
        orderKeys.hold(order);
        valueKeys.hold(value);
        int node = orders.find(group, order);
        if (node != SortedCounts.NONE && values.takeBack(node, value)) {
            valueKeys.release(value);
            if (orders.remove(group, node)) {
                orderKeys.release(order);
            }
        }
        valueKeys.release(value);
        orderKeys.release(order);
    }

    @Override
    void write(int group, Column out, int row, RowErrors errors) {
        if (orders.size(group) == 0) {
            out.setNull(row);
            return;
        }
        int node =
                greatest ? values.last(orders.greatest(group)) : values.first(orders.least(group));
        valueKeys.write(values.key(node), out, row);
    }

    @Override
    void grow(int count) {
        orders.ensureGroups(count);
    }

    @Override
    void clear(int count) {
        orders.clear();
        values.clear();
        orderKeys.clear();
        valueKeys.clear();
    }

    @Override
    void reset(int group) {
        orders.forEach(
                group,
                node -> {
                    values.reset(node, valueKeys::release);
                    orderKeys.release(orders.key(node));
                });
        orders.reset(group);
    }

    @Override
    void merge(RetractingState other, int from, int to) {
        RetractingArg that = (RetractingArg) other;
        that.orders.forEach(
                from,
                node -> {
                    long order = orderKeys.translate(that.orderKeys, that.orders.key(node));
                    for (int value = that.values.first(node);
                            value != ArrivalLists.NONE;
                            value = that.values.next(value)) {
                        add(to, order, valueKeys.translate(that.valueKeys, that.values.key(value)));
                    }
                });
    }

    @Override
    public long stateBytes() {
        return orderKeys.size() + valueKeys.size() + orders.bytes() + values.bytes();
    }

    @Override
    void write(int count, StateWriter writer) {
        orderKeys.write(writer);
        valueKeys.write(writer);
        for (int group = 0; group < count; group++) {
            orders.forEach(
                    group,
                    node -> {
                        for (int value = values.first(node);
                                value != ArrivalLists.NONE;
                                value = values.next(value)) {
                            writer.writeBoolean(true);
                            writer.writeLong(orders.key(node));
                            writer.writeLong(values.key(value));
                        }
                    });
            writer.writeBoolean(false);
        }
    }

    @Override
    void read(int count, StateReader reader) {
        orderKeys.read(reader);
        valueKeys.read(reader);
        for (int group = 0; group < count; group++) {
            while (reader.readBoolean()) {
                add(group, reader.readLong(), reader.readLong());
            }
        }
    }
}
