package io.velostream.engine.expression;

import io.velostream.types.Column;
import io.velostream.types.Int128;
import io.velostream.types.Int128Column;
import io.velostream.types.LongColumn;
import java.math.BigDecimal;

/// The order by value of decimals whose scales or storages differ. Belongs to one kernel.
final class DecimalOrder implements ValueOrder.Pairwise {
    private final int leftScale;
    private final int rightScale;
    private final Wide x = new Wide();
    private final Wide y = new Wide();

    DecimalOrder(int leftScale, int rightScale) {
        this.leftScale = leftScale;
        this.rightScale = rightScale;
    }

    @Override
    public int compare(Column left, int leftRow, Column right, int rightRow) {
        load(left, leftRow, x);
        load(right, rightRow, y);
        int common = Math.max(leftScale, rightScale);
        if (x.scaleUp(common - leftScale) && y.scaleUp(common - rightScale)) {
            return Int128.compare(x.high, x.low, y.high, y.low);
        }
        load(left, leftRow, x);
        load(right, rightRow, y);
        return new BigDecimal(x.toBigInteger(), leftScale)
                .compareTo(new BigDecimal(y.toBigInteger(), rightScale));
    }

    static void load(Column column, int row, Wide into) {
        switch (column) {
            case LongColumn c -> into.set(c.get(row) >> 63, c.get(row));
            case Int128Column c -> into.set(c.high(row), c.low(row));
            default -> throw new IllegalStateException(column.type() + " is not a decimal");
        }
    }
}
