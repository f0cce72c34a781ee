package org.plumbline.organisation;

import java.util.Locale;

/** What a person may do, within the one organisation that they belong to. */
public enum Role {
    LEAD_INSPECTOR(OrganisationKind.INSPECTORATE),
    INSPECTOR(OrganisationKind.INSPECTORATE),
    DUTY_INSPECTOR(OrganisationKind.INSPECTORATE),
    DATA_PROTECTION_OFFICER(OrganisationKind.INSPECTORATE),
    ADMINISTRATOR(OrganisationKind.INSPECTORATE),
    FORCE_LIAISON(OrganisationKind.FORCE),
    CASE_REVIEWER(OrganisationKind.FORCE),
    CHIEF_OFFICER(OrganisationKind.FORCE),
    OVERSEER(OrganisationKind.OVERSIGHT);

    private final OrganisationKind kind;

    Role(OrganisationKind kind) {
        this.kind = kind;
    }

    /** The kind of organisation in which this role exists. */
    public OrganisationKind kind() {
        return kind;
    }

    /** For example 'force liaison'. */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
