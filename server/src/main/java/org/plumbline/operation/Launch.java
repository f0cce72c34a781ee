package org.plumbline.operation;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands of {@code ./plumbline}. */
@Command(
        name = "plumbline",
        mixinStandardHelpOptions = true,
        versionProvider = Launch.Version.class,
        description = "Runs a child-protection inspection regime, from the caseload to the published report.")
public final class Launch implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Launch() {}

    /** @param main the class with which Spring begins */
    public static CommandLine commandLine(Class<?> main, Class<?> prepared) {
        var application = new Application(main, prepared);
        return new CommandLine(new Launch())
                .addSubcommand(new Demo(application))
                .addSubcommand(new Serve(application))
                .addSubcommand(new AddCommand(application))
                .addSubcommand(new LedgerCommand(application))
                .addSubcommand(new Rehearse(application))
                .addSubcommand(new InstrumentsCommand())
                .addSubcommand(new CommandLine.HelpCommand())
                .setExecutionExceptionHandler(Launch::explain);
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    /** As the jar says. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            var version = Launch.class.getPackage().getImplementationVersion();
            return new String[] {"Plumbline " + (version == null ? "(not built as a jar)" : version)};
        }
    }

    private static int explain(Exception exception, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        // The database is opened beside the start, whose failure then has this as its cause
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart) {
                command.getErr().println("plumbline: " + cause.getMessage());
                return 1;
            }
        }
        throw exception;
    }
}
