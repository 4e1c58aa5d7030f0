package io.velostream.connectors.file;

import io.velostream.connect.ByteWriter;
import io.velostream.connect.EncodedWriter;
import io.velostream.connect.Encoder;
import io.velostream.connect.Format;
import io.velostream.connect.Options;
import io.velostream.connect.OutputBuffer;
import io.velostream.connect.Sink;
import io.velostream.connect.SinkWriter;
import io.velostream.connect.TableDefinition;
import io.velostream.types.Changelog;
import io.velostream.types.Diagnostic;
import io.velostream.types.Schema;
import io.velostream.types.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// One file to write.
record FileSink(
        Path file, Format format, Compression compression, boolean append, TableDefinition table)
        implements Sink {
    static FileSink plan(TableDefinition table) {
        Options options = table.options();
        Path file = FileLocation.of(table).path();
        check(file, options);
        Format format = RowFormat.ofOutput(file, options);
        format.checkKey(table.primaryKey());
        return new FileSink(
                file,
                format,
                Compression.of(String.valueOf(file.getFileName()), options),
                options.flag(FileOptions.APPEND),
                table);
    }

    private static void check(Path file, Options options) {
        if (Files.isDirectory(file)) {
            throw new UserException(
                    Diagnostic.of(
                                    "FILE_IS_DIRECTORY",
                                    "\"" + file + "\" is a directory, not a file to write")
                            .withHint("add the file's name: \"" + file + "/result.jsonl\""));
        }
        if (InputFiles.isPattern(file.toString()) && !Files.exists(file)) {
            throw options.invalid(
                    FileOptions.PATH, "one file to write, not a pattern of files to read");
        }
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw FileErrors.notWritable(file, "it may not be changed by this user");
        }
        Path parent = file.toAbsolutePath().getParent();
        while (parent != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        if (parent != null && !Files.isDirectory(parent)) {
            throw FileErrors.notWritable(file, "\"" + parent + "\" is not a directory");
        }
        if (parent != null && !Files.isWritable(parent) && !OutputFile.isDevice(file)) {
            throw FileErrors.notWritable(
                    file, "this user may not create files in \"" + parent + "\"");
        }
    }

    @Override
    public Changelog changelog() {
        return format.changelog();
    }

    @Override
    public SinkWriter open(Schema schema) throws IOException {
        return EncodedWriter.open(new Bytes(this), changelog(), schema);
    }

    @Override
    public Optional<EncodedSink> encoded() {
        return Optional.of(new Bytes(this));
    }

    /// The file as a place for the bytes of rows.
    private record Bytes(FileSink sink) implements EncodedSink {
        @Override
        public Encoder encoder(Schema schema) {
            return sink.encoder(schema);
        }

        @Override
        public ByteWriter open(Schema schema) throws IOException {
            return sink.openBytes(schema);
        }
    }

    private ByteWriter openBytes(Schema schema) throws IOException {
        Encoder encoder = encoder(schema);
        OutputFile output = OutputFile.create(file, compression);
        try {
            boolean begun =
                    append
                            && !output.isDirect()
                            && Appending.copy(file, compression, header(schema), output);
            return new FileByteWriter(output, encoder, begun);
        } catch (IOException | RuntimeException e) {
            output.close();
            throw e;
        }
    }

    private Encoder encoder(Schema schema) {
        return format.encoder(schema, table.keyColumns(schema), table.options());
    }

    private byte[] header(Schema schema) {
        OutputBuffer header = new OutputBuffer(1024);
        encoder(schema).begin(header);
        return Arrays.copyOf(header.array(), header.position());
    }
}
