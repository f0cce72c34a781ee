package org.plumbline.organisation;

import java.util.Set;

/**
 * A link in the navigation, published as a bean by the room that it leads to.
 *
 * @param order where it stands, small first
 * @param roles who sees it
 */
public record Place(int order, String label, String href, Set<Role> roles) {

    public Place {
        roles = Set.copyOf(roles);
    }

    public static Place of(int order, String label, String href, Role... roles) {
        return new Place(order, label, href, Set.of(roles));
    }
}
