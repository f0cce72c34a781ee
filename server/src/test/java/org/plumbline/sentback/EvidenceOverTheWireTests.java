package org.plumbline.sentback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.plumbline.Fieldwork.as;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Fieldwork;
import org.plumbline.People;
import org.plumbline.TestClock;
import org.plumbline.TestDatabase;
import org.plumbline.organisation.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** Evidence through a real server and real connections: what is cut off, what is large, what is sent in answer. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"plumbline.jobs=false", "server.address=127.0.0.1"})
@ContextConfiguration(initializers = TestDatabase.class)
@Import({TestClock.Installed.class, People.class, Fieldwork.class, People.QuickPasswords.class})
class EvidenceOverTheWireTests {

    private static final String BOUNDARY = "between-the-parts";

    @LocalServerPort
    int port;

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    Evidences evidences;

    Fieldwork.Team team;
    SentBack sentBack;
    Visit liaison;

    @BeforeEach
    void aCaseIsSentBackAndTheLiaisonIsSignedIn() throws Exception {
        team = fieldwork.team();
        sentBack = fieldwork.sendBack(team);
        liaison = new Visit(team.liaison());
    }

    @Test
    void anUploadWhoseConnectionBreaksLeavesNothingAndTheSameFileIsTakenAfterwards() throws Exception {
        var file = large(5_000_000);
        try (var socket = new Socket("127.0.0.1", port)) {
            var body = body(liaison.token(), file);
            socket.getOutputStream()
                    .write(("POST " + page() + "/evidence HTTP/1.1\r\nHost: 127.0.0.1:" + port
                                    + "\r\nCookie: " + liaison.cookie()
                                    + "\r\nContent-Type: multipart/form-data; boundary="
                                    + BOUNDARY + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                            .getBytes(UTF_8));
            socket.getOutputStream().write(body, 0, 3_000_000);
            socket.getOutputStream().flush();
        }
        await().during(Duration.ofSeconds(1)).until(() -> ofCase().isEmpty());

        var answer = liaison.attach(file);

        assertThat(answer.body()).contains("is attached");
        assertThat(ofCase()).hasSize(1);
        assertThat(left()).isEmpty();
    }

    @Test
    void aFileOf50MegabytesGoesInAndComesOutAgain() throws Exception {
        var beginning = EvidenceFiles.pdf("large");

        var answer = liaison.attach(
                Evidence.MOST_BYTES,
                () -> new SequenceInputStream(
                        new ByteArrayInputStream(beginning), zeros(Evidence.MOST_BYTES - beginning.length)));
        assertThat(answer.body()).contains("is attached");
        try (var content = liaison.take(ofCase().getLast()).body()) {
            assertThat(content.transferTo(OutputStream.nullOutputStream())).isEqualTo(Evidence.MOST_BYTES);
        }
    }

    @Test
    void theHeadersOfAFileAreSentAsTheyAreMeant() throws Exception {
        liaison.attach(large(10_000));

        var headers = liaison.take(ofCase().getFirst()).headers();

        assertThat(headers.allValues("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.firstValue("Content-Disposition").orElseThrow()).startsWith("attachment;");
        assertThat(headers.allValues("Content-Length")).containsExactly("10000");
        assertThat(headers.firstValue("Content-Type")).contains("application/pdf");
    }

    @Test
    void whatIsTooLargeForTheServerItselfIsToldItsLimitAndSize() throws Exception {
        var answer = liaison.attach(230L * 1024 * 1024, () -> zeros(230L * 1024 * 1024));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("50 MB at most", "You sent 241,1");
    }

    private static InputStream zeros(long bytes) {
        return new InputStream() {
            private long left = bytes;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (left <= 0) {
                    return -1;
                }
                int read = (int) Math.min(left, length);
                Arrays.fill(into, from, from + read, (byte) 0);
                left -= read;
                return read;
            }
        };
    }

    private static byte[] large(int bytes) {
        var file = new byte[bytes];
        new Random(bytes).nextBytes(file);
        var beginning = EvidenceFiles.pdf("large");
        System.arraycopy(beginning, 0, file, 0, beginning.length);
        return file;
    }

    private static byte[] head(String token) {
        return ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n--"
                        + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"note.pdf\"\r\nContent-Type: application/pdf\r\n\r\n")
                .getBytes(UTF_8);
    }

    private static byte[] tail() {
        return ("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8);
    }

    private static byte[] body(String token, byte[] file) throws IOException {
        var body = new ByteArrayOutputStream();
        body.write(head(token));
        body.write(file);
        body.write(tail());
        return body.toByteArray();
    }

    private String page() {
        return "/sent-back/" + sentBack.reference();
    }

    private List<Evidence> ofCase() {
        return as(team.lead(), () -> evidences.ofCase(sentBack.id()));
    }

    private static List<Path> left() throws IOException {
        try (var files = Files.list(Path.of("target/test-home/incoming"))) {
            return files.toList();
        }
    }

    /** Somebody who is signed in, with the cookies that they have. */
    private final class Visit {

        private final CookieManager cookies = new CookieManager();
        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .version(HttpClient.Version.HTTP_1_1)
                .build();

        Visit(SignedIn who) throws Exception {
            var form = "_csrf=" + URLEncoder.encode(token("/sign-in"), UTF_8) + "&email="
                    + URLEncoder.encode(who.email(), UTF_8) + "&password="
                    + URLEncoder.encode(People.PASSWORD, UTF_8);
            client.send(
                    request("/sign-in")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
        }

        String token() throws Exception {
            return token(page() + "/evidence/new");
        }

        private String token(String path) throws Exception {
            var page =
                    client.send(request(path).build(), BodyHandlers.ofString()).body();
            return Jsoup.parse(page)
                    .select("form[method=post] input[name=_csrf]")
                    .eachAttr("value")
                    .getLast();
        }

        String cookie() {
            var cookie = cookies.getCookieStore().getCookies().getFirst();
            return cookie.getName() + "=" + cookie.getValue();
        }

        HttpResponse<String> attach(byte[] file) throws Exception {
            return attach(file.length, () -> new ByteArrayInputStream(file));
        }

        HttpResponse<String> attach(long bytes, Supplier<InputStream> file) throws Exception {
            var token = token();
            return client.send(
                    request(page() + "/evidence")
                            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                            .POST(BodyPublishers.fromPublisher(
                                    BodyPublishers.ofInputStream(
                                            () -> new SequenceInputStream(Collections.enumeration(List.of(
                                                    new ByteArrayInputStream(head(token)),
                                                    file.get(),
                                                    new ByteArrayInputStream(tail()))))),
                                    head(token).length + bytes + tail().length))
                            .build(),
                    BodyHandlers.ofString());
        }

        HttpResponse<InputStream> take(Evidence evidence) throws Exception {
            return client.send(request(page() + "/evidence/" + evidence.id()).build(), BodyHandlers.ofInputStream());
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        }
    }
}
