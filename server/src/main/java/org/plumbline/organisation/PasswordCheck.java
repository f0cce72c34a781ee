package org.plumbline.organisation;

import java.util.List;
import org.plumbline.fence.Fence;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs a person in by e-mail address and password. Takes as long for an address that nobody has. */
@Component
class PasswordCheck implements AuthenticationProvider {

    private final Organisations organisations;
    private final Persons persons;
    private final SignInAttempts attempts;
    private final Passwords passwords;

    PasswordCheck(Organisations organisations, Persons persons, SignInAttempts attempts, Passwords passwords) {
        this.organisations = organisations;
        this.persons = persons;
        this.attempts = attempts;
        this.passwords = passwords;
    }

    enum Outcome {
        RIGHT,
        WRONG,
        TOO_MANY
    }

    /** The session is known by the person's id, which stays when their e-mail address changes. */
    @Override
    public Authentication authenticate(Authentication given) {
        var email = given.getName().strip();
        var address = given.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        return switch (check(email, String.valueOf(given.getCredentials()), address)) {
            case RIGHT ->
                UsernamePasswordAuthenticationToken.authenticated(
                        Fence.asTheServer(() -> organisations.signedIn(email))
                                .orElseThrow(() -> new BadCredentialsException("deactivated just now"))
                                .person()
                                .toString(),
                        null,
                        List.of());
            case WRONG -> throw new BadCredentialsException("wrong e-mail address or password");
            case TOO_MANY -> throw new LockedException("too many attempts");
        };
    }

    /** The attempt counts as failed before the password is looked at, so that many at once gain nothing. */
    Outcome check(String email, String password, String address) {
        return Fence.asTheServer(() -> {
            var attempt = attempts.begin(email, address);
            if (attempt.isEmpty()) {
                return Outcome.TOO_MANY;
            }
            var hash = organisations.signedIn(email).flatMap(person -> persons.passwordHash(person.person()));
            if (!passwords.matches(password, hash)) {
                return Outcome.WRONG;
            }
            attempts.succeeded(attempt.get());
            return Outcome.RIGHT;
        });
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
