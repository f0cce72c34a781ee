package org.plumbline.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a demonstration, once, and serves it. */
@Command(
        name = "demo",
        description = {
            "Make a demonstration and serve it.",
            "All people, forces and cases in it are invented. It has a database of its own, in demo of the home folder "
                    + "(.plumbline/demo), and what you do in it is kept until you start it with --fresh."
        },
        mixinStandardHelpOptions = true)
final class Demo implements Runnable {

    private static final String MADE = "demonstration-made";

    private final Application application;

    @Mixin
    private Door door = new Door();

    @Option(names = "--fresh", description = "Throw away what was done in the demonstration, and make it anew.")
    private boolean fresh;

    @Option(names = "--yes", description = "With --fresh: do not ask.")
    private boolean yes;

    Demo(Application application) {
        this.application = application;
    }

    @Override
    public void run() {
        door.refuseIfTaken();
        var settings = Settings.fromEnvironment().forDemonstration();
        var made = settings.home().resolve(MADE);
        if (fresh && Files.exists(made)) {
            confirm(settings.home());
            throwAway(settings.home());
        }
        if (Files.notExists(made)) {
            throwAway(settings.home());
            make(settings, made);
        }
        Serve.serve(application, settings, door, Map.of("plumbline.demonstration", true));
    }

    private void confirm(Path home) {
        if (yes) {
            return;
        }
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new CannotStart("--fresh throws away what was done in the demonstration in " + home
                    + ". Say --yes as well to confirm that.");
        }
        var answer = console.readLine("Throw away what was done in the demonstration in %s? [y/N] ", home);
        if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
            throw new CannotStart("Nothing was thrown away.");
        }
    }

    /** Also what a making that was stopped half way has left. */
    private static void throwAway(Path home) {
        try {
            Files.deleteIfExists(home.resolve(MADE));
            EmbeddedPostgres.removeFrom(Database.folder(home));
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException exception) {
            throw new CannotStart("The folder " + home + " cannot be emptied: " + exception, exception);
        }
    }

    private void make(Settings settings, Path made) {
        System.err.println("Making the demonstration (only this once)");
        application.errand(
                settings, Map.of("plumbline.demonstration", true, "plumbline.demonstration.making", true), context -> {
                    context.getBean(Demonstration.class).make(step -> System.err.println("  " + step));
                    return made;
                });
        try {
            Files.createFile(made);
        } catch (IOException exception) {
            throw new CannotStart("The folder " + settings.home() + " cannot be written: " + exception, exception);
        }
    }
}
