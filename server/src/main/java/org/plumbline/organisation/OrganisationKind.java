package org.plumbline.organisation;

/** Which side of an inspection an organisation is on. */
public enum OrganisationKind {
    INSPECTORATE,
    FORCE,
    OVERSIGHT
}
