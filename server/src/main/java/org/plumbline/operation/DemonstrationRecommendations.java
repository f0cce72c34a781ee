package org.plumbline.operation;

import static org.plumbline.operation.DemonstrationFieldwork.as;

import java.util.List;
import java.util.Optional;
import org.plumbline.finding.ActionPlan;
import org.plumbline.finding.Progress;
import org.plumbline.finding.Recommendation;
import org.plumbline.finding.Recommendation.Status;
import org.plumbline.finding.Recommendations;
import org.plumbline.operation.DemonstrationCast.People;
import org.plumbline.organisation.SignedIn;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** What becomes of the baseline's recommendations: one is overdue, one is claimed done, one is on its way. */
@Component
@ConditionalOnBooleanProperty("plumbline.demonstration.making")
class DemonstrationRecommendations {

    private final Recommendations recommendations;
    private final Progress progress;

    DemonstrationRecommendations(Recommendations recommendations, Progress progress) {
        this.recommendations = recommendations;
        this.progress = progress;
    }

    void plan(DemonstrationAgenda agenda, People people) {
        var made = as(people.chief(), () -> recommendations.ofForce(people.northmoor()));
        overdue(agenda, people, made.get(0));
        claimedDone(agenda, people, made.get(1));
        onItsWay(agenda, people, made.get(2));
    }

    private void overdue(DemonstrationAgenda agenda, People people, Recommendation reviews) {
        enter(
                agenda,
                70,
                11,
                people.liaison(),
                reviews,
                Status.ACCEPTED,
                "Accepted in full by the chief officer group.");
        planOf(
                agenda,
                people,
                66,
                reviews,
                step(agenda, "Agree what a review must record, with a form in the case system", "Head of crime", 40),
                step(agenda, "Train all detective sergeants in reviewing", "Head of learning", 15),
                step(agenda, "Report reviews done in time, by team, each week", "Head of performance", 5));
        enter(
                agenda,
                45,
                15,
                people.liaison(),
                reviews,
                Status.IN_PROGRESS,
                "The form is in use in two of the four districts. Training has begun, and is behind its plan because sergeants"
                        + " could not be released for it.");
    }

    private void claimedDone(DemonstrationAgenda agenda, People people, Recommendation weekly) {
        enter(
                agenda,
                70,
                12,
                people.liaison(),
                weekly,
                Status.ACCEPTED,
                "Accepted. The list is made by hand at first.");
        enter(
                agenda,
                58,
                10,
                people.liaison(),
                weekly,
                Status.IN_PROGRESS,
                "The list goes to the assistant chief constable every Monday, with a line for each case on what was done.");
        enter(
                agenda,
                12,
                9,
                people.chief(),
                weekly,
                Status.FORCE_SAYS_DONE,
                "The list is now made by the case system. Cases without an entry for two weeks are down to single ones, and"
                        + " each has a reason.");
    }

    private void onItsWay(DemonstrationAgenda agenda, People people, Recommendation referrals) {
        enter(
                agenda,
                69,
                10,
                people.liaison(),
                referrals,
                Status.ACCEPTED,
                "Accepted, together with children's social care.");
        planOf(
                agenda,
                people,
                60,
                referrals,
                step(
                        agenda,
                        "End the weekly batch; referrals go from the officer's device",
                        "Head of public protection",
                        30),
                step(
                        agenda,
                        "Check twenty referrals a month for the children they name",
                        "Safeguarding hub manager",
                        -20));
        enter(
                agenda,
                27,
                14,
                people.liaison(),
                referrals,
                Status.IN_PROGRESS,
                "The batch has ended. The first monthly check found children left out of a few referrals; their officers"
                        + " have been told.");
    }

    private void enter(
            DemonstrationAgenda agenda,
            int day,
            int hour,
            SignedIn who,
            Recommendation recommendation,
            Status status,
            String words) {
        agenda.at(
                day,
                hour,
                25,
                () -> as(who, () -> {
                    int seen = recommendations
                            .find(recommendation.reference())
                            .orElseThrow()
                            .version();
                    progress.enter(who, recommendation.reference(), seen, Optional.of(status), words, Optional.empty());
                }));
    }

    private void planOf(
            DemonstrationAgenda agenda,
            People people,
            int day,
            Recommendation recommendation,
            ActionPlan.PlannedStep... steps) {
        agenda.at(
                day,
                16,
                0,
                () -> as(
                        people.liaison(),
                        () -> progress.plan(people.liaison(), recommendation.reference(), 0, List.of(steps))));
        agenda.at(
                day - 1,
                9,
                30,
                () -> as(people.chief(), () -> progress.sign(people.chief(), recommendation.reference(), 1)));
    }

    private static ActionPlan.PlannedStep step(DemonstrationAgenda agenda, String what, String owner, int daysAgo) {
        return new ActionPlan.PlannedStep(what, owner, agenda.today().minusDays(daysAgo));
    }
}
