/// Files as tables: a path or a pattern to read, a path to write.
///
/// Read [io.velostream.connectors.file.FileConnector] first.
/// [io.velostream.connectors.file.InputFiles] finds the files,
/// [io.velostream.connectors.file.FileSplitReader] hands their bytes in chunks to the decoder of a
/// format, [io.velostream.connectors.file.FileSinkWriter] writes a hidden file that gets its name
/// when it is finished. What the bytes mean is the formats' business and not known here.
@NullMarked
package io.velostream.connectors.file;

import org.jspecify.annotations.NullMarked;
