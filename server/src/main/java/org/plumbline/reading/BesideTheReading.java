package org.plumbline.reading;

import gg.jte.Content;
import java.util.Optional;
import org.plumbline.organisation.SignedIn;
import org.plumbline.page.Page;

/**
 * A panel on the reading page, published as a bean by a room further on the way of a case.
 *
 * @param order where it stands, small first
 */
public record BesideTheReading(int order, Panel panel) {

    /** Gives the panel for this reading; empty when there is nothing for this person to see or do. */
    @FunctionalInterface
    public interface Panel {

        Optional<Content> of(Page page, SignedIn who, Reading reading);
    }
}
