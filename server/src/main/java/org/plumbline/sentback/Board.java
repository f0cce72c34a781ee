package org.plumbline.sentback;

import static org.plumbline.sentback.Step.Consequence.ARRESTED;
import static org.plumbline.sentback.Step.Consequence.CAUTIONED;
import static org.plumbline.sentback.Step.Consequence.CHARGED;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The cases sent straight back as one side sees them, page by page.
 *
 * @param filter what the three parts are narrowed down to
 * @param states how many cases there are in each state, whatever is filtered; those of open cases first
 * @param dueNext what is due next of all, if nothing is filtered and whatever is
 * @param ours those on which the person's own side has to act, what is due first on top
 * @param theirs those that wait for the other side
 * @param ended closed or withdrawn, the last first
 */
public record Board(
        BoardFilter filter,
        BoardChoices choices,
        List<InState> states,
        Optional<Standing> dueNext,
        Part ours,
        Part theirs,
        Part ended) {

    static final int PAGE = 50;

    public Board {
        states = List.copyOf(states);
    }

    /**
     * How many cases stand in one state.
     *
     * @param overdue how many of them are past a due time
     * @param matching how many of them the filter lets through
     */
    public record InState(SentBack.State state, int cases, int overdue, int matching) {

        /** One for each state in which there is a case, those of open cases first. */
        static List<InState> of(List<BoardRows.Alike> counts) {
            return Stream.of(SentBack.State.values())
                    .sorted(Comparator.comparing(state -> !state.isOpen()))
                    .map(state -> of(
                            state,
                            counts.stream()
                                    .filter(alike -> alike.state() == state)
                                    .toList()))
                    .filter(inState -> inState.cases() > 0)
                    .toList();
        }

        private static InState of(SentBack.State state, List<BoardRows.Alike> counts) {
            return new InState(
                    state,
                    counts.stream().mapToInt(BoardRows.Alike::cases).sum(),
                    counts.stream().mapToInt(BoardRows.Alike::overdue).sum(),
                    counts.stream().mapToInt(BoardRows.Alike::matching).sum());
        }
    }

    /**
     * A page of one part of the board.
     *
     * @param number of the page, from 1
     * @param total how many cases the part has in all
     */
    public record Part(List<Standing> cases, int number, int total) {

        public int last() {
            return last(total);
        }

        static int last(int total) {
            return Math.max(1, (total + PAGE - 1) / PAGE);
        }
    }

    public int all() {
        return states.stream().mapToInt(InState::cases).sum();
    }

    public int overdue() {
        return states.stream().mapToInt(InState::overdue).sum();
    }

    public int matching() {
        return states.stream().mapToInt(InState::matching).sum();
    }

    /** How many cases the fullest state has: the longest bar. */
    public int fullest() {
        return states.stream().mapToInt(InState::cases).max().orElse(0);
    }

    /** The address of this board with what is filtered, to which the number of a page is added. */
    public String address(String parameter) {
        return "/sent-back?" + (filter.isNone() ? "" : filter.query() + "&") + parameter + "=";
    }

    static Stream<List<String>> rows(List<SentBack> all, Instant now) {
        var header = List.of(
                "reference",
                "case",
                "case_type",
                "ground",
                "sent_back_at",
                "state",
                "waits_for",
                "due_next",
                "overdue",
                "childs_safety_confirmed_at",
                "reported_further_risk_found",
                "reported_anyone_arrested",
                "reported_anyone_charged",
                "reported_anyone_cautioned",
                "reported_other_children_found",
                "verified",
                "closed_at");
        return Stream.concat(
                Stream.of(header),
                all.stream()
                        .map(each -> List.of(
                                each.reference(),
                                each.caseReference(),
                                each.caseType(),
                                each.ground().label(),
                                each.raisedAt().toString(),
                                each.state().inWords(),
                                each.state().waitsFor().name().toLowerCase(java.util.Locale.ROOT),
                                each.dueNext()
                                        .map(clock -> clock.due().toString())
                                        .orElse(""),
                                each.isOverdue(now) ? "yes" : "no",
                                each.safetyConfirmed()
                                        .map(confirmed -> confirmed.at().toString())
                                        .orElse(""),
                                reported(each, Step.Answer::furtherRiskFound),
                                reported(each, answer -> answer.consequences().contains(ARRESTED)),
                                reported(each, answer -> answer.consequences().contains(CHARGED)),
                                reported(each, answer -> answer.consequences().contains(CAUTIONED)),
                                each.reported()
                                        .map(answer -> Integer.toString(answer.otherChildrenFound()))
                                        .orElse(""),
                                each.verified()
                                        .map(verification ->
                                                verification.verdict().inWords())
                                        .orElse(""),
                                each.closedAt().map(Instant::toString).orElse(""))));
    }

    private static String reported(SentBack sentBack, Function<Step.Answer, Boolean> what) {
        return sentBack.reported()
                .map(answer -> what.apply(answer) ? "yes" : "no")
                .orElse("");
    }
}
