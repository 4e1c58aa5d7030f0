/// What the names of an application stand for, and how tables say where their rows are.
///
/// [io.velostream.planner.catalog.Catalog] holds the objects;
/// [io.velostream.planner.catalog.CatalogRelations] answers a FROM;
/// [io.velostream.planner.catalog.PlannerOptions] lists every option that is the planner's own,
/// with those that are accepted without effect and why. Options of connectors and formats are
/// theirs.
@NullMarked
package io.velostream.planner.catalog;

import org.jspecify.annotations.NullMarked;
