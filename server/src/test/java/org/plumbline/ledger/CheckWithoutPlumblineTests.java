package org.plumbline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.plumbline.ledger.OwnLedger.INSPECTORATE;
import static org.plumbline.ledger.OwnLedger.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.fence.Fence;
import org.springframework.beans.factory.annotation.Autowired;

/** What Plumbline gives out convinces a program that shares no line with it: examples/ledger/check.py. */
@LedgerTest
class CheckWithoutPlumblineTests {

    @Autowired
    private OwnLedger own;

    @Autowired
    private LedgerLog log;

    @Autowired
    private Proofs proofs;

    @Autowired
    private LedgerKeys keys;

    @TempDir
    private Path folder;

    @BeforeEach
    void aLedgerThatGrewSinceACheckpointWasKept() {
        assumeTrue(isThere("python3") && isThere("openssl"), "needs python3 and openssl");
        own.clear();
        own.enter(11);
        own.seal();
    }

    @Test
    void anEntryAnOldCheckpointAndASignatureAreConfirmedAndForgeriesAreNot() throws Exception {
        var old = own.checkpoint();
        own.enter(reading("f\u00fcr \u20ac 5", Map.of("note", "x")));
        own.enter(9);
        own.seal();
        var key = keys.verifierKey();
        var line = Fence.asMemberOf(
                INSPECTORATE,
                () -> log.before(INSPECTORATE, LedgerLog.Filter.all(), Optional.empty(), 100).stream()
                        .filter(each -> each.subjectId().contains("\u20ac"))
                        .findFirst()
                        .orElseThrow());
        var proof = Fence.asMemberOf(INSPECTORATE, () -> proofs.inclusion(line).orElseThrow());
        var continuation = Fence.asMemberOf(INSPECTORATE, () -> proofs.continuation("checkpoint", old.text()));

        assertThat(check("signed", key, file("old", old.text()))).isEqualTo("YES: signed over 11 entries.");
        assertThat(check("signed", key, file("old", old.text().replace("\n11\n", "\n12\n"))))
                .startsWith("NO");
        assertThat(check("entry", key, file("entry", line.canonical()), file("proof", proof.text())))
                .startsWith("YES");
        assertThat(check("entry", key, file("entry", line.canonical() + " "), file("proof", proof.text())))
                .startsWith("NO");
        assertThat(check("grown", key, file("old", old.text()), file("proof", continuation.text())))
                .startsWith("YES");
        assertThat(check(
                        "grown",
                        key,
                        file("old", keys.sign(11, Hashes.leaf("other")).text()),
                        file("proof", continuation.text())))
                .startsWith("NO");
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static String check(String... arguments) throws Exception {
        var script = Path.of("..", "examples", "ledger", "check.py").toString();
        var process = new ProcessBuilder(Stream.concat(Stream.of("python3", script), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes()).strip();
    }

    private static boolean isThere(String program) {
        try {
            return new ProcessBuilder(program, "--help")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    >= 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
