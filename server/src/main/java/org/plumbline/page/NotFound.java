package org.plumbline.page;

/** There is no such thing, or not for the person who asks: the two look alike on purpose. */
public final class NotFound extends RuntimeException {

    public NotFound() {
        super("not found");
    }
}
