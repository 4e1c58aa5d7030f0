package io.velostream.planner;

import java.util.List;

/// The answer to a statement such as DESCRIBE: text in columns, for whoever asked to print.
///
/// @param headers one name for each column
/// @param rows as many cells each
public record TextTable(List<String> headers, List<List<String>> rows) {
    public TextTable {
        headers = List.copyOf(headers);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
