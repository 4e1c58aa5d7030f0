package io.velostream.planner.statement;

import io.velostream.connect.Sink;
import io.velostream.planner.logical.LogicalPlan;
import io.velostream.planner.logical.StateLimits;
import io.velostream.planner.plan.Batching;
import io.velostream.types.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One job to be.
sealed interface DraftJob {
    DraftJob copy();

    /// The rows of one query, and what its statement says about them.
    ///
    /// @param key which of its columns are the key, where they go
    /// @param batching when they leave, if it or the table says so
    /// @param place where the statement names what it makes
    record Rows(
            LogicalPlan plan,
            List<Integer> key,
            StateLimits state,
            Optional<Batching> batching,
            Diagnostic.Place place) {
        public Rows {
            key = List.copyOf(key);
        }
    }

    /// The rows of a stream, written to a sink, or else for other statements or whoever asks.
    record OfStream(
            String name,
            int number,
            Optional<Sink> sink,
            List<Integer> key,
            Optional<Batching> batching,
            Diagnostic.Place place)
            implements DraftJob {
        @Override
        public DraftJob copy() {
            return this;
        }
    }

    record OfQuery(Rows rows) implements DraftJob {
        @Override
        public DraftJob copy() {
            return this;
        }
    }

    /// All that is inserted into one table: one writer, for a file has room for no second.
    record OfTable(String name, Sink sink, List<Rows> inserts) implements DraftJob {
        @Override
        public DraftJob copy() {
            return new OfTable(name, sink, new ArrayList<>(inserts));
        }
    }
}
