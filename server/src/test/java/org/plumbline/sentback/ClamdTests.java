package org.plumbline.sentback;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plumbline.sentback.ClamdServer.Manner;

/** What is made of a scanner's answer, and of none, over a real connection. */
class ClamdTests {

    @TempDir
    Path folder;

    @Test
    void aFileInWhichNothingIsFoundIsCleanAndArrivesByteForByte() throws IOException {
        var file = new byte[3_000_001];
        new Random(7).nextBytes(file);
        try (var server = new ClamdServer(Manner.WORKS)) {
            assertThat(scan(server, file)).isEqualTo(new Clamd.Verdict.Clean());
            assertThat(server.scanned()).singleElement().isEqualTo(file);
        }
    }

    @Test
    void aFileOfTheLargestSizeIsScannedWhole() throws IOException {
        try (var server = new ClamdServer(Manner.WORKS)) {
            assertThat(scan(server, new byte[(int) Evidence.MOST_BYTES])).isEqualTo(new Clamd.Verdict.Clean());
        }
    }

    @Test
    void aVirusIsCalledByItsName() throws IOException {
        try (var server = new ClamdServer(Manner.WORKS)) {
            assertThat(scan(server, ("%PDF-1.7 " + ClamdServer.VIRUS).getBytes(US_ASCII)))
                    .isEqualTo(new Clamd.Verdict.Infected("Win.Test.Plumbline-1"));
        }
    }

    @Test
    void aScannerThatTakesNoFileOfThisSizeIsUnderstoodAlthoughItHangsUpMidway() throws IOException {
        try (var server = new ClamdServer(Manner.TAKES_ONLY_SMALL_FILES)) {
            assertThat(scan(server, new byte[5_000_000])).isEqualTo(new Clamd.Verdict.TooLarge());
        }
    }

    @Test
    void aFileThatIsOverALimitOfTheScannersIsNotCalledInfected() throws IOException {
        try (var server = new ClamdServer(Manner.LOOKS_INTO_SMALL_FILES_ONLY)) {
            assertThat(scan(server, new byte[5_000])).isEqualTo(new Clamd.Verdict.TooLarge());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Manner.class,
            names = {
                "SAYS_NOTHING",
                "TAKES_NOTHING_IN",
                "HANGS_UP",
                "SAYS_OK_BEFORE_IT_HAS_ALL",
                "SAYS_SOMETHING_ELSE",
                "NEVER_ENDS_ITS_ANSWER"
            })
    void whateverIsNoAnswerIsNoCleanFile(Manner manner) throws IOException {
        try (var server = new ClamdServer(manner)) {
            assertThat(scan(server, new byte[20_000_000])).isEqualTo(new Clamd.Verdict.Silent());
        }
    }

    @Test
    void aScannerThatIsNotThereIsSilent() throws IOException {
        int port;
        try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = nobody.getLocalPort();
        }

        assertThat(new Clamd("localhost", port, Duration.ofSeconds(3)).scan(file(new byte[10])))
                .isEqualTo(new Clamd.Verdict.Silent());
        assertThat(new Clamd("no such host", port, Duration.ofSeconds(3)).scan(file(new byte[10])))
                .isEqualTo(new Clamd.Verdict.Silent());
    }

    private Clamd.Verdict scan(ClamdServer server, byte[] content) throws IOException {
        return new Clamd("localhost", server.port(), Duration.ofSeconds(3)).scan(file(content));
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("file"), content);
    }
}
