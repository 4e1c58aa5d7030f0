package io.velostream.planner.analysis;

import io.velostream.sql.tree.Node;
import io.velostream.types.Diagnostic;
import io.velostream.types.UserException;
import java.util.Optional;
import java.util.function.Supplier;

/// The user's faults, each with the place it is about.
public final class Faults {
    private Faults() {}

    public static UserException at(Node node, String code, String message) {
        return new UserException(Diagnostic.of(code, message).at(node.position().place()));
    }

    public static UserException at(Node node, String code, String message, String hint) {
        return new UserException(
                Diagnostic.of(code, message).at(node.position().place()).withHint(hint));
    }

    public static UserException at(Node node, String code, String message, Optional<String> hint) {
        return new UserException(
                new Diagnostic(code, message, Optional.of(node.position().place()), hint));
    }

    /// For what the grammar knows and we do not yet do.
    ///
    /// @param what begins the sentence "… is not supported yet"
    public static UserException notSupportedYet(Node node, String what) {
        return at(node, "NOT_SUPPORTED_YET", what + " is not supported yet");
    }

    public static UserException notSupportedYet(Node node, String what, String hint) {
        return at(node, "NOT_SUPPORTED_YET", what + " is not supported yet", hint);
    }

    /// Runs what does not know the statement's text and gives its faults the place of `node`.
    public static <T> T placed(Node node, Supplier<T> action) {
        try {
            return action.get();
        } catch (UserException e) {
            if (e.diagnostic().place().isPresent()) {
                throw e;
            }
            throw new UserException(e.diagnostic().at(node.position().place()), e);
        }
    }
}
