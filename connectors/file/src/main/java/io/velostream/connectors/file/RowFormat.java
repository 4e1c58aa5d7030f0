package io.velostream.connectors.file;

import io.velostream.connect.Format;
import io.velostream.connect.Option;
import io.velostream.connect.Options;
import io.velostream.connect.Providers;
import io.velostream.types.Diagnostic;
import io.velostream.types.UserException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Chooses the format of a file table and checks all of its options.
final class RowFormat {
    private RowFormat() {}

    /// The format that the options name, or that the endings of all files agree on.
    static Format ofInput(List<Path> files, Options options) {
        Optional<Format> named = options.find(FileOptions.FORMAT).map(Providers::format);
        Format format = named.orElseGet(() -> ofEndings(files, options));
        check(format, options);
        return format;
    }

    /// The format that the options name, or the ending of the file, or else JSON lines.
    static Format ofOutput(Path file, Options options) {
        Format format =
                options.find(FileOptions.FORMAT)
                        .map(Providers::format)
                        .or(() -> ofEnding(file, options))
                        .orElseGet(() -> Providers.format("json"));
        check(format, options);
        return format;
    }

    private static Format ofEndings(List<Path> files, Options options) {
        Path first = files.getFirst();
        Format format =
                ofEnding(first, options)
                        .orElseThrow(() ->
                                unknown("the ending of file \"" + first + "\" names no format"));
        for (Path file : files) {
            Optional<Format> other = ofEnding(file, options);
            if (other.isEmpty() || !other.get().name().equals(format.name())) {
                throw unknown(
                        "files \"" + first + "\" and \"" + file + "\" differ in their endings");
            }
        }
        return format;
    }

    private static UserException unknown(String message) {
        List<String> names = Providers.all(Format.class).stream().map(Format::name).toList();
        return new UserException(
                Diagnostic.of("FORMAT_MISSING", message)
                        .withHint("add 'format' = '…' with one of: " + String.join(", ", names)));
    }

    private static Optional<Format> ofEnding(Path file, Options options) {
        String name = String.valueOf(file.getFileName());
        return Providers.formatOfFile(Compression.of(name, options).stripEnding(name));
    }

    /// The options of the place and of the format stand side by side in one `WITH`.
    private static void check(Format format, Options options) {
        List<Option> known = new ArrayList<>(FileOptions.ALL);
        known.addAll(format.options());
        options.checkKnown(known, "connector \"file\" with format \"" + format.name() + "\"");
    }
}
