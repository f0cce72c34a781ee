package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.Fieldwork.as;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.finding.Finding;
import org.plumbline.finding.Findings;
import org.plumbline.finding.Raising;
import org.plumbline.finding.Recommendation;
import org.plumbline.inspection.Wave;
import org.plumbline.organisation.OrganisationKind;
import org.plumbline.organisation.Role;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Ids;
import org.plumbline.reading.Reading;
import org.plumbline.sampling.Draws;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Asks every endpoint of an inspection for real rows, as each role that may use the endpoint, but of another inspectorate
 * or force: to them nothing of it exists.
 */
@PlumblineTest
class AnotherOrganisationsRowsTests {

    /** Those that are no rows of an inspection; their rooms have tests of their own. */
    private static final List<String> OTHERS =
            List.of("/instruments/", "/ledger/", "/organisations/", "/people/", "/invitation/");

    /** Whatever a form of these pages may have to send. */
    private static final String[] FIELDS = {
        "id",
        "01a2103c-ba31-7097-8781-5f1ac7692533",
        "seen",
        "1",
        "version",
        "0",
        "digest",
        "0",
        "plan",
        "0",
        "grade",
        "good",
        "reason",
        "none",
        "ground",
        "child-in-danger-now",
        "words",
        "none",
        "text",
        "none",
        "reviewer",
        "",
        "window",
        "01a2103c-ba31-7097-8781-5f1ac7692534",
        "purpose",
        "READING",
        "reference",
        "X",
        "caseload",
        "0",
        "size",
        "1",
        "encoding",
        "UTF_8",
        "separator",
        "COMMA",
        "mark",
        "0",
        "shown",
        "0",
        "title",
        "x",
        "name",
        "x"
    };

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    People people;

    @Autowired
    Browser.Opener browsers;

    @Autowired
    MockMvc mvc;

    @Autowired
    Raising raising;

    @Autowired
    Findings findings;

    @Autowired
    Draws draws;

    Fieldwork.Team team;
    Wave wave;
    Map<String, String> rows;

    @BeforeEach
    void anInspectionWithARowOfEachKind() {
        team = fieldwork.team();
        wave = fieldwork.reading(team, 2, 2);
        var reading = fieldwork.submit(team, fieldwork.readings(team, wave).getFirst(), "inadequate");
        var sentBack = fieldwork.sendBack(team, reading);
        var published = raise(reading);
        var recommendation = as(
                team.lead(),
                () -> raising.recommend(
                        team.lead(),
                        Ids.next(),
                        published.id(),
                        "Review within a day",
                        Optional.of(Recommendation.Timescale.SIX_MONTHS),
                        Optional.empty()));
        as(team.lead(), () -> findings.publish(team.lead().by(), wave.id(), LocalDate.of(2026, 11, 24)));
        var draw = as(team.lead(), () -> draws.ofWave(wave.id())).getFirst();
        rows = Map.ofEntries(
                Map.entry("/waves/{wave}", "/waves/" + wave.id()),
                Map.entry("/waves/{id}", "/waves/" + wave.id()),
                Map.entry("/inspections/{id}", "/inspections/" + wave.inspection()),
                Map.entry("/readings/{id}", "/readings/" + reading.id()),
                Map.entry("/readings/{reading}", "/readings/" + reading.id()),
                Map.entry("/findings/{id}", "/findings/" + raise(reading).id()),
                Map.entry("/sent-back/{reference}", "/sent-back/" + sentBack.reference()),
                Map.entry("/recommendations/{reference}", "/recommendations/" + recommendation.reference()),
                Map.entry("/rotas/{slug}", "/rotas/" + team.force().slug()),
                Map.entry("{caseId}", reading.file().id().toString()),
                Map.entry("{draw}", draw.id().toString()));
    }

    @Test
    void nothingOfAnInspectionExistsForAnotherOrganisation() {
        var inspectorate = people.inspectorate();
        var force = people.force();
        var leaks = new ArrayList<String>();
        for (var endpoint : endpoints()) {
            for (var role : endpoint.roles()) {
                var stranger = people.join(role.kind() == OrganisationKind.INSPECTORATE ? inspectorate : force, role);
                var path = path(endpoint.path());
                int status = status(stranger, endpoint.method(), path);
                if (status != 404) {
                    leaks.add(endpoint.method() + " " + path + " as " + role.inWords() + ": " + status);
                }
            }
        }

        assertThat(leaks).isEmpty();
    }

    private int status(SignedIn stranger, String method, String path) {
        if (path.startsWith("/api/")) {
            var program = Program.actingFor(stranger, browsers, mvc);
            return (method.equals("GET") ? program.get(path) : program.post(path, "\"1\"", "{}")).status();
        }
        var browser = browsers.of(stranger);
        return (method.equals("GET") ? browser.get(path) : browser.post(path, FIELDS)).status();
    }

    @Test
    void theSameRowsExistForWhoseTheyAre() {
        assertThat(browsers.of(team.lead()).get(path("/waves/{wave}/readings")).status())
                .isEqualTo(200);
        assertThat(browsers.of(team.liaison())
                        .get(path("/sent-back/{reference}"))
                        .status())
                .isEqualTo(200);
    }

    private Finding raise(Reading reading) {
        return as(
                team.lead(),
                () -> raising.raise(
                        team.lead(),
                        Ids.next(),
                        wave.id(),
                        new Raising.Said(
                                Optional.of(Finding.Kind.CAUSE_OF_CONCERN),
                                "Reviews come too late",
                                "After weeks",
                                List.of(reading.id()))));
    }

    /** The address with the ids of the rows; an upload that is over has an id that nobody has. */
    private String path(String pattern) {
        var path = pattern.replace("/findings/{finding}", "/findings/{id}");
        for (var row : rows.entrySet()) {
            path = path.replace(row.getKey(), row.getValue());
        }
        return path.replaceAll("\\{(id|delivery)}", "01a2103c-ba31-7097-8781-5f1ac7692533");
    }

    private record Endpoint(String method, String path, List<Role> roles) {}

    private static List<Endpoint> endpoints() {
        try {
            return new ClassPathResource("endpoints.csv")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", 3))
                    .filter(line -> line[1].contains("{")
                            && OTHERS.stream().noneMatch(line[1]::startsWith)
                            && Character.isUpperCase(line[2].charAt(0)))
                    .map(line -> new Endpoint(
                            line[0],
                            line[1],
                            Stream.of(line[2].split(" ")).map(Role::valueOf).toList()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
