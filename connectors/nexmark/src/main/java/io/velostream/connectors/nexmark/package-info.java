/// The events of the Nexmark benchmark: people, the auctions they open, and bids.
///
/// The model is the one of `github.com/nexmark/nexmark`: its proportions, skew, fields and sizes,
/// not its random numbers. Read [io.velostream.connectors.nexmark.EventModel] first. An event has a
/// number; everything about it follows from that number and the seed, so the three tables agree
/// although each makes only its own events, and a column costs nothing unless it is read.
/// [io.velostream.connectors.nexmark.EventBlock] tells the numbers of a batch's events; a
/// [io.velostream.connectors.nexmark.ColumnFiller] makes one column of them.
@NullMarked
package io.velostream.connectors.nexmark;

import org.jspecify.annotations.NullMarked;
