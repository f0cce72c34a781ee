package org.plumbline.sentback;

import gg.jte.Content;
import java.util.Optional;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Page;

/**
 * A part of the page of a case sent back, published as a bean by a room further on the way of a case.
 *
 * @param order where it stands, small first
 */
public record BesideTheCase(int order, Part part) {

    /** Gives the part for this case; empty when there is nothing for this person to see or do. */
    @FunctionalInterface
    public interface Part {

        Optional<Content> of(Page page, SignedIn who, SentBack sentBack);
    }
}
