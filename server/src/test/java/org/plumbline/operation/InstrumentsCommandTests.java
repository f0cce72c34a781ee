package org.plumbline.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InstrumentsCommandTests {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theInstrumentsThatComeWithPlumblinePass() {
        int exit = check(
                "../instruments/child-protection-2014.yaml",
                "../instruments/child-protection-2024.yaml",
                "../instruments/multi-agency-audit.yaml");

        assertThat(exit).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString().lines()).hasSize(3).first().asString().contains("grades good / requires improvement");
    }

    @Test
    void aWrongFileIsToldWithItsPlaceAndEndsTheCommandWithOne(@TempDir Path folder) throws IOException {
        var wrong = folder.resolve("wrong.yaml");
        Files.writeString(
                wrong,
                Files.readString(Path.of("../instruments/child-protection-2014.yaml"))
                        .replace("  answered: 10 working days", "  answered: soon"));

        int exit = check(wrong.toString(), folder.resolve("not-there.yaml").toString());

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString())
                .contains(wrong + ":")
                .contains(":3: 'answered' is 'soon': write a number")
                .contains("not-there.yaml: the file cannot be read");
    }

    private int check(String... files) {
        return new CommandLine(new InstrumentsCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(Stream.of("check"), Stream.of(files)).toArray(String[]::new));
    }
}
