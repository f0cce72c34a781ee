package org.plumbline.page;

import java.util.List;

/** Thrown by an operation that takes nothing because of what the person gave; the transaction is rolled back. */
public final class Refused extends RuntimeException {

    private final transient List<Refusal> refusals;

    public Refused(List<Refusal> refusals) {
        super(refusals.toString());
        this.refusals = List.copyOf(refusals);
    }

    public Refused(String field, String message) {
        this(List.of(new Refusal(field, message)));
    }

    public List<Refusal> refusals() {
        return refusals;
    }

    /** Throws when there is anything to refuse. */
    public static void ifAny(List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            throw new Refused(refusals);
        }
    }
}
