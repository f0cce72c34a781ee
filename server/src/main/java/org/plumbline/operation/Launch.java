package org.plumbline.operation;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code ./plumbline}. */
@Command(
        name = "plumbline",
        mixinStandardHelpOptions = true,
        description = "Runs a child-protection inspection regime, from the caseload to the published report.")
public final class Launch {

    private Launch() {}

    /** @param application the class with which Spring begins */
    public static CommandLine commandLine(Class<?> application) {
        return new CommandLine(new Launch())
                .addSubcommand(new Serve(application))
                .setExecutionExceptionHandler(Launch::explain);
    }

    private static int explain(Exception exception, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (exception instanceof CannotStart) {
            command.getErr().println("plumbline: " + exception.getMessage());
            return 1;
        }
        throw exception;
    }
}
