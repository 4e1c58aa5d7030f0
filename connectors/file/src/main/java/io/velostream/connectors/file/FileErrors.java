package io.velostream.connectors.file;

import io.velostream.types.Diagnostic;
import io.velostream.types.Suggestions;
import io.velostream.types.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a user is told about a path that does not serve.
final class FileErrors {
    /// How many names of a directory are compared with a wrong one.
    private static final int MOST_NAMES = 1000;

    private FileErrors() {}

    static UserException notFound(Path path) {
        return error(
                "FILE_NOT_FOUND",
                "file \"" + path + "\" does not exist",
                missingDirectory(path).or(() -> similar(path)));
    }

    static UserException noMatch(String pattern, Path base) {
        return error(
                "FILE_NOT_FOUND",
                "no file matches \"" + pattern + "\"",
                missingDirectory(base.resolve("*")).or(() -> examples(base)));
    }

    static UserException isDirectory(Path path) {
        return error(
                "FILE_IS_DIRECTORY",
                "\"" + path + "\" is a directory, not a file",
                Optional.of(
                        "to read the files in it, write a pattern such as \"" + path + "/*.csv\""));
    }

    static UserException notReadable(Path path) {
        return error(
                "FILE_NOT_READABLE",
                "file \"" + path + "\" may not be read by this user",
                Optional.empty());
    }

    /// The outside world failed while a statement was planned.
    static UserException notReadable(Path path, IOException problem) {
        return new UserException(
                Diagnostic.of(
                        "FILE_NOT_READABLE",
                        "\"" + path + "\" cannot be read: " + problem.getMessage()),
                problem);
    }

    static UserException notWritable(Path path, String why) {
        return error(
                "FILE_NOT_WRITABLE",
                "file \"" + path + "\" cannot be written: " + why,
                Optional.empty());
    }

    private static UserException error(String code, String message, Optional<String> hint) {
        Diagnostic diagnostic = Diagnostic.of(code, message);
        return new UserException(hint.map(diagnostic::withHint).orElse(diagnostic));
    }

    /// Names the first directory on the way to `path` that is not there.
    private static Optional<String> missingDirectory(Path path) {
        Path missing = null;
        for (Path at = path.getParent();
                at != null && !Files.isDirectory(at);
                at = at.getParent()) {
            missing = at;
        }
        if (missing == null) {
            return Optional.empty();
        }
        String directory = "directory \"" + missing + "\" does not exist";
        return Optional.of(similar(missing).map(hint -> directory + ", " + hint).orElse(directory));
    }

    private static Optional<String> similar(Path path) {
        Path name = path.getFileName();
        Path parent = path.getParent();
        if (name == null || parent == null) {
            return Optional.empty();
        }
        return Suggestions.didYouMean(name.toString(), names(parent));
    }

    private static Optional<String> examples(Path directory) {
        List<String> names = names(directory);
        if (names.isEmpty()) {
            return Optional.of("directory \"" + directory + "\" is empty");
        }
        return Optional.of(
                "directory \""
                        + directory
                        + "\" holds "
                        + String.join(
                                ", ", names.stream().limit(3).map(n -> '"' + n + '"').toList())
                        + (names.size() > 3 ? ", …" : ""));
    }

    private static List<String> names(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.limit(MOST_NAMES)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException _) {
            // Only a hint is lost.
            return List.of();
        }
    }
}
