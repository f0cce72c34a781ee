package org.plumbline.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the frame around a page shows: who is signed in, where they can go, what just happened.
 * Controllers take one as a parameter and give it its title.
 *
 * @param title the page's title, without the product's name
 * @param above the pages above this one, the topmost first; shown as breadcrumbs
 * @param places the navigation, in order
 * @param demonstration whether every page must say that all it shows is invented
 * @param notice what the last step did, shown once
 * @param alarm what is wrong with the server itself and everybody has to know
 * @param path the path of this request
 * @param now the moment of this request, by which clocks on the page are shown
 */
public record Page(
        String title,
        List<Above> above,
        Optional<Person> person,
        List<Place> places,
        Csrf csrf,
        boolean demonstration,
        Optional<String> notice,
        Optional<String> alarm,
        String path,
        Instant now) {

    public Page titled(String title) {
        return new Page(title, above, person, places, csrf, demonstration, notice, alarm, path, now);
    }

    /** Adds the next page on the way down to this one, for example {@code below("Inspections", "/inspections")}. */
    public Page below(String label, String href) {
        var longer =
                Stream.concat(above.stream(), Stream.of(new Above(label, href))).toList();
        return new Page(title, longer, person, places, csrf, demonstration, notice, alarm, path, now);
    }

    /** The address of a file of the frame, for example {@code asset("plumbline.css")}. */
    public String asset(String name) {
        return Assets.address(name);
    }

    /** A page above this one. */
    public record Above(String label, String href) {}

    /** @param roles the person's roles in words, for example 'lead inspector, duty inspector' */
    public record Person(String name, String organisation, String roles) {}

    public record Place(String label, String href, boolean current) {}

    /**
     * The token that guards a form. It is made when a form is written: a page without one opens no session.
     *
     * @param parameter the name of the form's hidden field
     */
    public record Csrf(String parameter, Supplier<String> source) {

        /** Spring Security's own; asking it for the name would make the token too. */
        public static final String PARAMETER = "_csrf";

        public String token() {
            return source.get();
        }
    }
}
