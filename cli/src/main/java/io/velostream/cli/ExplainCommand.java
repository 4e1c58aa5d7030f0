package io.velostream.cli;

import io.velostream.planner.PlannedApplication;
import io.velostream.planner.distribution.TaskSettings;
import io.velostream.planner.explain.PlanText;
import io.velostream.types.UserException;
import java.nio.file.Files;

/// `velo explain`: shows how statements would run.
final class ExplainCommand implements Verb {
    @Override
    public String name() {
        return "explain";
    }

    @Override
    public String summary() {
        return "Shows how statements would run";
    }

    @Override
    public String synopsis() {
        return "FILE|SQL [--parallelism N]";
    }

    @Override
    public String details() {
        return """
        Shows the steps of each job, from the last one down to what it reads: which columns are
        decoded, where rows are filtered, how windows close. Nothing is run.

        Examples:
          velo explain examples/candles/candles.sql
          velo explain "SELECT symbol FROM 'trades.csv' WHERE price > 10"
        """;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                new Syntax.Positional(
                        "FILE|SQL", 1, 1, "A .sql file (\"-\" is stdin), or the statements"),
                Planning.PARALLELISM);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal, FaultReport faults) {
        TaskSettings tasks = Planning.tasks(arguments);
        String what = arguments.positionals().getFirst();
        SqlText sql =
                isFile(what, terminal)
                        ? SqlText.file(what, terminal)
                        : SqlText.typed(what, terminal);
        try {
            PlannedApplication planned = Planning.plan(sql, true, ResultFormat.TABLE, tasks);
            terminal.out().print(PlanText.of(planned.plan()));
            return ExitCode.OK;
        } catch (UserException e) {
            faults.show(e, sql.name(), sql.text());
            return ExitCode.FAILED;
        }
    }

    /// A name that ends in `.sql` is a file even if it does not exist: the message is then about
    /// that.
    private static boolean isFile(String what, Terminal terminal) {
        if (what.equals("-") || what.endsWith(".sql")) {
            return true;
        }
        return !what.contains("\n")
                && what.length() < 4096
                && Files.isRegularFile(terminal.directory().resolve(what));
    }
}
