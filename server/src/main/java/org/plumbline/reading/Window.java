package org.plumbline.reading;

import java.util.UUID;
import java.util.regex.Pattern;
import org.plumbline.page.Form;
import org.plumbline.page.Ids;

/**
 * A page on which somebody writes a reading. It is never in conflict with what it saved itself.
 *
 * @param version the reading's version when the page was opened
 */
public record Window(long version, UUID id) {

    private static final Pattern SENT = Pattern.compile("(\\d{1,18})(?::([0-9a-f-]{36}))?");

    public static Window on(long version) {
        return new Window(version, Ids.next());
    }

    /** What a form sent; without a version it knows nothing, so that whatever was saved is another's. */
    static Window of(Form form) {
        var sent = SENT.matcher(form.value("version"));
        if (!sent.matches()) {
            return on(0);
        }
        var version = Long.parseLong(sent.group(1));
        return sent.group(2) == null ? on(version) : new Window(version, UUID.fromString(sent.group(2)));
    }

    /** As the form's hidden field holds it. */
    @Override
    public String toString() {
        return version + ":" + id;
    }
}
