package org.plumbline.organisation;

/** Which side of an inspection an organisation is on. */
public enum OrganisationKind {
    INSPECTORATE("inspectorate"),
    FORCE("police force"),
    OVERSIGHT("oversight body");

    private final String words;

    OrganisationKind(String words) {
        this.words = words;
    }

    /** For example 'police force'. */
    public String inWords() {
        return words;
    }
}
