package org.plumbline.caseload;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the pages of a caseload show. */
public final class Shown {

    private Shown() {}

    /** @param href the address of the wave's caseload */
    public record Where(String inspection, String wave, String waveHref, String href) {}

    /** @param label a type of case in the instrument's words */
    public record Count(String label, int cases) {}

    /**
     * The caseload of a wave as it stands.
     *
     * @param drawn whether cases were drawn from it, so that it stays
     * @param ofTheForce whether the person who looks can find cases by their own references
     */
    public record Overview(
            Optional<Caseload> caseload,
            List<Count> counts,
            Optional<Open> open,
            boolean mayUpload,
            boolean drawn,
            boolean ofTheForce) {}

    /**
     * An upload that is not ended.
     *
     * @param fileName empty for the other side, who see that there is one and no more
     */
    public record Open(String by, Instant since, Optional<String> fileName, String href) {}

    /** @param here the address of the upload */
    public record File(String name, String size, String here, String version) {}

    /**
     * The first rows of a file.
     *
     * @param dialect how the file is read, for example 'UTF-8 with commas'
     * @param columns those that are shown, each as letter and heading
     * @param notShown how many columns there are besides
     * @param personal columns that seem to hold what identifies people
     */
    public record Sheet(
            String dialect, List<String> columns, List<List<String>> rows, int notShown, List<String> personal) {}

    /** @param field the form field in which a person says what the word means */
    public record Word(String field, String word, int rows) {}

    /** A check under way. */
    public record Progress(int rows, long kilobytes, long ofKilobytes, boolean cutOff) {}

    /** Errors of a kind. */
    public record Kind(String label, int errors) {}

    public record Error(String row, String column, String value, String why) {}

    /**
     * What a check refused.
     *
     * @param outsidePeriod how many cases were opened outside the practice period
     */
    public record Errors(int rows, int all, List<Kind> kinds, List<Error> first, int outsidePeriod, String period) {}

    /** @param column as letter and heading */
    public record Chosen(String field, String column) {}

    /** What will be confirmed. */
    public record Answers(
            int rows,
            int cases,
            int leftOut,
            List<Count> counts,
            List<Chosen> columns,
            List<Meaning> meanings,
            String dialect,
            String period,
            boolean alsoOutsidePeriod,
            boolean keyToSave,
            Optional<Caseload> replaces) {}

    public record Meaning(String word, String type, int rows) {}

    /** What the force's own reference is called here. */
    public record Found(String pseudonym, boolean inTheCaseload, String caseType, String opened, String unit) {}
}
