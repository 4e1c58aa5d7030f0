package io.velostream.planner.analysis;

import io.velostream.planner.logical.LogicalPlan;
import io.velostream.sql.tree.Identifier;
import io.velostream.sql.tree.Relation;
import java.util.Optional;

/// Where a FROM finds what it names.
public interface Relations {
    /// A stream, a table or a view by name.
    ///
    /// @throws io.velostream.types.UserException `TABLE_NOT_FOUND`
    Named table(Relation.Table table);

    /// A file, named directly.
    Named location(Relation.Location location);

    /// What was found.
    ///
    /// @param description for messages, such as `stream "trades"`
    /// @param qualifier what stands before its columns if no alias is given
    /// @param outside whether rows come straight from a source
    record Named(
            LogicalPlan plan,
            String description,
            Optional<Identifier> qualifier,
            boolean outside) {}
}
