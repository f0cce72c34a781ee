package org.plumbline.page;

import java.util.List;
import java.util.Optional;

/**
 * What the frame around a page shows: who is signed in, where they can go, what just happened.
 * Controllers take one as a parameter and give it its title.
 *
 * @param title the page's title, without the product's name
 * @param places the navigation, in order
 * @param demonstration whether every page must say that all it shows is invented
 * @param notice what the last step did, shown once
 * @param path the path of this request
 */
public record Page(
        String title,
        Optional<Person> person,
        List<Place> places,
        Csrf csrf,
        boolean demonstration,
        Optional<String> notice,
        String path) {

    public Page titled(String title) {
        return new Page(title, person, places, csrf, demonstration, notice, path);
    }

    /** @param roles the person's roles in words, for example 'lead inspector, duty inspector' */
    public record Person(String name, String organisation, String roles) {}

    public record Place(String label, String href, boolean current) {}

    public record Csrf(String parameter, String token) {}
}
