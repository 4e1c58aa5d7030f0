package io.velostream.connect;

/// A kind of place that rows are read from or written to, such as files or topics.
///
/// Instances are shared and have no state. Making a source or sink may look at the outside world
/// (does the file exist? which columns has it?) but must not change it.
public interface Connector extends Provider {
    /// The table as something to read.
    ///
    /// @throws io.velostream.types.UserException if the definition is wrong, the place cannot be
    ///   read, or this connector only writes (`SOURCE_NOT_SUPPORTED`)
    Source source(TableDefinition table);

    /// The table as something to write.
    ///
    /// @throws io.velostream.types.UserException if the definition is wrong or this connector only
    ///   reads (`SINK_NOT_SUPPORTED`)
    Sink sink(TableDefinition table);
}
