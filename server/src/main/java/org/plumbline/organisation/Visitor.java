package org.plumbline.organisation;

import java.util.Optional;

/** Whoever asks for a page that is open to the public; handler methods take one where a signed-in person sees more. */
public record Visitor(Optional<SignedIn> signedIn) {}
