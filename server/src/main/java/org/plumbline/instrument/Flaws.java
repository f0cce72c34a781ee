package org.plumbline.instrument;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.plumbline.instrument.FlawedInstrument.Flaw;
import org.plumbline.instrument.Instrument.CaseType;
import org.plumbline.instrument.Instrument.FailingCategory;
import org.plumbline.instrument.Instrument.FailingKind;
import org.plumbline.instrument.Instrument.Ground;
import org.plumbline.instrument.Instrument.Judgement;
import org.plumbline.instrument.Instrument.Topic;

/** What does not fit together in the parts of an instrument. */
final class Flaws {

    /** Whatever the instrument, a failing is one of leadership, training, organisation or judgement. */
    static final List<String> CATEGORIES = List.of("leadership", "training", "organisation", "judgement");

    private final List<Flaw> found = new ArrayList<>();

    private Flaws() {}

    static List<Flaw> of(
            List<CaseType> caseTypes,
            List<Topic> topics,
            List<Judgement> judgements,
            GradeScale scale,
            List<FailingCategory> failings,
            List<Ground> grounds,
            Clocks clocks) {
        var flaws = new Flaws();
        flaws.keysTwice("/case-types", "case type", caseTypes, CaseType::key);
        flaws.keysTwice("/topics", "topic", topics, Topic::key);
        flaws.criteria(topics, caseTypes);
        flaws.keysTwice("/judgements", "judgement", judgements, Judgement::key);
        flaws.keysTwice("/scale/grades", "grade", scale.grades(), GradeScale.Grade::key);
        flaws.scale(scale);
        flaws.failings(failings);
        flaws.keysTwice("/grounds", "ground", grounds, Ground::key);
        flaws.grounds(grounds);
        flaws.clocks(clocks);
        return List.copyOf(flaws.found);
    }

    private void criteria(List<Topic> topics, List<CaseType> caseTypes) {
        var known = new HashSet<String>();
        caseTypes.forEach(type -> known.add(type.key()));
        // An answer is kept by its criterion's key alone, so a key stands for one criterion in the whole instrument
        var seen = new HashSet<String>();
        for (int t = 0; t < topics.size(); t++) {
            var criteria = topics.get(t).criteria();
            for (int c = 0; c < criteria.size(); c++) {
                var criterion = criteria.get(c);
                var at = "/topics/" + t + "/criteria/" + c;
                keyTwice(at, "criterion", criterion.key(), seen);
                for (int i = 0; i < criterion.caseTypes().size(); i++) {
                    var type = criterion.caseTypes().get(i);
                    if (!known.contains(type)) {
                        add(at + "/case-types/" + i, "there is no case type '" + type + "' in 'case-types'");
                    }
                }
            }
        }
    }

    private void scale(GradeScale scale) {
        if (scale.grades().stream().allMatch(GradeScale.Grade::poor)
                || scale.grades().stream().noneMatch(GradeScale.Grade::poor)) {
            add("/scale/grades", "at least one grade has 'poor: true' and at least one 'poor: false'");
            return;
        }
        for (int i = 1; i < scale.grades().size(); i++) {
            if (scale.grades().get(i - 1).poor() && !scale.grades().get(i).poor()) {
                add(
                        "/scale/grades/" + i,
                        "the grades stand best first, but '"
                                + scale.grades().get(i).key() + "' is not poor and comes after one that is");
            }
        }
    }

    private void failings(List<FailingCategory> failings) {
        keysTwice("/failings", "failing category", failings, FailingCategory::key);
        var missing = new ArrayList<>(CATEGORIES);
        missing.removeAll(failings.stream().map(FailingCategory::key).toList());
        for (var category : missing) {
            add(
                    "/failings",
                    "the failing category '" + category + "' is missing: there are always the four "
                            + String.join(", ", CATEGORIES));
        }
        for (int i = 0; i < failings.size(); i++) {
            keysTwice("/failings/" + i + "/kinds", "failing", failings.get(i).kinds(), FailingKind::key);
        }
    }

    private void grounds(List<Ground> grounds) {
        for (int i = 0; i < grounds.size(); i++) {
            if (grounds.get(i).checklist().isEmpty()) {
                add("/grounds/" + i, "the ground '" + grounds.get(i).key() + "' has no checklist");
            }
        }
    }

    private void clocks(Clocks clocks) {
        if (!(clocks.safetyConfirmed() instanceof TimeLimit.Elapsed)) {
            add(
                    "/clocks/safety-confirmed",
                    "a child's safety does not wait for office hours or a working day: give minutes, hours or days");
        }
        if (clocks.acknowledgedInDanger() instanceof TimeLimit.Elapsed(Duration inDanger)) {
            if (isLonger(inDanger, clocks.acknowledged())) {
                add(
                        "/clocks/acknowledged-in-danger",
                        "a case in immediate danger cannot have longer than one that is not ("
                                + clocks.acknowledged().inWords() + ")");
            }
        } else {
            add(
                    "/clocks/acknowledged-in-danger",
                    "danger does not wait for office hours or a working day: give minutes, hours or days");
        }
    }

    private static boolean isLonger(Duration inDanger, TimeLimit otherwise) {
        return switch (otherwise) {
            case TimeLimit.Elapsed(Duration time) -> inDanger.compareTo(time) > 0;
            case TimeLimit.WorkingHours hours -> inDanger.compareTo(hours.shortest()) > 0;
            // a version in use may say so, and stays readable
            case TimeLimit.WorkingDays _ -> false;
        };
    }

    private <T> void keysTwice(String at, String what, List<T> entries, Function<T, String> key) {
        var seen = new HashSet<String>();
        for (int i = 0; i < entries.size(); i++) {
            keyTwice(at + "/" + i, what, key.apply(entries.get(i)), seen);
        }
    }

    private void keyTwice(String at, String what, String key, Set<String> seen) {
        if (!seen.add(key)) {
            add(at + "/key", "the " + what + " key '" + key + "' is used before: a key stands for one " + what);
        }
    }

    private void add(String pointer, String message) {
        found.add(new Flaw(pointer, message));
    }
}
