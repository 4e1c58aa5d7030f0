package io.velostream.connectors.file;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Finds the files that a path or a pattern means.
///
/// In a pattern `*` and `?` stay within a directory, `**` crosses directories (`**/` also means
/// none), `[..]` is one of some characters and `{a,b}` one of some texts. Files and directories
/// whose name begins with a point are left out unless the pattern says the point, as in a shell:
/// files that are being written have such names.
final class InputFiles {
    private InputFiles() {}

    /// The files, sorted by path; at least one.
    ///
    /// @throws io.velostream.types.UserException if there is none, or one cannot be read
    static List<Path> find(Path path) {
        if (Files.isDirectory(path)) {
            throw FileErrors.isDirectory(path);
        }
        if (Files.exists(path)) {
            // Also a name with brackets in it, which would be a pattern.
            return List.of(readable(path));
        }
        int fixed = 0;
        while (fixed < path.getNameCount() && !isPattern(path.getName(fixed).toString())) {
            fixed++;
        }
        if (fixed == path.getNameCount()) {
            throw FileErrors.notFound(path);
        }
        Path base = path.getRoot();
        for (int i = 0; i < fixed; i++) {
            base = base.resolve(path.getName(i));
        }
        List<Path> found = match(base, path.subpath(fixed, path.getNameCount()).toString());
        if (found.isEmpty()) {
            throw FileErrors.noMatch(path.toString(), base);
        }
        found.forEach(InputFiles::readable);
        return found;
    }

    static boolean isPattern(String path) {
        return path.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    private static Path readable(Path file) {
        if (!Files.isReadable(file)) {
            throw FileErrors.notReadable(file);
        }
        return file;
    }

    private static List<Path> match(Path base, String pattern) {
        // Java's "**/" asks for at least one directory; everybody else's for any number.
        PathMatcher matcher =
                FileSystems.getDefault().getPathMatcher("glob:" + pattern.replace("**/", "{**/,}"));
        boolean withHidden = pattern.startsWith(".") || pattern.contains("/.");
        int depth = pattern.contains("**") ? Integer.MAX_VALUE : Path.of(pattern).getNameCount();
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(base)) {
            return found;
        }
        try {
            Files.walkFileTree(
                    base,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    depth,
                    new Visitor(base, matcher, withHidden, found));
        } catch (IOException e) {
            throw FileErrors.notReadable(base, e);
        }
        found.sort(null);
        return found;
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path base;
        private final PathMatcher matcher;
        private final boolean withHidden;
        private final List<Path> found;

        Visitor(Path base, PathMatcher matcher, boolean withHidden, List<Path> found) {
            this.base = base;
            this.matcher = matcher;
            this.withHidden = withHidden;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return directory.equals(base) || isWanted(directory)
                    ? FileVisitResult.CONTINUE
                    : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!attributes.isDirectory()
                    && isWanted(file)
                    && matcher.matches(base.relativize(file))) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) {
            if (Files.isDirectory(file) && !Files.isReadable(file)) {
                // Data that silently is not there would be worse than an error.
                throw FileErrors.notReadable(file);
            }
            // A link that leads nowhere, or back up.
            return FileVisitResult.CONTINUE;
        }

        private boolean isWanted(Path path) {
            return withHidden || !String.valueOf(path.getFileName()).startsWith(".");
        }
    }
}
