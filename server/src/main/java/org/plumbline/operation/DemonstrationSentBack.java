package org.plumbline.operation;

import java.util.List;
import org.plumbline.operation.DemonstrationCast.People;
import org.plumbline.reading.Reading;
import org.plumbline.sentback.Step.Verdict;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The cases sent straight back: those of the baseline are all closed, those of the quarter stand in every state. */
@Component
@ConditionalOnBooleanProperty("plumbline.demonstration.making")
class DemonstrationSentBack {

    private final DemonstrationStories stories;

    DemonstrationSentBack(DemonstrationStories stories) {
        this.stories = stories;
    }

    void ofTheBaseline(DemonstrationAgenda agenda, People people, List<Reading> drawn) {
        var notSeen = story(agenda, people, drawn.get(0), 0);
        notSeen.raised(
                111,
                10,
                "child-in-danger-now",
                "The last visit in the log is six weeks old, the risk was raised to"
                        + " high after it, and no entry says who has seen the child since.");
        notSeen.acknowledged(111, 10).assigned(111, 11);
        notSeen.answered(
                108,
                15,
                "Two officers visited the same afternoon and saw the child. A strategy discussion was held"
                        + " the next morning, and a plan with weekly visits is on the file.",
                true,
                false);
        notSeen.verified(
                104, 11, Verdict.AGREES, "I have read the visit, the minutes and the plan. All are dated and signed.");
        notSeen.closed(104, 12);

        var stalled = story(agenda, people, drawn.get(8), 1);
        stalled.raised(
                109,
                14,
                "stalled-investigation",
                "A device was seized fourteen weeks ago and no one has asked for its" + " examination.");
        stalled.acknowledged(109, 16).assigned(108, 9);
        stalled.answered(
                101,
                11,
                "The device was examined as a priority. An interview followed, and a person was charged.",
                true,
                true);
        stalled.verified(98, 10, Verdict.AGREES, "The charge and the conditions that go with it are on the record.");
        stalled.closed(98, 11);

        var siblings = story(agenda, people, drawn.get(4), 0);
        siblings.raised(
                107, 9, "other-children", "Two younger children are named in the first report and in no check since.");
        siblings.acknowledged(107, 11).assigned(107, 14);
        siblings.answered(103, 16, "Both were known to children's social care, who have no concern.", false, false);
        siblings.verified(
                100,
                10,
                Verdict.DOES_NOT_AGREE,
                "The answer rests on a telephone call of which there is no note."
                        + " Neither child has been seen by anybody.");
        siblings.assigned(100, 14);
        siblings.answered(
                95,
                15,
                "Both children were seen at school by a social worker and an officer. The note of the visit"
                        + " is attached to the case. No further concern.",
                false,
                false);
        siblings.verified(93, 9, Verdict.AGREES, "I have read the note of the visit, which answers the question.");
        siblings.closed(93, 10);

        var procedure = story(agenda, people, drawn.get(14), 1);
        procedure.raised(
                106,
                11,
                "procedure-not-followed",
                "The threshold for a strategy discussion was met on the second day." + " None is recorded.");
        procedure.acknowledged(105, 12).assigned(105, 13);
        procedure.answered(
                99,
                10,
                "The discussion took place by telephone and was not written down. It has been held again"
                        + " with all agencies, and the minutes are on the file.",
                false,
                false);
        procedure.verified(96, 14, Verdict.AGREES, "The minutes are there, and the plan follows from them.");
        procedure.closed(96, 15);

        var access = story(agenda, people, drawn.get(20), 0);
        access.raised(
                105,
                9,
                "suspect-has-access",
                "The conditions ended nine weeks ago, and nothing on the file has taken" + " their place.");
        access.acknowledged(105, 9).assigned(105, 11);
        access.answered(
                97, 12, "An order was applied for and granted. Children's social care have been told.", false, false);
        access.verified(94, 10, Verdict.AGREES, "The order is on the file and its conditions fit the risk.");
        access.closed(94, 11);

        var visits = story(agenda, people, drawn.get(24), 1);
        visits.raised(
                104,
                15,
                "procedure-not-followed",
                "The visit that was due was not made, and the assessment was not done"
                        + " again when the household changed.");
        visits.acknowledged(104, 16).assigned(103, 9);
        visits.answered(
                98,
                16,
                "The visit was made unannounced, and the assessment is done. The risk level was raised.",
                true,
                false);
        visits.verified(92, 13, Verdict.CANNOT_TELL, "The assessment is on the file, the record of the visit is not.");
        visits.answered(
                90,
                10,
                "The record of the visit had been saved in another system. It is now on the case.",
                true,
                false);
        visits.verified(88, 11, Verdict.AGREES, "The record is there and bears out what was reported.");
        visits.closed(88, 12);

        moreOfTheBaseline(agenda, people, drawn);
    }

    /** Ten in all, so that the report can draw how long they took. */
    private void moreOfTheBaseline(DemonstrationAgenda agenda, People people, List<Reading> drawn) {
        var returned = story(agenda, people, drawn.get(28), 1);
        returned.raised(
                104, 11, "missing-now", "Two reports have come in since the last entry, and no search is recorded.");
        returned.acknowledged(104, 11).assigned(104, 13);
        returned.answered(
                100,
                11,
                "The child was found the same evening. An independent interview was held and its points are"
                        + " in the plan.",
                false,
                false);
        returned.verified(97, 9, Verdict.AGREES, "The record of the interview is on the file, and so is the plan.");
        returned.closed(97, 10);

        var contact = story(agenda, people, drawn.get(30), 0);
        contact.raised(
                103,
                15,
                "suspect-has-access",
                "Conditions were asked for and refused, and no other way of keeping distance is recorded.");
        contact.acknowledged(102, 10).assigned(102, 11);
        contact.answered(
                96, 14, "A written agreement is in place, and children's social care check it weekly.", false, false);
        contact.verified(91, 10, Verdict.AGREES, "The agreement and two weekly checks are on the file.");
        contact.closed(91, 11);

        var footage = story(agenda, people, drawn.get(38), 1);
        footage.raised(
                102,
                10,
                "stalled-investigation",
                "Nothing is recorded for nine weeks, and a statement is outstanding.");
        footage.acknowledged(102, 13).assigned(101, 9);
        footage.answered(
                92, 15, "The statement was taken, and the case has a new officer and a date of review.", true, false);
        footage.verified(89, 14, Verdict.AGREES, "The statement and the review are there. The risk is in the plan.");
        footage.closed(89, 15);

        var cousins = story(agenda, people, drawn.get(44), 0);
        cousins.raised(100, 9, "other-children", "Three cousins stay at the address and are named in no check.");
        cousins.acknowledged(100, 9).assigned(100, 10);
        cousins.answered(
                97, 15, "All three were seen by a social worker and an officer, and their schools told.", false, false);
        cousins.verified(95, 10, Verdict.AGREES, "I have read the note of the visit and the schools' answers.");
        cousins.closed(95, 11);
    }

    void ofTheQuarter(DemonstrationAgenda agenda, People people, List<Reading> drawn) {
        var closed = story(agenda, people, drawn.get(2), 0);
        closed.raised(17, 10, "other-children", "A sister lives at the second address and is in no check.");
        closed.acknowledged(17, 12).assigned(17, 15);
        closed.answered(12, 11, "The sister was seen at home with a social worker. No further concern.", false, false);
        closed.verified(9, 10, Verdict.AGREES, "I have read the note of the visit and the check that goes with it.");
        closed.closed(9, 11);

        var reopened = story(agenda, people, drawn.get(8), 1);
        reopened.raised(
                16, 9, "stalled-investigation", "Nothing is recorded for seven weeks, and a witness has moved away.");
        reopened.acknowledged(16, 10).assigned(16, 11);
        reopened.answered(13, 14, "The witness was found and has given a statement.", false, false);
        reopened.verified(10, 9, Verdict.AGREES, "The statement is on the file.");
        reopened.closed(10, 10);
        reopened.reopenedMinutesAgo(
                80,
                "The statement names a second address at which nobody has been. The file does not say"
                        + " who is to go there.");

        var overdueAnswer = story(agenda, people, drawn.get(5), 0);
        overdueAnswer.raised(
                14,
                11,
                "procedure-not-followed",
                "The referral to children's social care is on the file as a" + " draft and was never sent.");
        overdueAnswer.acknowledged(14, 13).assigned(13, 9);

        var returned = story(agenda, people, drawn.get(11), 1);
        returned.raised(
                13,
                10,
                "missing-now",
                "The child was reported missing again after the last entry, and no search is" + " recorded.");
        returned.acknowledged(13, 10).assigned(13, 12);
        returned.answered(8, 15, "The child came back the next day.", false, false);
        returned.verified(
                6,
                11,
                Verdict.DOES_NOT_AGREE,
                "Nothing shows who spoke to the child on return, or that an" + " independent interview was asked for.");
        returned.noted(5, 10, people.liaison(), "Does a record of the local authority count, or has it to be ours?");
        returned.noted(5, 15, people.duty(), "Either, if it is dated and says who spoke to the child.");

        var verified = story(agenda, people, drawn.get(14), 0);
        verified.raised(12, 9, "procedure-not-followed", "No strategy discussion followed the third report.");
        verified.acknowledged(12, 11).assigned(12, 14);
        verified.answered(
                7, 10, "It was held with health, school and social care; the minutes are on the file.", true, false);
        verified.verified(1, 15, Verdict.AGREES, "The minutes are complete, and the further risk has its own plan.");

        var answered = story(agenda, people, drawn.get(17), 1);
        answered.raised(
                9,
                14,
                "suspect-has-access",
                "A person under investigation works with children, and the designated"
                        + " officer of the local authority has not been told.");
        answered.acknowledged(9, 14).assigned(8, 9);
        answered.attached(2, 15, "designated-officer-told.pdf");
        answered.answered(
                2,
                16,
                "The designated officer was told the same day. The employer has put the person on other" + " duties.",
                false,
                false);

        var assigned = story(agenda, people, drawn.get(20), 0);
        assigned.raised(
                5,
                10,
                "stalled-investigation",
                "The footage that the file relies on has not been asked for, and is kept" + " for a month.");
        assigned.acknowledged(5, 12).assignedAndNoMore(5, 13);

        var reviewed = story(agenda, people, drawn.get(6), 1);
        reviewed.raised(4, 10, "other-children", "A cousin stays at the address at weekends and is not identified.");
        reviewed.acknowledged(4, 11).assigned(4, 12);
        reviewed.reviewed(1, 10);

        var withdrawn = story(agenda, people, drawn.get(15), 0);
        withdrawn.raised(3, 14, "stalled-investigation", "Nothing is recorded after the second month.");
        withdrawn.acknowledged(3, 15);
        withdrawn.withdrawn(
                2,
                9,
                "The entries that seemed to be missing are on the second volume of the file, which I had not opened.");

        var acknowledged = story(agenda, people, drawn.get(22), 1);
        acknowledged.raised(2, 11, "other-children", "The two children of the new partner are not identified.");
        acknowledged.acknowledged(2, 13);

        var overdue = story(agenda, people, drawn.get(24), 0);
        overdue.raised(
                1,
                11,
                "procedure-not-followed",
                "Police protection ended without a handover to the local authority that" + " anybody has recorded.");

        var dueSoon = story(agenda, people, drawn.get(26), 0);
        dueSoon.raisedMinutesAgo(
                25,
                "child-in-danger-now",
                "The plan says that the child is seen every week. The last visit is"
                        + " five weeks old, and two calls since then had no response.");
    }

    private DemonstrationStories.Story story(DemonstrationAgenda agenda, People people, Reading reading, int reviewer) {
        return stories.of(agenda, people, reading, people.reviewers().get(reviewer));
    }
}
