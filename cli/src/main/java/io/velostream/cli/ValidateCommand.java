package io.velostream.cli;

import io.velostream.planner.PlannedApplication;
import io.velostream.types.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `velo validate`: checks statements without running them.
final class ValidateCommand implements Verb {
    @Override
    public String name() {
        return "validate";
    }

    @Override
    public String summary() {
        return "Checks the statements of files without running them";
    }

    @Override
    public String synopsis() {
        return "PATH...";
    }

    @Override
    public String details() {
        return """
        Names, types and options are checked, and whether the inputs are there; nothing is written.
        Of a folder, every .sql file in it and below is checked.

        Examples:
          velo validate trades.sql
          velo validate examples
        """;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                new Syntax.Positional("PATH", 1, Integer.MAX_VALUE, "A .sql file or a folder"));
    }

    @Override
    public int run(Arguments arguments, Terminal terminal, FaultReport faults) throws IOException {
        List<String> files = new ArrayList<>();
        for (String path : arguments.positionals()) {
            Path place = terminal.directory().resolve(path);
            if (!Files.isDirectory(place)) {
                files.add(path);
                continue;
            }
            List<Path> found = SqlText.filesBelow(place);
            if (found.isEmpty()) {
                throw new UserException(
                        "FILE_NOT_FOUND", "there is no .sql file in folder \"" + path + "\"");
            }
            found.forEach(
                    file -> files.add(Path.of(path, place.relativize(file).toString()).toString()));
        }
        int wrong = 0;
        for (String file : files) {
            if (isValid(file, terminal, faults)) {
                terminal.out().println(file + ": ok");
            } else {
                wrong++;
            }
        }
        if (files.size() > 1) {
            terminal.out().println(Quantity.of(files.size(), "file") + ", " + wrong + " wrong");
        }
        return wrong == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private static boolean isValid(String file, Terminal terminal, FaultReport faults) {
        SqlText sql;
        try {
            sql = SqlText.file(file, terminal);
        } catch (UserException e) {
            faults.show(e, "", "");
            return false;
        }
        try {
            PlannedApplication planned = Planning.plan(sql, false, ResultFormat.TABLE);
            terminal.out().flush();
            faults.warn(planned.warnings(), file, sql.text());
            return true;
        } catch (UserException e) {
            // In the order of the files, also where both go to one terminal.
            terminal.out().flush();
            faults.show(e, file, sql.text());
            return false;
        }
    }
}
