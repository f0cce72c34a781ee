package org.plumbline.caseload;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Dialect;

/**
 * A file on its way to becoming a caseload.
 *
 * @param organisation who uploaded it; only they see what is in it
 * @param digest SHA-256 of the file, in hexadecimal
 * @param caseTypeValues number of rows by what the file calls its types of case
 * @param caseTypes the instrument's key, or {@link RowRules#LEFT_OUT}, by the file's word
 * @param alsoOutsidePeriod whether cases opened outside the wave's practice period belong too
 * @param outcome what the last check found
 */
record Upload(
        UUID id,
        UUID wave,
        UUID inspectorate,
        UUID force,
        UUID organisation,
        UUID person,
        String personName,
        Instant uploadedAt,
        String fileName,
        long bytes,
        String digest,
        State state,
        Dialect dialect,
        Columns columns,
        Map<String, Integer> caseTypeValues,
        Map<String, String> caseTypes,
        boolean alsoOutsidePeriod,
        CaseloadCheck.Outcome outcome,
        Optional<Run> run,
        long version) {

    /** A check that says nothing for so long was cut off: the server stopped. */
    static final Duration SILENCE = Duration.ofSeconds(30);

    Upload {
        caseTypeValues = new TreeMap<>(caseTypeValues);
        caseTypes = Map.copyOf(caseTypes);
    }

    enum State {
        COLUMNS,
        CASE_TYPES,
        CHECKING,
        REFUSED,
        CHECKED,
        CONFIRMED,
        WITHDRAWN;

        boolean isOpen() {
            return this != CONFIRMED && this != WITHDRAWN;
        }
    }

    /**
     * A check under way.
     *
     * @param seenAt when it last said how far it is
     */
    record Run(UUID id, int rows, long bytes, Instant seenAt) {}

    boolean isOf(SignedIn who) {
        return organisation.equals(who.organisation());
    }

    boolean wasCutOff(Instant now) {
        return state == State.CHECKING
                && run.filter(under -> under.seenAt().plus(SILENCE).isAfter(now))
                        .isEmpty();
    }

    /** The address of the page on which it goes on. */
    String next() {
        return here()
                + switch (state) {
                    case COLUMNS -> "/columns";
                    case CASE_TYPES -> "/case-types";
                    case CHECKING -> "/checking";
                    case REFUSED -> "/errors";
                    case CHECKED -> "/answers";
                    case CONFIRMED, WITHDRAWN -> "";
                };
    }

    /** The address of the upload. */
    String here() {
        return "/waves/" + wave + "/caseload/uploads/" + id;
    }

    Upload read(
            Dialect dialect, Columns columns, Map<String, Integer> values, Map<String, String> guesses, State next) {
        return new Upload(
                id,
                wave,
                inspectorate,
                force,
                organisation,
                person,
                personName,
                uploadedAt,
                fileName,
                bytes,
                digest,
                next,
                dialect,
                columns,
                values,
                guesses,
                alsoOutsidePeriod,
                CaseloadCheck.Outcome.none(),
                Optional.empty(),
                version);
    }

    Upload meaning(Map<String, String> caseTypes) {
        return new Upload(
                id,
                wave,
                inspectorate,
                force,
                organisation,
                person,
                personName,
                uploadedAt,
                fileName,
                bytes,
                digest,
                state,
                dialect,
                columns,
                caseTypeValues,
                caseTypes,
                alsoOutsidePeriod,
                outcome,
                run,
                version);
    }

    Upload checking(boolean alsoOutsidePeriod, Run run) {
        return new Upload(
                id,
                wave,
                inspectorate,
                force,
                organisation,
                person,
                personName,
                uploadedAt,
                fileName,
                bytes,
                digest,
                State.CHECKING,
                dialect,
                columns,
                caseTypeValues,
                caseTypes,
                alsoOutsidePeriod,
                CaseloadCheck.Outcome.none(),
                Optional.of(run),
                version);
    }

    /** Confirmed or withdrawn: the words of the file go with the file. */
    Upload ended(State state) {
        return new Upload(
                id,
                wave,
                inspectorate,
                force,
                organisation,
                person,
                personName,
                uploadedAt,
                fileName,
                bytes,
                digest,
                state,
                dialect,
                columns,
                Map.of(),
                Map.of(),
                alsoOutsidePeriod,
                outcome,
                Optional.empty(),
                version);
    }
}
