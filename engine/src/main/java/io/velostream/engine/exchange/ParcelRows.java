package io.velostream.engine.exchange;

import io.velostream.types.Batch;
import io.velostream.types.Column;
import io.velostream.types.Dictionary;
import io.velostream.types.DoubleColumn;
import io.velostream.types.LongColumn;
import io.velostream.types.RowKind;
import io.velostream.types.TextColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Copies rows of a batch behind those of a parcel: column by column, one small loop each.
final class ParcelRows {
    private ParcelRows() {}

    /// Adds `rows[from..from + count)`, which fit.
    ///
    /// @param forms the columns that travel as entry numbers
    static void append(
            Parcel parcel,
            Batch batch,
            @Nullable Dictionary[] forms,
            int[] rows,
            int from,
            int count) {
        int at = parcel.count;
        for (int i = 0; i < forms.length; i++) {
            Column column = batch.column(i);
            Column copy = parcel.rows.column(i);
            if (forms[i] != null) {
                copyIds((TextColumn) copy, forms[i], (TextColumn) column, rows, from, at, count);
            } else {
                copyValues(copy, column, rows, from, at, count);
            }
        }
        copyRest(parcel, batch, rows, from, count);
        parcel.count = at + count;
    }

    private static void copyIds(
            TextColumn to,
            Dictionary form,
            TextColumn column,
            int[] rows,
            int from,
            int at,
            int count) {
        if (!to.isDictionary()) {
            to.useDictionary(form);
        }
        int[] copies = to.ids();
        int[] ids = column.ids();
        for (int i = 0; i < count; i++) {
            copies[at + i] = ids[rows[from + i]];
        }
        copyNulls(to, column, rows, from, at, count);
    }

    private static void copyValues(
            Column to, Column column, int[] rows, int from, int at, int count) {
        switch (column) {
            case LongColumn longs -> {
                long[] copies = ((LongColumn) to).values();
                long[] values = longs.values();
                for (int i = 0; i < count; i++) {
                    copies[at + i] = values[rows[from + i]];
                }
                copyNulls(to, column, rows, from, at, count);
            }
            case DoubleColumn doubles -> {
                double[] copies = ((DoubleColumn) to).values();
                double[] values = doubles.values();
                for (int i = 0; i < count; i++) {
                    copies[at + i] = values[rows[from + i]];
                }
                copyNulls(to, column, rows, from, at, count);
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    to.copy(at + i, column, rows[from + i]);
                }
            }
        }
    }

    private static void copyNulls(
            Column to, Column column, int[] rows, int from, int at, int count) {
        if (!column.hasNulls()) {
            return;
        }
        for (int i = 0; i < count; i++) {
            if (column.isNull(rows[from + i])) {
                to.setNull(at + i);
            }
        }
    }

    private static void copyRest(Parcel parcel, Batch batch, int[] rows, int from, int count) {
        int at = parcel.count;
        parcel.origin = batch.origin();
        long[] stamps = batch.watermarks();
        parcel.hasStamps = stamps != null;
        if (stamps != null) {
            copyLongs(parcel.stamps, stamps, rows, from, at, count);
        }
        long[] positions = batch.positions();
        parcel.hasPositions = positions != null;
        if (positions != null) {
            copyLongs(parcel.positions, positions, rows, from, at, count);
        }
        byte[] kinds = batch.kinds();
        if (kinds != null && !parcel.hasKinds) {
            // The rows before were all inserts.
            Arrays.fill(parcel.kinds, 0, at, RowKind.INSERT);
            parcel.hasKinds = true;
        }
        if (parcel.hasKinds) {
            for (int i = 0; i < count; i++) {
                parcel.kinds[at + i] = kinds == null ? RowKind.INSERT : kinds[rows[from + i]];
            }
        }
    }

    private static void copyLongs(
            long[] copies, long[] values, int[] rows, int from, int at, int count) {
        for (int i = 0; i < count; i++) {
            copies[at + i] = values[rows[from + i]];
        }
    }
}
