package io.velostream.formats.json;

import io.velostream.connect.DecoderRequest;
import io.velostream.formats.decode.FastRows;
import io.velostream.types.Batch;
import io.velostream.types.LongColumn;
import io.velostream.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/// Reads rows whose member `_op` says whether they are there or no longer. The member is read into
/// a column that is not the batch's, of which the kinds are made.
final class UpsertJsonDecoder extends JsonDecoder {
    private final LongColumn operations;
    private byte[] kinds = new byte[0];

    UpsertJsonDecoder(DecoderRequest request, FastRows fastRows) {
        this(request, fastRows, new LongColumn(SqlType.Basic.INT, 0));
    }

    private UpsertJsonDecoder(DecoderRequest request, FastRows fastRows, LongColumn operations) {
        super(request, fastRows, withOperation(request), operations);
        this.operations = operations;
    }

    private static List<JsonColumn> withOperation(DecoderRequest request) {
        List<JsonColumn> columns = new ArrayList<>(columns(request.projected()));
        columns.add(JsonColumn.operation());
        return columns;
    }

    @Override
    void endColumns(Batch batch) {
        int count = batch.rowCount();
        if (kinds.length < count) {
            kinds = new byte[capacity];
        }
        byte[] to = kinds;
        long[] from = operations.values();
        for (int row = 0; row < count; row++) {
            to[row] = (byte) from[row];
        }
        batch.setKinds(to);
    }
}
