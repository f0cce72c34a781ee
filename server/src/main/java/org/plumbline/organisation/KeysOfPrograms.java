package org.plumbline.organisation;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.plumbline.fence.Fence;
import org.plumbline.page.NotFound;
import org.plumbline.page.Refusal;
import org.plumbline.page.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets a program act for a named person: makes and withdraws its keys, and knows whose one is. */
@Component
class KeysOfPrograms {

    static final int LONGEST_NAME = 100;

    private static final String PREFIX = "plumbline_";
    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final Persons persons;
    private final Organisations organisations;

    KeysOfPrograms(ApiKeys keys, Persons persons, Organisations organisations) {
        this.keys = keys;
        this.persons = persons;
        this.organisations = organisations;
    }

    /**
     * Makes a key and gives its secret, this once.
     *
     * @param id made by the page, so that a form that is sent twice makes one
     * @throws Refused when it has no name, or no time to be good for, or was made already
     */
    @Transactional
    String make(SignedIn who, UUID id, String name, Optional<Integer> days) {
        var refusals = new ArrayList<Refusal>();
        if (name.isBlank()) {
            refusals.add(Refusal.of("name", "Say which system will hold the key"));
        } else if (name.strip().length() > LONGEST_NAME) {
            refusals.add(Refusal.of("name", "Shorten the name to " + LONGEST_NAME + " characters or fewer"));
        }
        var goodFor =
                days.filter(each -> each > 0 && each <= ApiKey.LONGEST.toDays()).map(Duration::ofDays);
        if (goodFor.isEmpty()) {
            refusals.add(Refusal.of("days", "Choose for how long the key is good"));
        }
        Refused.ifAny(refusals);
        var secret = PREFIX + Secret.random();
        if (!keys.add(who, id, name.strip(), secret, goodFor.orElseThrow())) {
            throw new Refused(
                    "name",
                    "This key was made already and is shown no more. Withdraw it if you lost it, and make another");
        }
        enter(
                who,
                "api-key.making",
                Map.of("key", id, "days", goodFor.orElseThrow().toDays()));
        return secret;
    }

    @Transactional(readOnly = true)
    List<ApiKey> of(SignedIn who) {
        return keys.of(who.person());
    }

    @Transactional
    void withdraw(SignedIn who, UUID id) {
        keys.end(who.person(), id).ifPresent(name -> enter(who, "api-key.withdrawal", Map.of("key", id)));
    }

    private void enter(SignedIn who, String act, Map<String, ?> facts) {
        var person = persons.find(who.person()).orElseThrow(NotFound::new);
        persons.enter(who.by(), act, person, facts, Map.of());
    }

    /** The person for whom the program that sends this request acts, as their membership stands now. */
    Optional<SignedIn> holder(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip())
                .filter(secret -> secret.startsWith(PREFIX))
                .flatMap(secret -> Fence.asTheServer(() -> keys.person(secret).flatMap(organisations::signedIn)));
    }
}
