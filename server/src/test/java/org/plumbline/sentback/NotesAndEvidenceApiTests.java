package org.plumbline.sentback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.Fieldwork.as;
import static org.plumbline.sentback.DescribedApi.assertDescribed;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.Browser;
import org.plumbline.Fieldwork;
import org.plumbline.PlumblineTest;
import org.plumbline.Program;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What stands beside the steps of a case, written and read by a force's own case system. */
@PlumblineTest
class NotesAndEvidenceApiTests {

    private static final byte[] PDF = EvidenceFiles.pdf("note of the visit");

    @Autowired
    Fieldwork fieldwork;

    @Autowired
    SendingBack sendingBack;

    @Autowired
    Evidences evidences;

    @Autowired
    Browser.Opener browsers;

    @Autowired
    MockMvc mvc;

    Fieldwork.Team team;
    SentBack sentBack;
    Program liaison;

    @BeforeEach
    void aCaseIsSentBackToAForceThatHasASystemOfItsOwn() {
        team = fieldwork.team();
        sentBack = fieldwork.sendBack(team);
        liaison = Program.actingFor(team.liaison(), browsers, mvc);
    }

    @Test
    void bothSidesWriteToOneAnotherAndNoClockOrStepHearsOfIt() {
        var duty = Program.actingFor(team.duty(), browsers, mvc);
        assertThat(liaison.get(at("/notes")).json()).isEmpty();

        var asked = liaison.post(at("/notes"), "", "{\"note\": \"Which visit is meant?\"}");
        var answered = duty.post(at("/notes"), "", "{\"note\": \"The one in March\"}");

        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
        assertThat(answered.json()).hasSize(2);
        answered.json().forEach(note -> assertDescribed("Note", note.toString()));
        assertThat(answered.json().at("/0/side").asString()).isEqualTo("FORCE");
        assertThat(answered.json().at("/1/side").asString()).isEqualTo("INSPECTORATE");
        assertThat(browsers.of(team.chief())
                        .get("/sent-back/" + sentBack.reference())
                        .text())
                .contains("Which visit is meant?", "The one in March");
        assertThat(liaison.get(at("")).json().get("version").asInt()).isEqualTo(1);
    }

    @Test
    void theSameNoteSentAgainIsOneNoteAndTheKeyForOtherWordsIsRefused() {
        var body = "{\"note\": \"Which visit is meant?\"}";
        liaison.post(at("/notes"), "", "key-1", body);
        var again = liaison.post(at("/notes"), "", "key-1", body);
        var other = liaison.post(at("/notes"), "", "key-1", "{\"note\": \"Never mind\"}");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).hasSize(1);
        assertThat(other.status()).isEqualTo(422);
        assertDescribed("Problem", other);
        assertThat(liaison.post(at("/notes"), "", "", body).text()).contains("Idempotency-Key");
        var empty = liaison.post(at("/notes"), "", "{\"note\": \" \"}");
        assertThat(empty.json().at("/refusals/0/field").asString()).isEqualTo("note");
        assertThat(liaison.get(at("/notes")).json()).hasSize(1);
    }

    @Test
    void theForceAttachesAFileAndTheInspectorateTakesItAwayAsItWas() {
        var attached = liaison.upload(at("/evidence"), "visit.pdf", PDF);
        var again = liaison.upload(at("/evidence"), "the same.pdf", PDF);

        assertThat(attached.status()).as(attached.text()).isEqualTo(200);
        assertDescribed("Evidence", attached);
        assertThat(again.json().get("id"))
                .as("kept once")
                .isEqualTo(attached.json().get("id"));
        var duty = Program.actingFor(team.duty(), browsers, mvc);
        var list = duty.get(at("/evidence"));
        assertThat(list.json()).hasSize(1);
        var taken = duty.get(at("/evidence/" + list.json().at("/0/id").asString()));
        assertThat(taken.response().getContentAsByteArray()).isEqualTo(PDF);
        assertThat(taken.response().getHeader("Content-Disposition")).startsWith("attachment;");
        assertThat(duty.upload(at("/evidence"), "mine.pdf", PDF).status())
                .as("the inspectorate attaches nothing")
                .isEqualTo(404);
    }

    @Test
    void aFileThatIsNotTakenIsRefusedWithTheReason() {
        var program = liaison.upload(at("/evidence"), "visit.pdf", EvidenceFiles.windowsProgram());
        assertThat(program.status()).isEqualTo(422);
        assertDescribed("Problem", program);
        assertThat(program.json().at("/refusals/0/field").asString()).isEqualTo("file");
        assertThat(liaison.post(at("/evidence"), "", "").text()).contains("Choose the file");
        as(team.lead(), () -> sendingBack.withdraw(team.lead(), sentBack.reference(), 1, "Another child was meant"));

        var late = liaison.upload(at("/evidence"), "visit.pdf", PDF);

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("is withdrawn");
        assertThat(liaison.post(at("/notes"), "", "{\"note\": \"Why?\"}").status())
                .isEqualTo(422);
    }

    @Test
    void aCaseTakesAHundredFiles() {
        IntStream.rangeClosed(1, Evidence.MOST_OF_A_CASE)
                .forEach(n -> assertThat(liaison.upload(at("/evidence"), n + ".pdf", EvidenceFiles.pdf("page " + n))
                                .status())
                        .isEqualTo(200));

        var oneMore = liaison.upload(at("/evidence"), "more.pdf", PDF);

        assertThat(oneMore.status()).isEqualTo(422);
        assertThat(oneMore.text()).contains("has 100 files");
        assertThat(liaison.upload(at("/evidence"), "1.pdf", EvidenceFiles.pdf("page 1"))
                        .status())
                .as("what is there is there")
                .isEqualTo(200);
    }

    @Test
    void anotherForceFindsNothingOfItAndAReviewerOnlyOfWhatWasGivenToThem() {
        liaison.post(at("/notes"), "", "{\"note\": \"Which visit is meant?\"}");
        var id = liaison.upload(at("/evidence"), "visit.pdf", PDF)
                .json()
                .get("id")
                .asString();
        for (var who : List.of(fieldwork.team().liaison(), team.reviewer())) {
            var stranger = Program.actingFor(who, browsers, mvc);
            for (var path : List.of("/notes", "/evidence", "/evidence/" + id)) {
                assertThat(stranger.get(at(path)).status()).as(path).isEqualTo(404);
            }
            assertThat(stranger.post(at("/notes"), "", "{\"note\": \"Hello\"}").status())
                    .isEqualTo(404);
            assertThat(stranger.upload(at("/evidence"), "mine.pdf", PDF).status())
                    .isEqualTo(404);
        }
        assertThat(as(team.lead(), () -> evidences.ofCase(sentBack.id()))).hasSize(1);
    }

    private String at(String rest) {
        return "/api/v1/sent-back/" + sentBack.reference() + rest;
    }
}
