package io.velostream.connect;

import io.velostream.types.Changelog;
import io.velostream.types.Diagnostic;
import io.velostream.types.Schema;
import io.velostream.types.UserException;
import java.util.List;

/// How rows look as bytes. Instances are shared and have no state.
public interface Format extends Provider {
    /// File endings that mean this format when none is named, such as `.jsonl`.
    List<String> fileEndings();

    /// What it can say of rows that are replaced or deleted, see [Sink#changelog] and
    /// [Source#changelog].
    default Changelog changelog() {
        return Changelog.APPEND;
    }

    /// Finds columns and types from the first rows of the input.
    ///
    /// @param sample whole records, if `complete` is false perhaps with a cut-off one at the end
    /// @throws io.velostream.types.UserException `SCHEMA_NOT_INFERRED` if no columns can be found
    Schema infer(Sample sample, Options options);

    /// A new decoder for one split. It is used by one thread.
    Decoder decoder(DecoderRequest request, Options options);

    /// A new finder of record ends for one split, which may be cut there: what decodes a later
    /// piece is a decoder that was given the prologue first, or one that is not at the start if
    /// there is no prologue. Used by one thread.
    RecordEnds recordEnds(Options options);

    /// A new encoder for one output, of rows with these columns. It is used by one thread.
    ///
    /// @param key the key's columns, empty if there is no key
    /// @throws io.velostream.types.UserException if the format cannot hold one of the types, or
    ///   `KEY_MISSING`
    Encoder encoder(Schema schema, List<Integer> key, Options options);

    /// Refuses to write rows without a key if the format needs one.
    ///
    /// @param key the key's columns in any form
    /// @throws UserException `KEY_MISSING`
    default void checkKey(List<?> key) {
        if (changelog() == Changelog.UPSERT && key.isEmpty()) {
            throw new UserException(
                    Diagnostic.of(
                                    "KEY_MISSING",
                                    "format \""
                                            + name()
                                            + "\" needs a key to say which row is replaced")
                            .withHint(
                                    "declare PRIMARY KEY (…), group the rows, or use format"
                                            + " \"debezium-json\", which needs none"));
        }
    }
}
