/// Files as tables: a path or a pattern to read, a path to write.
///
/// Read [io.velostream.connectors.file.FileConnector] first.
/// [io.velostream.connectors.file.InputFiles] finds the files,
/// [io.velostream.connectors.file.FileReader] cuts one into pieces at the ends of records,
/// [io.velostream.connectors.file.FilePieceDecoder] has the decoder of a format make rows of them,
/// and [io.velostream.connectors.file.FileSplitReader] does both for those who want the rows of a
/// whole file. [io.velostream.connectors.file.FileByteWriter] writes a hidden file that gets its
/// name when it is finished. What the bytes mean is the formats' business and not known here.
@NullMarked
package io.velostream.connectors.file;

import org.jspecify.annotations.NullMarked;
