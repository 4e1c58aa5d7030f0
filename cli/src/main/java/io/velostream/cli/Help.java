package io.velostream.cli;

/// The texts of `--help`.
final class Help {
    private Help() {}

    static String version() {
        String version = Help.class.getPackage().getImplementationVersion();
        return "velo "
                + (version == null ? "(not packaged)" : version)
                + " on Java "
                + Runtime.version();
    }

    static String overview() {
        StringBuilder out = new StringBuilder("Streaming SQL over files and streams.\n\n");
        out.append("Usage: velo COMMAND [ARGUMENTS]\n\nCommands:\n");
        for (Verb verb : Verb.all()) {
            line(out, verb.name(), verb.summary());
        }
        line(out, "help", "Shows how a command is used: velo help query");
        out.append("\nOptions:\n");
        line(out, "-h, --help", "Shows this text; after a command, how it is used");
        line(out, "-V, --version", "Shows the version");
        out.append(
                """

                Examples:
                  velo run examples/candles/candles.sql
                  velo query "SELECT symbol, COUNT(*) FROM 'trades.jsonl' GROUP BY symbol EMIT FINAL"

                """);
        return out.append(ExitCode.HELP).toString();
    }

    static String of(Verb verb) {
        StringBuilder out = new StringBuilder(verb.summary()).append(".\n\n");
        out.append("Usage: velo ").append(verb.name()).append(' ').append(verb.synopsis());
        out.append("\n\nOptions:\n");
        Syntax syntax = verb.syntax();
        if (syntax.positional().most() > 0) {
            line(out, syntax.positional().label(), syntax.positional().description());
        }
        syntax.options().forEach(option -> line(out, option));
        line(out, Syntax.HELP);
        line(out, Syntax.DEBUG);
        return out.append('\n')
                .append(verb.details())
                .append('\n')
                .append(ExitCode.HELP)
                .toString();
    }

    private static void line(StringBuilder out, Syntax.Option option) {
        String names = String.join(", ", option.names().reversed());
        line(
                out,
                names + option.label().map(label -> " " + label).orElse(""),
                option.description());
    }

    private static void line(StringBuilder out, String name, String text) {
        out.append("  ").append(name);
        out.append(" ".repeat(Math.max(2, 24 - name.length()))).append(text).append('\n');
    }
}
