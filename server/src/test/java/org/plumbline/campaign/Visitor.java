package org.plumbline.campaign;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.plumbline.People;

/**
 * A person at a browser who asks again whenever nothing sensible comes back: the connection is cut, or the server says that
 * it cannot. Where there are several servers, they then ask the next one.
 */
final class Visitor {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    private final List<Node> nodes;
    private final String email;
    private final Troubles troubles;
    private final Map<String, String> cookies = new HashMap<>();
    private int at;

    /** What a visitor had to put up with. */
    record Troubles(LongAdder cut, LongAdder refused, LongAdder signedInAgain) {

        Troubles() {
            this(new LongAdder(), new LongAdder(), new LongAdder());
        }
    }

    /** @param tries how often it was asked for before this came */
    record Reply(int status, String location, String body, int tries) {

        Document page() {
            return Jsoup.parse(body, "http://localhost/");
        }
    }

    /** @param first the number of the server that they begin with */
    Visitor(List<Node> nodes, int first, String email, Troubles troubles) {
        this.nodes = nodes;
        this.at = first % nodes.size();
        this.email = email;
        this.troubles = troubles;
    }

    /** Anew from the page whenever the answer was lost on its way, with the session that it told of. */
    void signIn() {
        for (int tries = 1; tries <= 20; tries++) {
            cookies.clear();
            var fields = fields(form(ask("/sign-in", Map.of()).page(), "/sign-in"));
            fields.put("email", email);
            fields.put("password", People.PASSWORD);
            if (ask("/sign-in", fields).location().endsWith("/home")) {
                return;
            }
        }
        throw new IllegalStateException(email + " could not sign in");
    }

    Reply get(String path) {
        return signedIn(path, Map.of());
    }

    /** Sends a form with what its page put into it, and what the person did, until it is answered. */
    Reply send(FormElement form, Map<String, String> typed) {
        var fields = fields(form);
        fields.putAll(typed);
        return signedIn(form.attr("action"), fields);
    }

    static FormElement form(Document page, String action) {
        return page.forms().stream()
                .filter(form -> form.attr("action").equals(action))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no form posts to " + action));
    }

    String cookie() {
        return cookies.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "));
    }

    private static Map<String, String> fields(FormElement form) {
        var fields = new HashMap<String, String>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        return fields;
    }

    private Reply signedIn(String path, Map<String, String> fields) {
        var reply = ask(path, fields);
        if (!reply.location().contains("/sign-in")) {
            return reply;
        }
        troubles.signedInAgain().increment();
        signIn();
        var again = new HashMap<>(fields);
        if (!fields.isEmpty()) {
            var token = form(ask("/home", Map.of()).page(), "/sign-out");
            again.put("_csrf", fields(token).getOrDefault("_csrf", ""));
        }
        return ask(path, again);
    }

    /** @param fields none to get a page */
    private Reply ask(String path, Map<String, String> fields) {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        for (int tries = 1; System.nanoTime() < limit; tries++) {
            try {
                var reply = askOnce(path, fields, tries);
                if (reply.status() < 500) {
                    return reply;
                }
                troubles.refused().increment();
            } catch (IOException cut) {
                troubles.cut().increment();
            }
            at = (at + 1) % nodes.size();
            pause(Duration.ofMillis(Math.min(50L * tries, 400)));
        }
        throw new IllegalStateException("no answer from " + path + " within " + PATIENCE);
    }

    private Reply askOnce(String path, Map<String, String> fields, int tries) throws IOException {
        var request = HttpRequest.newBuilder(nodes.get(at).address().resolve(path))
                .timeout(LONGEST_ANSWER)
                .header("Accept", "text/html");
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookie());
        }
        if (!fields.isEmpty()) {
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(encoded(fields)));
        }
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (var cookie : response.headers().allValues("Set-Cookie")) {
                var nameAndValue = cookie.split(";", 2)[0].split("=", 2);
                cookies.put(nameAndValue[0], nameAndValue[1]);
            }
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Location").orElse(""),
                    response.body(),
                    tries);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
