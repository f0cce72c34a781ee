package org.plumbline.release;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.plumbline.inspection.Wave;
import org.plumbline.instrument.GradeScale;
import org.plumbline.instrument.Instrument;
import org.plumbline.sampling.Sample;
import org.plumbline.sentback.SentBack;
import org.plumbline.statistics.Design;
import org.plumbline.statistics.Estimate;

/**
 * What a report is made of. Only the cases of the sample are counted: where some were drawn by chance, those chosen by
 * hand beside them speak for nothing but themselves.
 *
 * @param population how many cases the caseload held
 * @param graded the cases with a final grade, those chosen by hand beside a draw among them
 * @param sentBack in the order in which they were sent back
 * @param caseTypes the types of case that the caseload held
 */
record Results(
        Wave wave,
        String inspectionTitle,
        Instrument instrument,
        Sample sample,
        long population,
        List<Graded> graded,
        List<SentBack> sentBack,
        Set<String> caseTypes) {

    Results {
        graded = List.copyOf(graded);
        sentBack = List.copyOf(sentBack);
        caseTypes = Set.copyOf(caseTypes);
    }

    /** A case with its final grade. */
    record Graded(UUID caseId, String caseType, GradeScale.Grade grade, List<String> failings) {

        Graded {
            failings = List.copyOf(failings);
        }

        boolean isPoor() {
            return grade.poor();
        }
    }

    Design design() {
        return sample.design();
    }

    /** The cases that figures and tables count. */
    List<Graded> counted() {
        var ofSample = sample.cases().stream().map(each -> each.file().id()).collect(Collectors.toSet());
        return graded.stream().filter(each -> ofSample.contains(each.caseId())).toList();
    }

    List<Graded> countedOf(String caseType) {
        return counted().stream()
                .filter(each -> each.caseType().equals(caseType))
                .toList();
    }

    long chosenByHandBeside() {
        return graded.size() - counted().size();
    }

    long count(Predicate<Graded> what) {
        return counted().stream().filter(what).count();
    }

    /** What the cases counted say of the caseload. */
    Estimate share(Predicate<Graded> what) {
        return sample.share(ids(counted(), each -> true), ids(counted(), what));
    }

    /** The same for the cases of one type. */
    Estimate share(String caseType, Predicate<Graded> what) {
        return sample.shareOf(caseType, ids(counted(), each -> true), ids(counted(), what));
    }

    Predicate<Graded> isSentBack() {
        // One that was withdrawn was sent in error: the tables of cases sent back count it apart
        var cases = sentBack.stream()
                .filter(each -> each.withdrawn().isEmpty())
                .map(SentBack::caseId)
                .collect(Collectors.toSet());
        return each -> cases.contains(each.caseId());
    }

    /** For example 'requires improvement or inadequate'. */
    String poorInWords() {
        return instrument.scale().grades().stream()
                .filter(GradeScale.Grade::poor)
                .map(grade -> grade.label().toLowerCase(Locale.UK))
                .collect(Collectors.joining(" or "));
    }

    String poorAsLabel() {
        var words = poorInWords();
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }

    private static Set<UUID> ids(List<Graded> cases, Predicate<Graded> what) {
        return cases.stream().filter(what).map(Graded::caseId).collect(Collectors.toSet());
    }
}
