package org.plumbline.organisation;

/** A part of the United Kingdom with bank holidays of its own. */
public enum Nation {
    ENGLAND_AND_WALES,
    SCOTLAND,
    NORTHERN_IRELAND
}
