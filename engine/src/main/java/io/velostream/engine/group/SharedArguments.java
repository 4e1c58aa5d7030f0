package io.velostream.engine.group;

import io.velostream.functions.Accumulator;
import io.velostream.functions.ResolvedAggregate;
import io.velostream.functions.SummaryPart;
import io.velostream.functions.aggregate.SummaryView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which aggregates of a query can share one summary of their argument, and so one state: those
/// that are over the same one, if there are two or more. `COUNT(*)`, which needs none, joins the
/// argument that most are over.
final class SharedArguments {
    private final List<AggregateStep> steps;

    /// Lists of numbers of steps.
    private final List<List<Integer>> shared;

    SharedArguments(List<AggregateStep> steps) {
        this.steps = steps;
        Map<Integer, List<Integer>> byArgument = new LinkedHashMap<>();
        List<Integer> countingRows = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            AggregateStep step = steps.get(i);
            if (step.function().part().isEmpty()) {
                continue;
            }
            if (step.function().part().get() == SummaryPart.ROWS) {
                countingRows.add(i);
            } else {
                byArgument
                        .computeIfAbsent(step.arguments().getFirst(), _ -> new ArrayList<>())
                        .add(i);
            }
        }
        byArgument.values().stream()
                .reduce((a, b) -> b.size() > a.size() ? b : a)
                .ifPresent(most -> most.addAll(countingRows));
        shared = byArgument.values().stream().filter(list -> list.size() > 1).toList();
    }

    /// Puts accumulators that share their state where those of the steps belong.
    void replace(Accumulator[] accumulators) {
        for (List<Integer> numbers : shared) {
            List<ResolvedAggregate> functions =
                    numbers.stream().map(i -> steps.get(i).function()).toList();
            List<Accumulator> views = SummaryView.share(functions);
            for (int i = 0; i < views.size(); i++) {
                accumulators[numbers.get(i)] = views.get(i);
            }
        }
    }
}
