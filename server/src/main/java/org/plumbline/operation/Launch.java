package org.plumbline.operation;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code ./plumbline}. */
@Command(name = "plumbline", mixinStandardHelpOptions = true)
public final class Launch {

    private Launch() {}

    public static CommandLine commandLine() {
        return new CommandLine(new Launch());
    }
}
