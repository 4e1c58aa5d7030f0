package io.velostream.connectors.file;

import io.velostream.connect.Options;
import io.velostream.connect.TableDefinition;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The path that a table names, and how it is shown.
///
/// @param path absolute, perhaps a pattern
/// @param directory where relative paths start
record FileLocation(Path path, Path directory) {
    /// Understands plain paths, `~/…` and `file:` URIs.
    static FileLocation of(TableDefinition table) {
        Options options = table.options();
        String text = options.text(FileOptions.PATH);
        Path directory = table.directory().toAbsolutePath().normalize();
        try {
            Path path = directory.resolve(plain(text)).normalize();
            if (!text.isBlank() && path.getNameCount() > 0) {
                return new FileLocation(path, directory);
            }
        } catch (IllegalArgumentException _) {
            // Characters that no path may have: the same message as for an empty one.
        }
        throw options.invalid(FileOptions.PATH, "the path of a file");
    }

    private static String plain(String text) {
        if (text.startsWith("file:")) {
            String rest = text.substring("file:".length());
            if (rest.startsWith("//localhost/")) {
                rest = rest.substring("//localhost".length());
            } else if (rest.startsWith("//")) {
                rest = rest.substring(2);
            }
            // Not java.net.URI: it refuses the "?" and "[" of patterns. "+" is no blank in a path.
            return URLDecoder.decode(rest.replace("+", "%2B"), StandardCharsets.UTF_8);
        }
        if (text.startsWith("~/")) {
            return System.getProperty("user.home") + text.substring(1);
        }
        return text;
    }

    /// A file as the user would write it: relative if it lies in the table's directory. [#resolve]
    /// turns it back.
    String shown(Path file) {
        return file.startsWith(directory) ? directory.relativize(file).toString() : file.toString();
    }

    Path resolve(String shown) {
        return directory.resolve(shown);
    }
}
