package io.velostream.connect;

import io.velostream.types.Schema;
import java.util.List;

/// What a decoder shall make of a split.
///
/// @param schema every column of the input, in the input's order where that matters
/// @param projection which columns of `schema` the batch holds, in the batch's order
/// @param origin what failures are said to come from, such as the file's name
/// @param atStart whether the first byte decoded is the first of the file, where a header may be
/// @param failures told of each row that cannot be read
/// @param keepsLines whether the batch shall tell the original text of each row ([Batch#line]); a
///   decoder of a format without such text need not
/// @param key which columns of `schema` are the primary key, empty if there is none: a change that
///   gives a row another key is not an update but a delete and an insert
public record DecoderRequest(
        Schema schema,
        List<Integer> projection,
        String origin,
        boolean atStart,
        FailureListener failures,
        boolean keepsLines,
        List<Integer> key) {
    public DecoderRequest {
        projection = List.copyOf(projection);
        key = List.copyOf(key);
    }

    /// Without the original text of the rows and without a key.
    public DecoderRequest(
            Schema schema,
            List<Integer> projection,
            String origin,
            boolean atStart,
            FailureListener failures) {
        this(schema, projection, origin, atStart, failures, false, List.of());
    }

    /// The same for a part of the file behind its start, where nothing has to be known of the
    /// start.
    public DecoderRequest behindStart() {
        return new DecoderRequest(schema, projection, origin, false, failures, keepsLines, key);
    }

    /// The columns of the batch.
    public Schema projected() {
        return new Schema(projection.stream().map(schema::field).toList());
    }
}
