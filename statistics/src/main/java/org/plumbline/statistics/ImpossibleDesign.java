package org.plumbline.statistics;

/** Refuses a design or a draw that cannot be carried out; the message says why and what would do. */
public final class ImpossibleDesign extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public ImpossibleDesign(String message) {
        super(message);
    }
}
