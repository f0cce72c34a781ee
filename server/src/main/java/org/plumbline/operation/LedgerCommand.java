package org.plumbline.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plumbline.ledger.LedgerVerdict;
import org.plumbline.ledger.LedgerVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Commands about the ledger. */
@Command(name = "ledger", description = "Verify the ledger.", mixinStandardHelpOptions = true)
final class LedgerCommand {

    private final Application application;

    LedgerCommand(Application application) {
        this.application = application;
    }

    @Command(
            name = "verify",
            description = {
                "Recompute the whole ledger and name the first entry that is wrong.",
                "Ends with 0 when the ledger is whole, with 2 when it is not. The server may be running."
            },
            mixinStandardHelpOptions = true)
    int verify(
            @Option(
                            names = "--checkpoint",
                            paramLabel = "FILE",
                            description = "A checkpoint taken earlier, of which the ledger must be a continuation.")
                    @Nullable
                    Path checkpoint,
            @Option(names = "--demo", description = "The ledger of the demonstration.") boolean demonstration) {
        var given = Optional.ofNullable(checkpoint).map(LedgerCommand::read);
        var settings = demonstration ? Settings.fromEnvironment().forDemonstration() : Settings.fromEnvironment();
        // With no server running nobody else would seal what waits
        boolean alone =
                EmbeddedPostgres.runningIn(Database.folder(settings.home())).isEmpty();
        var verdict = application.errand(settings, Map.of("plumbline.jobs", alone), context -> {
            var verification = context.getBean(LedgerVerification.class);
            var first = verification.verify(given);
            return alone && first instanceof LedgerVerdict.NeverSealed ? onceSealed(verification, given) : first;
        });
        System.out.println(verdict.sentence());
        return verdict.isWhole() ? 0 : 2;
    }

    private static LedgerVerdict onceSealed(LedgerVerification verification, Optional<String> given) {
        try {
            Thread.sleep(Duration.ofSeconds(2));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return verification.verify(given);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException exception) {
            throw new CannotStart("The checkpoint " + file + " cannot be read: " + exception, exception);
        }
    }
}
