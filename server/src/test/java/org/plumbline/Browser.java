package org.plumbline;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.plumbline.organisation.SignedIn;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * One person's browser without a window: keeps the cookies, follows redirects, sends a page's forms as they stand in
 * the page. Get one from {@link Opener}.
 */
public final class Browser {

    private final MockMvc mvc;
    private final RequestPostProcessor who;
    private final Map<String, Cookie> cookies = new HashMap<>();

    private Browser(MockMvc mvc, RequestPostProcessor who) {
        this.mvc = mvc;
        this.who = who;
    }

    /** The answer to a request, after the redirects that it led to. */
    public record Answer(int status, String path, MockHttpServletResponse response) {

        /** The page, to be asked with CSS selectors. */
        public Document page() {
            return Jsoup.parse(text(), "http://localhost" + path);
        }

        public String text() {
            return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        }

        /** What the green banner says after a step was taken, or what the error summary says; empty without either. */
        public String told() {
            return page().select(
                            ".govuk-notification-banner__content, .govuk-error-summary__body, .govuk-error-summary__list")
                    .text();
        }
    }

    public Answer get(String path) {
        return send(MockMvcRequestBuilders.get(URI.create(path)));
    }

    /** Posts without a page, with a valid CSRF token: {@code post("/x", "name", "value", "name", "value")}. */
    public Answer post(String path, String... namesAndValues) {
        var request = MockMvcRequestBuilders.post(URI.create(path)).with(csrf());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request.param(namesAndValues[i], namesAndValues[i + 1]);
        }
        return send(request);
    }

    /** Uploads a file with a valid CSRF token. */
    public Answer upload(String path, String field, String fileName, byte[] content, String... namesAndValues) {
        var request = MockMvcRequestBuilders.multipart(URI.create(path))
                .file(new MockMultipartFile(field, fileName, "application/octet-stream", content));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request.param(namesAndValues[i], namesAndValues[i + 1]);
        }
        return send(request.with(csrf()));
    }

    /**
     * Fills in the one form of the page that posts to this address and sends it, with all that the page itself put into
     * it, its CSRF token and hidden fields included. Fails when the page has no such form or the form no such field.
     */
    public Answer submit(Answer on, String action, String... namesAndValues) {
        var form = on.page().forms().stream()
                .filter(candidate ->
                        URI.create(candidate.absUrl("action")).getPath().equals(action))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no form posts to " + action + " on " + on.path()));
        var fields = new LinkedHashMap<String, List<String>>();
        form.formData().forEach(field -> fields.merge(field.key(), List.of(field.value()), Browser::both));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var name = namesAndValues[i];
            if (!has(form, name)) {
                throw new AssertionError("the form has no field '" + name + "'");
            }
            fields.put(name, List.of(namesAndValues[i + 1]));
        }
        var request = MockMvcRequestBuilders.request(HttpMethod.POST, URI.create(action));
        fields.forEach((name, values) -> request.param(name, values.toArray(String[]::new)));
        return send(request);
    }

    private static List<String> both(List<String> first, List<String> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }

    private static boolean has(FormElement form, String name) {
        return form.elements().stream().anyMatch(field -> field.attr("name").equals(name));
    }

    private Answer send(AbstractMockHttpServletRequestBuilder<?> request) {
        try {
            request.with(who);
            if (!cookies.isEmpty()) {
                request.cookie(cookies.values().toArray(Cookie[]::new));
            }
            var result = mvc.perform(request).andReturn();
            var response = result.getResponse();
            for (var cookie : response.getCookies()) {
                cookies.put(cookie.getName(), cookie);
            }
            var path = String.valueOf(result.getRequest().getRequestURI());
            var location = response.getHeader("Location");
            if (location != null && response.getStatus() / 100 == 3) {
                var next = URI.create("http://localhost" + path).resolve(location);
                return get(
                        next.getRawQuery() == null ? next.getRawPath() : next.getRawPath() + "?" + next.getRawQuery());
            }
            return new Answer(response.getStatus(), path, response);
        } catch (Exception exception) {
            throw new AssertionError("the request failed without an answer", exception);
        }
    }

    /** Opens browsers. */
    public static final class Opener {

        private final MockMvc mvc;

        private Opener(MockMvc mvc) {
            this.mvc = mvc;
        }

        public Browser of(SignedIn who) {
            return new Browser(mvc, user(who.person().toString()));
        }

        public Browser ofAStranger() {
            return new Browser(mvc, request -> request);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Opened {

        @Bean
        Opener browsers(MockMvc mvc) {
            return new Opener(mvc);
        }
    }
}
