package org.plumbline.statistics;

/** Refuses a design or a draw that cannot be carried out; the message says why and what would do. */
public final class ImpossibleDesign extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** With a message that says why it can't be carried out, and what would do. */
    public ImpossibleDesign(String message) {
        super(message);
    }
}
