package org.plumbline.page;

/**
 * What a person gave that cannot be taken, said so that they can mend it.
 *
 * @param field the name of the form field it is about, empty when it is about the whole form
 * @param message what is wrong and how to mend it, a sentence shown beside the field
 */
public record Refusal(String field, String message) {

    public static Refusal of(String field, String message) {
        return new Refusal(field, message);
    }
}
