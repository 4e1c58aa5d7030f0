package io.velostream.sql.tree;

import java.util.List;

/// The statements of an application file, with the comments that annotations are read from.
///
/// @param trailing comments after the last statement, or all of a file without statements
public record Script(List<Entry> entries, List<Comment> trailing) {
    public Script {
        entries = List.copyOf(entries);
        trailing = List.copyOf(trailing);
    }

    /// A statement.
    ///
    /// @param comments those before the statement and after the one before it; a comment that
    ///   begins in the line in which the last statement ended belongs to neither
    /// @param text the statement as written, without its semicolon
    public record Entry(Statement statement, List<Comment> comments, String text) {
        public Entry {
            comments = List.copyOf(comments);
        }
    }

    /// One line of a comment, without its marks and without white space around it. A block comment
    /// of several lines is several of these.
    public record Comment(String text, Position position) {}
}
