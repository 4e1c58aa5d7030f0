/// Grouping: from the key columns of a batch to dense group numbers, and the aggregates of those
/// groups.
///
/// Read [io.velostream.engine.group.KeyCodec] first: it turns each row's key into one or more
/// `long` words, exactly and reversibly. A [io.velostream.engine.group.GroupTable] numbers distinct
/// keys from 0 in order of appearance; [io.velostream.engine.group.Groups] adds the accumulators.
/// Many `Groups` (one per open window) share one codec. Which state the aggregates get is a matter
/// of their [io.velostream.engine.group.AggregateUse]. To add a storage of keys, add a
/// [io.velostream.engine.group.KeyPart].
@NullMarked
package io.velostream.engine.group;

import org.jspecify.annotations.NullMarked;
