package org.plumbline.operation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.plumbline.fence.Fence;
import org.plumbline.organisation.Nation;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Begins an installation. */
@Command(
        name = "add",
        description = "Add an inspectorate with its first administrator.",
        mixinStandardHelpOptions = true)
final class AddCommand {

    private final Application application;

    AddCommand(Application application) {
        this.application = application;
    }

    @Command(
            name = "inspectorate",
            description = {
                "Add an inspectorate with its first administrator, who adds everybody else on the administrator's pages.",
                "The password is asked for, or read from the standard input when that is no terminal."
            },
            mixinStandardHelpOptions = true)
    int inspectorate(
            @Option(names = "--name", required = true, description = "For example 'Inspectorate of Constabulary'.")
                    String name,
            @Option(names = "--administrator-name", required = true, description = "The administrator's own name.")
                    String administrator,
            @Option(names = "--administrator-email", required = true, description = "With which they sign in.")
                    String email,
            @Option(
                            names = "--nation",
                            defaultValue = "ENGLAND_AND_WALES",
                            description = "Whose bank holidays its clocks keep: ${COMPLETION-CANDIDATES} "
                                    + "(default: ${DEFAULT-VALUE}).")
                    Nation nation) {
        var password = password(email);
        try {
            var added = application.errand(
                    Settings.fromEnvironment(),
                    Map.of(),
                    context -> Fence.asTheServer(() -> context.getBean(Installation.class)
                            .addInspectorate(name, nation, administrator, email, password)));
            System.out.println("Added " + added.name() + ". " + administrator + " can now sign in with " + email + ".");
            return 0;
        } catch (Refused refused) {
            throw new CannotStart(
                    refused.refusals().stream().map(Refusal::message).collect(Collectors.joining(". ")) + ".");
        }
    }

    private static String password(String email) {
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            return firstLineOfInput();
        }
        var password = console.readPassword("A password for %s: ", email);
        var again = console.readPassword("Once more: ");
        if (password == null || again == null || !Arrays.equals(password, again)) {
            throw new CannotStart("The two are not the same; nothing was added.");
        }
        return new String(password);
    }

    private static String firstLineOfInput() {
        try {
            var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null) {
                throw new CannotStart("No password was given on the standard input.");
            }
            return line;
        } catch (IOException exception) {
            throw new CannotStart("The password could not be read: " + exception, exception);
        }
    }
}
