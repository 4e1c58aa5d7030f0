/// How rows get from the tasks of one stage to those of the next, without threads and queues: these
/// belong to the host.
///
/// [Scatter] ends a stage: it sorts the rows of each batch by the task that they go to and copies
/// them into [Parcel]s, which the host carries over. [Unpacking] begins the next stage: it makes
/// batches of parcels. What a task sees is in the order of the units of input, whichever task has
/// read them; so results do not depend on how many tasks there are.
///
/// [PartialGroups] is the other way across: each task groups its share of the rows and hands all
/// groups over when the input has ended.
@NullMarked
package io.velostream.engine.exchange;

import org.jspecify.annotations.NullMarked;
