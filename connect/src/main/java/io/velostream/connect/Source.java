package io.velostream.connect;

import io.velostream.types.Changelog;
import io.velostream.types.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Rows from outside. Planned once, then read split by split; each split by one thread.
public interface Source {
    /// Every column, declared or found.
    Schema schema();

    /// One line for `DESCRIBE`: where the columns come from, such as `declared` or `inferred from
    /// 1000 rows of trades.csv`.
    String schemaOrigin();

    /// What its rows are. Batches of an updating source have kinds; the deletes of an
    /// [Changelog#UPSERT] source may have only the columns of the primary key.
    default Changelog changelog() {
        return Changelog.APPEND;
    }

    /// Whether the source ends by itself.
    boolean isBounded();

    /// The parts that can be read alone, in the order in which one reader would take them.
    List<Split> splits();

    /// @throws IOException if the outside world fails
    SplitReader open(Split split, ReadRequest request) throws IOException;

    /// How the splits are read piece by piece; empty if each can only be read as a whole.
    default Optional<Pieces> pieces() {
        return Optional.empty();
    }

    /// A part of a source.
    ///
    /// @param id names it in messages and checkpoints, such as the file's path
    /// @param bytes its size if known, else -1; for progress
    record Split(String id, long bytes) {}

    /// @param projection which columns of [#schema] are wanted, in the order of the batch
    /// @param failures told of rows that cannot be read
    /// @param keepsLines whether batches shall tell the original text of each row, where the source
    ///   has such text ([Batch#line])
    record ReadRequest(List<Integer> projection, FailureListener failures, boolean keepsLines) {
        public ReadRequest {
            projection = List.copyOf(projection);
        }

        /// Without the original text of the rows.
        public ReadRequest(List<Integer> projection, FailureListener failures) {
            this(projection, failures, false);
        }
    }
}
