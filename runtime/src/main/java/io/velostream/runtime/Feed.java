package io.velostream.runtime;

import io.velostream.connect.SplitReader.Progress;
import java.io.IOException;

/// Brings the rows of one leaf of the plan to the stage. Used by the task's thread.
interface Feed {
    /// Brings one batch, or says that there is none at present, or that the input has ended or is
    /// not needed any more. After [Progress#END] only [#finish] and [#close] follow.
    Progress step();

    /// Tells the stage that the input has ended.
    void finish();

    long rowsRead();

    long bytesRead();

    /// The size of the whole input, or -1 if that is not known.
    long totalBytes();

    void close() throws IOException;
}
