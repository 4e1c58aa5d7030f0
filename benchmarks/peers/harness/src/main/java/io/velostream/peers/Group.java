package io.velostream.peers;

import java.util.List;

/// Cases that have a table of their own.
record Group(String name, List<Case> cases) {
    Group {
        cases = List.copyOf(cases);
    }
}
