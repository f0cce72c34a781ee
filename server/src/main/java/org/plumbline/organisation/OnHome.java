package org.plumbline.organisation;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Something that stands at the top of the home page of whoever has one of the roles, published as a bean by the room that
 * knows it.
 *
 * @param line asked with the person who looks, within their fence; empty when there is nothing to say
 */
public record OnHome(Set<Role> roles, Function<SignedIn, Optional<Line>> line) {

    public OnHome {
        roles = Set.copyOf(roles);
    }

    /** @param link the words of the link, for example 'See the rota' */
    public record Line(String text, String link, String href) {}
}
