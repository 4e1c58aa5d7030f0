package io.velostream.functions.call;

import io.velostream.types.Column;
import io.velostream.types.RowErrors;

/// The loop around one method. Stateless: kernels of all tasks share it.
public interface RowLoop {
    /// Calls the method for each of the rows, none of which has a null where the method takes none.
    ///
    /// @param state what [RowMethod#newState] made, by the method's parameter
    void run(
            Column[] arguments,
            Object[] state,
            int[] rows,
            int count,
            Column out,
            RowErrors errors);
}
