package org.plumbline.operation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Runs PostgreSQL's programs as a user whom they accept; what they and the server say is appended to a log.
 *
 * @param folder holds {@code bin/}
 */
record PostgresPrograms(Path folder, Unprivileged unprivileged, Path log) {

    /** @throws CannotStart with the program's last words, when it fails */
    void run(String program, List<String> arguments) {
        int exit = tryToRun(program, arguments);
        if (exit != 0) {
            throw new CannotStart("PostgreSQL's " + program + " failed (" + exit + "). Its last words, from " + log
                    + ":\n" + lastWords());
        }
    }

    int tryToRun(String program, List<String> arguments) {
        try {
            makeLog();
            var process = new ProcessBuilder(
                            unprivileged.command(folder.resolve("bin").resolve(program), arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            process.environment().put("LC_ALL", "C");
            process.environment().put("TZ", "UTC");
            return process.start().waitFor();
        } catch (IOException exception) {
            throw new CannotStart("PostgreSQL's " + program + " could not be run: " + exception, exception);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while PostgreSQL's " + program + " was running");
        }
    }

    private void makeLog() throws IOException {
        if (Files.notExists(log)) {
            Files.createFile(log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        unprivileged.own(log);
    }

    private String lastWords() {
        try {
            var lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
        } catch (IOException exception) {
            return "(" + exception + ")";
        }
    }
}
