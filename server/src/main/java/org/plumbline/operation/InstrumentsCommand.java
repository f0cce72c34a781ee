package org.plumbline.operation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.plumbline.instrument.InstrumentFile;
import org.plumbline.instrument.WrongInstrument;
import org.plumbline.page.Numbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be done with the files of instruments, without a server. */
@Command(
        name = "instruments",
        description = "Check the files that say what is judged.",
        mixinStandardHelpOptions = true)
final class InstrumentsCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Exits with 1 when a file is wrong, so that a build can ask. */
    @Command(
            name = "check",
            description = "Say what is wrong in files of instruments, with line and column.",
            mixinStandardHelpOptions = true)
    int check(@Parameters(paramLabel = "FILE", arity = "1..*", description = "YAML files to check.") List<Path> files) {
        int wrong = 0;
        for (var file : files) {
            wrong += isRight(file) ? 0 : 1;
        }
        return wrong == 0 ? 0 : 1;
    }

    private boolean isRight(Path path) {
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        try {
            var instrument = InstrumentFile.read(path).instrument();
            out.println(path + ": right. " + instrument.title() + ", version "
                    + instrument.ref().version() + ", " + Numbers.of(instrument.questions(), "question")
                    + ", grades " + instrument.scale().inWords());
            return true;
        } catch (WrongInstrument wrong) {
            wrong.problems().forEach(problem -> err.println(problem.in(path.toString())));
            return false;
        } catch (IOException exception) {
            err.println(
                    path + ": the file cannot be read (" + exception.getClass().getSimpleName() + ")");
            return false;
        }
    }
}
