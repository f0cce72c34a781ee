package org.plumbline;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.plumbline.organisation.SignedIn;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that acts for a person, with a key that they made on their page. */
public final class Program {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final MockMvc mvc;
    private final String key;

    private Program(MockMvc mvc, String key) {
        this.mvc = mvc;
        this.key = key;
    }

    public static Program actingFor(SignedIn who, Browser.Opener browsers, MockMvc mvc) {
        var browser = browsers.of(who);
        var made = browser.submit(
                browser.get("/account/keys"),
                "/account/keys",
                "name",
                "Case system",
                "days",
                "90",
                "old",
                People.PASSWORD);
        return new Program(mvc, made.page().select("main .pl-code").text());
    }

    public static Program withKey(String key, MockMvc mvc) {
        return new Program(mvc, key);
    }

    public String key() {
        return key;
    }

    public record Answer(MockHttpServletResponse response) {

        public int status() {
            return response.getStatus();
        }

        public String text() {
            return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(text());
        }

        public String tag() {
            return String.valueOf(response.getHeader("ETag"));
        }
    }

    public Answer get(String path) {
        return send(MockMvcRequestBuilders.get(path));
    }

    /** Takes a step on what was read, with a key of its own. */
    public Answer post(String path, String version, String body) {
        return post(path, version, UUID.randomUUID().toString(), body);
    }

    public Answer post(String path, String version, String requestKey, String body) {
        var request = MockMvcRequestBuilders.post(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        if (!version.isEmpty()) {
            request.header("If-Match", version);
        }
        if (!requestKey.isEmpty()) {
            request.header("Idempotency-Key", requestKey);
        }
        return send(request);
    }

    /** Sends a file as a part of a form. */
    public Answer upload(String path, String fileName, byte[] content) {
        return send(MockMvcRequestBuilders.multipart(path)
                .file(new MockMultipartFile("file", fileName, "application/octet-stream", content)));
    }

    private Answer send(AbstractMockHttpServletRequestBuilder<?> request) {
        try {
            if (!key.isEmpty()) {
                request.header("Authorization", "Bearer " + key);
            }
            return new Answer(mvc.perform(request).andReturn().getResponse());
        } catch (Exception exception) {
            throw new AssertionError("the request failed without an answer", exception);
        }
    }
}
