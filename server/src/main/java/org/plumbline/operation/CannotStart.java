package org.plumbline.operation;

/** Why a command cannot go on, in words for whoever typed it: what is wrong and how to mend it. */
public final class CannotStart extends RuntimeException {

    public CannotStart(String message) {
        super(message);
    }

    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
