package org.plumbline.page;

/** Somebody else changed the thing since the person opened the page; nothing was taken. */
public final class Stale extends RuntimeException {

    /** @param message what changed, by whom where that may be said, and what to do now */
    public Stale(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
