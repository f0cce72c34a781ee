package org.plumbline.organisation;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a person may do, within the one organisation that they belong to. */
public enum Role {
    LEAD_INSPECTOR(
            OrganisationKind.INSPECTORATE,
            "Plans inspections, draws samples, moderates, raises findings, signs off and publishes"),
    INSPECTOR(OrganisationKind.INSPECTORATE, "Reads allocated cases and sends cases straight back"),
    DUTY_INSPECTOR(OrganisationKind.INSPECTORATE, "Watches the clocks of cases sent back and verifies outcomes"),
    DATA_PROTECTION_OFFICER(OrganisationKind.INSPECTORATE, "Sees who looked at what, and retention"),
    ADMINISTRATOR(OrganisationKind.INSPECTORATE, "Adds organisations and people and gives roles"),
    FORCE_LIAISON(
            OrganisationKind.FORCE, "Uploads the caseload, receives and assigns cases sent back, owns the action plan"),
    CASE_REVIEWER(OrganisationKind.FORCE, "Looks again at cases sent back and grades the force's own cases"),
    CHIEF_OFFICER(OrganisationKind.FORCE, "Sees the whole picture and signs the action plan"),
    OVERSEER(OrganisationKind.OVERSIGHT, "Sees progress, without single cases, and records commitments");

    private final OrganisationKind kind;
    private final String does;

    Role(OrganisationKind kind, String does) {
        this.kind = kind;
        this.does = does;
    }

    /** The kind of organisation in which this role exists. */
    public OrganisationKind kind() {
        return kind;
    }

    /** For example 'force liaison'. */
    public String inWords() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** For example 'Force liaison'. */
    String title() {
        return inWords().substring(0, 1).toUpperCase(Locale.ROOT) + inWords().substring(1);
    }

    /** What whoever has the role does, for whoever gives it. */
    String does() {
        return does;
    }

    /** For example 'lead inspector, duty inspector'. */
    static String inWords(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::inWords).collect(Collectors.joining(", "));
    }

    /** The roles that exist in this kind of organisation. */
    public static List<Role> of(OrganisationKind kind) {
        return Arrays.stream(values()).filter(role -> role.kind == kind).toList();
    }
}
