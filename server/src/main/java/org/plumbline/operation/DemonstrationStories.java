package org.plumbline.operation;

import static org.plumbline.operation.DemonstrationFieldwork.as;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.plumbline.operation.DemonstrationCast.People;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Ids;
import org.plumbline.page.Refused;
import org.plumbline.reading.Reading;
import org.plumbline.sentback.Answering;
import org.plumbline.sentback.Attaching;
import org.plumbline.sentback.Dialogue;
import org.plumbline.sentback.SendingBack;
import org.plumbline.sentback.SentBack;
import org.plumbline.sentback.SentBacks;
import org.plumbline.sentback.Step;
import org.plumbline.sentback.Step.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Cases sent straight back whose steps are laid out over the days before the demonstration begins. */
@Component
@ConditionalOnBooleanProperty("plumbline.demonstration.making")
class DemonstrationStories {

    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationStories.class);

    private final SendingBack sendingBack;
    private final Answering answering;
    private final Attaching attaching;
    private final Dialogue dialogue;
    private final SentBacks sentBacks;

    DemonstrationStories(
            SendingBack sendingBack, Answering answering, Attaching attaching, Dialogue dialogue, SentBacks sentBacks) {
        this.sendingBack = sendingBack;
        this.answering = answering;
        this.attaching = attaching;
        this.dialogue = dialogue;
        this.sentBacks = sentBacks;
    }

    Story of(DemonstrationAgenda agenda, People people, Reading reading, SignedIn reviewer) {
        return new Story(agenda, people, reading, reviewer);
    }

    /** What becomes of one case, step by step, each on its working day ago. */
    final class Story {

        private final DemonstrationAgenda agenda;
        private final People people;
        private final Reading reading;
        private final SignedIn reviewer;
        private String reference = "";

        Story(DemonstrationAgenda agenda, People people, Reading reading, SignedIn reviewer) {
            this.agenda = agenda;
            this.people = people;
            this.reading = reading;
            this.reviewer = reviewer;
        }

        void raised(int day, int hour, String ground, String reason) {
            agenda.at(day, hour, minute(4), () -> raise(ground, reason));
        }

        void raisedMinutesAgo(int minutes, String ground, String reason) {
            agenda.minutesAgo(minutes, () -> raise(ground, reason));
        }

        private void raise(String ground, String reason) {
            var reader = DemonstrationBaseline.reader(people, reading);
            reference = as(reader, () -> sendingBack.raise(reader, Ids.next(), reading.id(), ground, reason))
                    .reference();
        }

        Story acknowledged(int day, int hour) {
            step(
                    day,
                    hour,
                    31,
                    people.liaison(),
                    now -> answering.acknowledge(people.liaison(), now.reference(), now.version()));
            return this;
        }

        void assigned(int day, int hour) {
            assignedAndNoMore(day, hour);
            step(day, hour + 1, 10, reviewer, now -> {
                if (now.state() == SentBack.State.ASSIGNED) {
                    answering.confirmSafety(
                            reviewer,
                            now.reference(),
                            now.version(),
                            "Seen at home today by an officer and a social worker, who agreed what makes today safe.");
                }
            });
        }

        void assignedAndNoMore(int day, int hour) {
            step(
                    day,
                    hour,
                    38,
                    people.liaison(),
                    now -> answering.assign(
                            people.liaison(), now.reference(), now.version(), Optional.of(reviewer.person())));
        }

        void reviewed(int day, int hour) {
            step(day, hour, 20, reviewer, now -> {
                if (now.state() == SentBack.State.SAFETY_CONFIRMED) {
                    answering.review(
                            reviewer,
                            now.reference(),
                            now.version(),
                            Set.of(0, 1),
                            "What is not ticked is arranged and has a date on the plan.");
                }
            });
        }

        void answered(int day, int hour, String whatWasDone, boolean furtherRisk, boolean charged) {
            reviewed(day, hour - 1);
            step(day, hour, 12, reviewer, now -> {
                sendingBack.look(reviewer, now.reference());
                answering.answer(
                        reviewer,
                        now.reference(),
                        now.version(),
                        new Answering.Outcome(
                                whatWasDone,
                                Optional.of(furtherRisk),
                                Optional.of(
                                        charged
                                                ? Set.of(Step.Consequence.ARRESTED, Step.Consequence.CHARGED)
                                                : Set.of()),
                                Optional.of(0)));
            });
        }

        /** A file that lies with the demonstration; with a scanner that is silent, the case goes without it. */
        void attached(int day, int hour, String file) {
            step(day, hour, 40, reviewer, now -> {
                var resource = new ClassPathResource("demonstration/" + file);
                try (var content = resource.getInputStream()) {
                    attaching.attach(reviewer, now.reference(), file, resource.contentLength(), content);
                } catch (Refused unscanned) {
                    LOG.warn("The demonstration goes without {}", file, unscanned);
                } catch (IOException exception) {
                    throw new UncheckedIOException(exception);
                }
            });
        }

        void verified(int day, int hour, Verdict verdict, String reason) {
            step(day, hour, 3, people.duty(), now -> {
                sendingBack.look(people.duty(), now.reference());
                sendingBack.verify(people.duty(), now.reference(), now.version(), Optional.of(verdict), false, reason);
            });
        }

        void noted(int day, int hour, SignedIn who, String words) {
            step(day, hour, 25, who, now -> dialogue.write(who, now.reference(), Ids.next(), words));
        }

        void closed(int day, int hour) {
            step(day, hour, 20, people.duty(), now -> sendingBack.close(people.duty(), now.reference(), now.version()));
        }

        void withdrawn(int day, int hour, String reason) {
            step(
                    day,
                    hour,
                    8,
                    people.lead(),
                    now -> sendingBack.withdraw(people.lead(), now.reference(), now.version(), reason));
        }

        void reopenedMinutesAgo(int minutes, String reason) {
            agenda.minutesAgo(
                    minutes,
                    () -> take(
                            people.duty(),
                            now -> sendingBack.reopen(people.duty(), now.reference(), now.version(), reason)));
        }

        private void step(int day, int hour, int minute, SignedIn who, Consumer<SentBack> step) {
            agenda.at(day, hour, minute(minute), () -> take(who, step));
        }

        private void take(SignedIn who, Consumer<SentBack> step) {
            as(who, () -> step.accept(sentBacks.find(reference).orElseThrow()));
        }

        /** No two stories tick in the same minute. */
        private int minute(int minute) {
            return minute + Math.floorMod(reading.id().hashCode(), 17);
        }
    }
}
