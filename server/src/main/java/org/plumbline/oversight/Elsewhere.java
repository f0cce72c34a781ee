package org.plumbline.oversight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.release.PublishedResult;
import org.plumbline.release.Report;

/**
 * A result that was published elsewhere, with the reasons why it is not joined with the waves that were run here.
 *
 * @param reasons plain sentences, one at least: how the cases were chosen is stated in no source that was seen
 */
public record Elsewhere(PublishedResult result, List<String> reasons) {

    public Elsewhere {
        reasons = List.copyOf(reasons);
    }

    /** @param waves the reports in force of the same force; empty where there is none */
    static Elsewhere of(PublishedResult result, List<Report> waves) {
        var reasons = new ArrayList<String>();
        if (!result.assessor().equals("inspector")) {
            reasons.add("The " + result.assessor() + " graded its own cases; here inspectors do.");
        }
        var scales = waves.stream()
                .map(Report::scale)
                .filter(scale -> !isSame(scale, result.scale()))
                .collect(Collectors.toSet());
        if (!scales.isEmpty()) {
            reasons.add("Another grade scale: " + result.scale() + "; here " + inWords(scales) + ".");
        }
        if (!isOfAllTypes(result)) {
            reasons.add("Other types of case: " + result.caseType() + " only; here all types of the caseload.");
        }
        if (isReview(result)) {
            reasons.add("A review after an inspection, read for another purpose.");
        }
        if (result.cases().isEmpty()) {
            reasons.add("How many cases were read is not published.");
        }
        reasons.add("How the cases were chosen is not stated, so no interval can be given.");
        return new Elsewhere(result, reasons);
    }

    private static boolean isOfAllTypes(PublishedResult result) {
        return result.caseType().equals("all") || result.caseType().startsWith("all ");
    }

    private static boolean isReview(PublishedResult result) {
        return result.inspection().toLowerCase(Locale.UK).contains("review");
    }

    /** Sources write the same scale with and without blanks. */
    private static boolean isSame(String scale, String other) {
        return plain(scale).equals(plain(other));
    }

    private static String plain(String scale) {
        return scale.toLowerCase(Locale.UK).replaceAll("\\s*/\\s*", "/");
    }

    private static String inWords(Set<String> scales) {
        return scales.stream().sorted().collect(Collectors.joining(", or "));
    }
}
