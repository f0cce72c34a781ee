package org.plumbline.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How to run PostgreSQL's programs, which refuse root: an ordinary user just runs them; root runs them in a user
 * namespace of their own, or else as nobody.
 *
 * @param prefix what comes before the command
 * @param owner who must own the data folder
 */
record Unprivileged(List<String> prefix, String owner) {

    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    static Unprivileged forThisUser() {
        var user = System.getProperty("user.name");
        if (!user.equals("root")) {
            return new Unprivileged(List.of(), user);
        }
        // In a namespace without a mapping the files stay root's, so that a home folder closed to others will do
        if (works(List.of("unshare", "--user", "true"))) {
            return new Unprivileged(List.of("unshare", "--user"), user);
        }
        if (works(Stream.concat(AS_NOBODY.stream(), Stream.of("true")).toList())) {
            return new Unprivileged(AS_NOBODY, "nobody");
        }
        throw new CannotStart(
                "PostgreSQL refuses to run as root, and neither 'unshare --user' nor 'setpriv' works here. "
                        + "Start plumbline as an ordinary user, or set PLUMBLINE_DATABASE_URL to a PostgreSQL server.");
    }

    List<String> command(Path program, List<String> arguments) {
        return Stream.of(prefix.stream(), Stream.of(program.toString()), arguments.stream())
                .flatMap(part -> part)
                .toList();
    }

    /** Gives a folder with all that it holds to the user who runs the programs. */
    void own(Path folder) throws IOException {
        if (Files.getOwner(folder).getName().equals(owner)) {
            return;
        }
        var user = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files::iterator) {
                Files.setOwner(file, user);
            }
        }
    }

    private static boolean works(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
