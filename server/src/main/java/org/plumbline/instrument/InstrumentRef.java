package org.plumbline.instrument;

/**
 * Names one version of an instrument, for example {@code child-protection-2014} version {@code 1}.
 *
 * @param key small letters, digits and hyphens
 * @param version as the instrument's file gives it
 */
public record InstrumentRef(String key, String version) {

    public InstrumentRef {
        if (!key.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "an instrument's key has small letters, digits and hyphens, not '" + key + "'");
        }
        if (version.isBlank()) {
            throw new IllegalArgumentException("an instrument's version is blank");
        }
    }

    @Override
    public String toString() {
        return key + " " + version;
    }
}
