package io.velostream.engine.operator;

/// Knows which pane takes the rows of a slice.
interface PaneSource {
    Pane open(Slice slice);
}
