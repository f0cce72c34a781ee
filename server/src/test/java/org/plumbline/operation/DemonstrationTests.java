package org.plumbline.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.plumbline.TestDatabase;
import org.plumbline.fence.Fence;
import org.plumbline.finding.Recommendation.Status;
import org.plumbline.finding.Recommendations;
import org.plumbline.inspection.Inspections;
import org.plumbline.inspection.Wave;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.OrganisationKind;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Dates;
import org.plumbline.release.PublishedResults;
import org.plumbline.release.Releases;
import org.plumbline.sentback.OutOfHours;
import org.plumbline.sentback.SentBack;
import org.plumbline.sentback.SentBack.State;
import org.plumbline.sentback.SentBacks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** What somebody finds who starts the demonstration. */
@Tag("database")
@SpringBootTest(
        properties = {
            "plumbline.jobs=false",
            "plumbline.demonstration=true",
            "plumbline.demonstration.making=true",
            "plumbline.home=target/test-home"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext
class DemonstrationTests {

    @Autowired
    Demonstration demonstration;

    @Autowired
    Organisations organisations;

    @Autowired
    Inspections inspections;

    @Autowired
    SentBacks sentBacks;

    @Autowired
    Recommendations recommendations;

    @Autowired
    Releases releases;

    @Autowired
    PublishedResults publishedResults;

    @Autowired
    OutOfHours outOfHours;

    @Autowired
    Clock clock;

    List<String> progress = new ArrayList<>();
    SignedIn lead;

    @BeforeAll
    void somebodyStartsIt() {
        demonstration.make(progress::add);
        lead = Fence.asTheServer(() ->
                organisations.signedIn("ruth.adeyemi@inspectorate.example").orElseThrow());
    }

    @Test
    void whoeverWaitsIsToldWhatIsBeingMade() {
        assertThat(progress).hasSizeGreaterThan(5).first().asString().contains("invented");
    }

    @Test
    void everyOrganisationSaysThatItIsInvented() {
        assertThat(List.of(OrganisationKind.values()).stream()
                        .flatMap(kind -> seen(() -> organisations.ofKind(kind)).stream())
                        .map(Organisation::name))
                .hasSize(4)
                .allMatch(name -> name.endsWith("(invented)"));
    }

    @Test
    void aWaveIsPublishedAndTheNextIsBeingRead() {
        assertThat(seen(() -> inspections.all().stream()
                        .flatMap(inspection -> inspections.waves(inspection.id()).stream())
                        .map(Wave::stage)
                        .collect(Collectors.toSet())))
                .contains(Wave.Stage.PUBLISHED, Wave.Stage.READING, Wave.Stage.PLANNED);
    }

    @Test
    void casesSentBackStandInEveryState() {
        var all = allSentBack();

        assertThat(all.stream().map(SentBack::state).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(State.values());
        assertThat(all).anyMatch(each -> each.isOverdue(clock.instant()));
        assertThat(all)
                .anyMatch(each -> each.ground().immediateDanger()
                        && each.state() == State.RAISED
                        && !each.isOverdue(clock.instant()));
    }

    @Test
    void somebodyIsOnDutyAndTheRotaOfOneForceHasAGap() {
        for (var slug : List.of("inspectorate", "northmoor")) {
            var organisation = seen(() -> organisations.findBySlug(slug)).orElseThrow();
            assertThat(Fence.asTheServer(() -> outOfHours.watch(organisation.id()))
                            .onDuty())
                    .as(slug)
                    .isNotEmpty();
            assertThat(Fence.asTheServer(() -> outOfHours.gaps(organisation.id(), Duration.ofDays(28))))
                    .as(slug)
                    .hasSize(slug.equals("northmoor") ? 1 : 0);
        }
    }

    @Test
    void recommendationsAreOnTheirWayAndOneIsOverdue() {
        var today = clock.instant().atZone(Dates.LONDON).toLocalDate();
        var own = seen(recommendations::published).stream()
                .filter(each -> each.register().isEmpty())
                .toList();

        assertThat(own).hasSize(3);
        assertThat(own.stream().filter(each -> each.isOverdue(today))).isNotEmpty();
        assertThat(own.stream().flatMap(each -> each.status().stream()))
                .contains(Status.FORCE_SAYS_DONE, Status.IN_PROGRESS);
    }

    @Test
    void whatWasPublishedElsewhereStandsBeside() {
        assertThat(seen(publishedResults::all)).hasSizeGreaterThan(20);
        assertThat(seen(recommendations::published)).hasSizeGreaterThan(30);
        assertThat(seen(releases::published))
                .singleElement()
                .satisfies(release -> assertThat(
                                release.publication().orElseThrow().checkpoint())
                        .isNotEmpty());
    }

    private List<SentBack> allSentBack() {
        return seen(() -> inspections.all().stream()
                .flatMap(inspection -> inspections.waves(inspection.id()).stream())
                .flatMap(wave -> sentBacks.ofWave(wave.id()).stream())
                .toList());
    }

    private <T> T seen(Supplier<T> what) {
        return Fence.asMemberOf(lead.organisation(), what);
    }
}
