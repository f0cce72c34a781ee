package org.plumbline.organisation;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.People;
import org.plumbline.PlumblineTest;
import org.plumbline.fence.Fence;
import org.plumbline.page.NotFound;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks every endpoint as every role of every kind of organisation and as a stranger, and compares with
 * {@code endpoints.csv}: a new endpoint without its line there fails, and so does a line without its endpoint.
 */
@PlumblineTest
class EveryEndpointTests {

    private static final String PUBLIC = "public";
    private static final String SIGNED_IN = "signed-in";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private People people;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private KeysOfPrograms keys;

    private final Map<UUID, String> keysMade = new HashMap<>();

    /** One person for each role. */
    private final Map<Role, SignedIn> walkers = new TreeMap<>();

    private final Map<Role, String> nothingThere = new HashMap<>();

    @BeforeEach
    void everyRoleHasAPerson() {
        for (var kind : OrganisationKind.values()) {
            var organisation = switch (kind) {
                case INSPECTORATE -> people.inspectorate();
                case FORCE -> people.force();
                case OVERSIGHT -> people.oversight();
            };
            Role.of(kind).forEach(role -> walkers.put(role, people.join(organisation, role)));
        }
    }

    @Test
    void everyEndpointHasItsLineAndEveryLineItsEndpoint() {
        var found = endpoints().stream().map(Endpoint::line).sorted().toList();

        assertThat(lines().entrySet().stream()
                        .map(line -> line.getKey() + "," + line.getValue())
                        .sorted())
                .as("endpoints.csv against the annotations of the handlers found, which are:\n"
                        + String.join("\n", found) + "\n")
                .containsExactlyInAnyOrderElementsOf(found);
    }

    @TestFactory
    Stream<DynamicTest> anEndpointIsThereForWhomItIsAndForNobodyElse() {
        return endpoints().stream().map(endpoint -> DynamicTest.dynamicTest(endpoint.key(), () -> walk(endpoint)));
    }

    private void walk(Endpoint endpoint) throws Exception {
        var allowed = lines().getOrDefault(endpoint.key(), "nobody");
        for (var walker : walkers.entrySet()) {
            var role = walker.getKey();
            var result = request(endpoint, as(endpoint, walker.getValue()), true);
            if (allowed.equals(PUBLIC)
                    || allowed.equals(SIGNED_IN)
                    || List.of(allowed.split(" ")).contains(role.name())) {
                assertThat(turnedAwayAtTheDoor(result))
                        .as("%s is allowed in", role)
                        .isFalse();
                assertThat(result.getResponse().getStatus())
                        .as("status for %s, with made-up ids and an empty form", role)
                        .matches(EveryEndpointTests::isNoFault);
            } else {
                assertThat(result.getResponse().getStatus())
                        .as("status for %s", role)
                        .isEqualTo(404);
                if (endpoint.answersPages()) {
                    assertThat(shown(result))
                            .as("what %s is shown, against what they are shown where nothing is", role)
                            .isEqualTo(nothingThere(role, walker.getValue()));
                }
            }
            if (!endpoint.answersPages()) {
                assertThat(request(endpoint, user(walker.getValue().person().toString()), true)
                                .getResponse()
                                .getStatus())
                        .as("status for the browser of %s, where a key is wanted", role)
                        .isEqualTo(allowed.equals(PUBLIC) ? 200 : 401);
            } else if (endpoint.isWrite()) {
                assertThat(request(endpoint, user(walker.getValue().person().toString()), false)
                                .getResponse()
                                .getStatus())
                        .as("status for a form of %s that comes without its token", role)
                        .isEqualTo(403);
            }
        }
        walkAsAStranger(endpoint, allowed.equals(PUBLIC));
    }

    private void walkAsAStranger(Endpoint endpoint, boolean open) throws Exception {
        var response = request(endpoint, request -> request, true).getResponse();
        var redirect = Objects.requireNonNullElse(response.getRedirectedUrl(), "");
        if (open) {
            assertThat(redirect).as("where a stranger is led").doesNotStartWith("/sign-in?continue");
            assertThat(response.getStatus()).as("status for a stranger").matches(EveryEndpointTests::isNoFault);
        } else if (endpoint.answersPages()) {
            assertThat(redirect).as("where a stranger is led").endsWith("/sign-in");
        } else {
            assertThat(response.getStatus())
                    .as("status for a stranger's program")
                    .isEqualTo(401);
        }
    }

    /** 503 is the true answer of a health endpoint while nothing beats. */
    private static boolean isNoFault(int status) {
        return status < 500 || status == 503;
    }

    /** People come with their session, programs with a key. */
    private RequestPostProcessor as(Endpoint endpoint, SignedIn walker) {
        if (endpoint.answersPages()) {
            return user(walker.person().toString());
        }
        var key = keysMade.computeIfAbsent(
                walker.person(),
                person -> Fence.asMemberOf(
                        walker.organisation(), () -> keys.make(walker, UUID.randomUUID(), "Walk", Optional.of(1))));
        return request -> {
            request.addHeader("Authorization", "Bearer " + key);
            request.addHeader("If-Match", "\"1\"");
            request.addHeader("Idempotency-Key", UUID.randomUUID().toString());
            return request;
        };
    }

    /** The nine roles must be the nine of the regime, or the walk would pass somebody by. */
    @Test
    void everyRoleIsWalked() {
        assertThat(walkers.keySet()).containsExactly(Role.values());
    }

    private List<Endpoint> endpoints() {
        return mapping.getHandlerMethods().entrySet().stream()
                .filter(entry ->
                        !ErrorController.class.isAssignableFrom(entry.getValue().getBeanType()))
                .flatMap(entry -> {
                    var methods = entry.getKey().getMethodsCondition().getMethods();
                    return entry.getKey().getPatternValues().stream()
                            .flatMap(path -> methods.isEmpty()
                                    ? Stream.of(new Endpoint("ANY", path, entry.getValue()))
                                    : methods.stream()
                                            .map(method -> new Endpoint(method.name(), path, entry.getValue())));
                })
                .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
                .toList();
    }

    private record Endpoint(String method, String path, HandlerMethod handler) {

        String key() {
            return method + "," + path;
        }

        String line() {
            return key() + "," + allowed();
        }

        boolean isWrite() {
            return !List.of("GET", "HEAD", "OPTIONS").contains(method);
        }

        boolean answersPages() {
            return !path.startsWith("/api/");
        }

        private String allowed() {
            if (handler.hasMethodAnnotation(OpenToThePublic.class)) {
                return PUBLIC;
            }
            if (handler.hasMethodAnnotation(AllowedToAnyoneSignedIn.class)) {
                return SIGNED_IN;
            }
            return Optional.ofNullable(handler.getMethodAnnotation(AllowedTo.class))
                    .map(to ->
                            Arrays.stream(to.value()).sorted().map(Role::name).collect(joining(" ")))
                    .orElse("nobody");
        }

        boolean takesAFile() {
            return Arrays.stream(handler.getMethodParameters())
                    .map(MethodParameter::getNestedGenericParameterType)
                    .anyMatch(type -> type.getTypeName().contains(MultipartFile.class.getSimpleName()));
        }

        boolean takesABody() {
            return Arrays.stream(handler.getMethodParameters())
                    .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
        }

        /** A variable that is an id is filled with one that nobody has. */
        URI madeUp() {
            var filled = path;
            for (var parameter : handler.getMethodParameters()) {
                if (parameter.getParameterType() == UUID.class) {
                    parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
                    filled = filled.replace(
                            "{" + parameter.getParameterName() + "}",
                            UUID.randomUUID().toString());
                }
            }
            return URI.create(filled.replaceAll("\\{[^}]*}|\\*\\*|\\*", "made-up"));
        }
    }

    /** The lines of endpoints.csv by method and path. */
    private static Map<String, String> lines() {
        try {
            return new ClassPathResource("endpoints.csv")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .collect(toMap(
                            line -> line.substring(0, line.lastIndexOf(',')),
                            line -> Arrays.stream(line.substring(line.lastIndexOf(',') + 1)
                                            .strip()
                                            .split(" "))
                                    .sorted(Comparator.comparing(EveryEndpointTests::place))
                                    .collect(joining(" "))));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static int place(String role) {
        return Arrays.stream(Role.values())
                .filter(each -> each.name().equals(role))
                .map(Role::ordinal)
                .findFirst()
                .orElse(-1);
    }

    private MvcResult request(Endpoint endpoint, RequestPostProcessor who, boolean withToken) throws Exception {
        var method = HttpMethod.valueOf(endpoint.method().equals("ANY") ? "GET" : endpoint.method());
        AbstractMockHttpServletRequestBuilder<?> request = endpoint.takesAFile()
                ? MockMvcRequestBuilders.multipart(method, endpoint.madeUp())
                : MockMvcRequestBuilders.request(method, endpoint.madeUp());
        if (endpoint.takesABody()) {
            request.contentType(MediaType.APPLICATION_JSON).content("{}");
        }
        var processors = new ArrayList<RequestPostProcessor>(List.of(who));
        if (withToken) {
            processors.add(csrf());
        }
        processors.forEach(request::with);
        return mvc.perform(request).andReturn();
    }

    private static boolean turnedAwayAtTheDoor(MvcResult result) {
        return result.getResolvedException() instanceof NotFound notFound
                && notFound.getStackTrace()[0].getClassName().equals(Doorkeeper.class.getName());
    }

    private String nothingThere(Role role, SignedIn walker) throws Exception {
        if (!nothingThere.containsKey(role)) {
            nothingThere.put(
                    role,
                    shown(mvc.perform(get("/there/is/nothing/at/this/address")
                                    .with(user(walker.person().toString())))
                            .andReturn()));
        }
        return Objects.requireNonNull(nothingThere.get(role));
    }

    /** All of a page but the token of its forms, and the place in the navigation, which comes of the address itself. */
    private static String shown(MvcResult result) {
        var page = Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
        page.select("input[name=_csrf], nav").remove();
        return page.outerHtml();
    }
}
