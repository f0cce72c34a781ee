package org.plumbline.instrument;

import java.util.List;

/** Thrown when the parts of an instrument do not fit each other. */
public final class FlawedInstrument extends IllegalArgumentException {

    private final transient List<Flaw> flaws;

    FlawedInstrument(List<Flaw> flaws) {
        super(flaws.toString());
        this.flaws = List.copyOf(flaws);
    }

    public List<Flaw> flaws() {
        return flaws;
    }

    /** @param pointer where in the content it is, as a JSON pointer (RFC 6901) */
    public record Flaw(String pointer, String message) {}
}
