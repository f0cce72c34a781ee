package org.plumbline.organisation;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A kind of work that may wait for a person, published as a bean by the room that holds the work and shown on the home
 * page of whoever has one of the roles.
 *
 * <p>The function is called with the person who looks, within their fence, and may ask the room's store; it returns one
 * item for each thing, or one item with a count for all of them, and nothing when nothing waits.
 *
 * @param order where it stands on the page, small first: what concerns a child at risk comes before everything else
 */
public record Waiting(int order, Set<Role> roles, Function<SignedIn, List<Item>> items) {

    public Waiting {
        roles = Set.copyOf(roles);
    }

    public static Waiting of(int order, Function<SignedIn, List<Item>> items, Role... roles) {
        return new Waiting(order, Set.of(roles), items);
    }

    /**
     * One line of the list.
     *
     * @param label what there is to do, for example 'Acknowledge a case sent straight back'
     * @param hint what tells it from others, for example 'SB-2026-0007, due 24 November 2026, 14:05'; may be empty
     * @param urgent whether its time is over or nearly over
     */
    public record Item(String label, String hint, String href, boolean urgent) {

        public static Item of(String label, String hint, String href) {
            return new Item(label, hint, href, false);
        }

        public static Item urgent(String label, String hint, String href) {
            return new Item(label, hint, href, true);
        }
    }
}
