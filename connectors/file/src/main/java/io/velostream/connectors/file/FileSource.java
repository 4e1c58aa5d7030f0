package io.velostream.connectors.file;

import io.velostream.connect.Format;
import io.velostream.connect.Options;
import io.velostream.connect.Pieces;
import io.velostream.connect.Source;
import io.velostream.connect.SplitReader;
import io.velostream.connect.TableDefinition;
import io.velostream.types.Changelog;
import io.velostream.types.Diagnostic;
import io.velostream.types.Schema;
import io.velostream.types.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files that a path or pattern meant when the statement was planned, one split each.
///
/// @param maxRowBytes a longer row is left out
record FileSource(
        FileLocation location,
        List<Path> files,
        Format format,
        Options options,
        int maxRowBytes,
        Schema schema,
        String schemaOrigin,
        List<Integer> key)
        implements Source {
    FileSource {
        files = List.copyOf(files);
        key = List.copyOf(key);
    }

    static FileSource plan(TableDefinition table) {
        Options options = table.options();
        FileLocation location = FileLocation.of(table);
        List<Path> files = InputFiles.find(location.path());
        Format format = RowFormat.ofInput(files, options);
        if (options.flag(FileOptions.WATCH)) {
            throw new UserException(
                    "OPTION_NOT_SUPPORTED", "watching a file for more is not supported yet");
        }
        int maxRowBytes =
                (int)
                        options.integer(
                                FileOptions.MAX_ROW_BYTES,
                                FileReader.LEAST_MAX_ROW_BYTES,
                                FileReader.MOST_MAX_ROW_BYTES);
        if (table.declared().isPresent()) {
            Schema declared = table.declared().get();
            return new FileSource(
                    location,
                    files,
                    format,
                    options,
                    maxRowBytes,
                    declared,
                    "declared",
                    table.keyColumns(declared));
        }
        SchemaSample sample = SchemaSample.read(location, files, options, maxRowBytes);
        Schema found = format.infer(sample.sample(), options);
        return new FileSource(
                location,
                files,
                format,
                options,
                maxRowBytes,
                found,
                sample.inWords(),
                table.keyColumns(found));
    }

    @Override
    public Changelog changelog() {
        return format.changelog();
    }

    @Override
    public boolean isBounded() {
        return true;
    }

    @Override
    public List<Split> splits() {
        List<Split> splits = new ArrayList<>();
        for (Path file : files) {
            splits.add(new Split(location.shown(file), sizeOf(file)));
        }
        return splits;
    }

    private static long sizeOf(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : -1;
        } catch (IOException e) {
            throw FileErrors.notReadable(file, e);
        }
    }

    @Override
    public Optional<Pieces> pieces() {
        return Optional.of(new FilePieces(this));
    }

    @Override
    public SplitReader open(Split split, ReadRequest request) throws IOException {
        FilePieces pieces = new FilePieces(this);
        FilePieceDecoder decoder = pieces.decoder(split, request, FilePieceDecoder.Lines.OF_FILE);
        return new FileSplitReader(
                new ReadAhead(pieces.reader(split), split.id(), ReadAhead.PAYS), decoder);
    }

    /// The bytes of one split.
    InputFile input(Split split) throws IOException {
        Path file = location.resolve(split.id());
        if (!Files.exists(file)) {
            // It was there when the statement was planned.
            throw new UserException(
                    Diagnostic.of("FILE_NOT_FOUND", "file \"" + file + "\" is gone"));
        }
        return InputFile.open(file, Compression.of(String.valueOf(file.getFileName()), options));
    }
}
