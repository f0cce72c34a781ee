package org.plumbline.page;

/**
 * One of the things that a form lets a person choose from.
 *
 * @param value what the form sends
 * @param hint a sentence below the label, or empty
 */
public record Option(String value, String label, String hint) {

    public static Option of(String value, String label) {
        return new Option(value, label, "");
    }

    public static Option of(String value, String label, String hint) {
        return new Option(value, label, hint);
    }
}
