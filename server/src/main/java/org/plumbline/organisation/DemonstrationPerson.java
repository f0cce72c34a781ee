package org.plumbline.organisation;

/** An invented person of a demonstration, as the sign-in page lists them. */
public record DemonstrationPerson(String name, String organisation, String roles, String email) {}
