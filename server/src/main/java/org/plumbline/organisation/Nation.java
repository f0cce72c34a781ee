package org.plumbline.organisation;

/** A part of the United Kingdom with bank holidays of its own. */
public enum Nation {
    ENGLAND_AND_WALES("England and Wales"),
    SCOTLAND("Scotland"),
    NORTHERN_IRELAND("Northern Ireland");

    private final String words;

    Nation(String words) {
        this.words = words;
    }

    public String inWords() {
        return words;
    }
}
