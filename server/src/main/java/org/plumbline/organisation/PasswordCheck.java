package org.plumbline.organisation;

import java.util.List;
import org.plumbline.fence.Fence;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs a person in by e-mail address and password. Takes as long for an address that nobody has. */
@Component
class PasswordCheck implements AuthenticationProvider {

    private final Organisations organisations;
    private final SignInAttempts attempts;
    private final PasswordEncoder passwords;
    private final String nobodysHash;

    PasswordCheck(Organisations organisations, SignInAttempts attempts, PasswordEncoder passwords) {
        this.organisations = organisations;
        this.attempts = attempts;
        this.passwords = passwords;
        this.nobodysHash = String.valueOf(passwords.encode("nobody has this password"));
    }

    @Override
    public Authentication authenticate(Authentication given) {
        return Fence.asTheServer(() -> check(given));
    }

    private Authentication check(Authentication given) {
        var email = given.getName().strip();
        var address = given.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        if (attempts.areTooMany(email, address)) {
            throw new LockedException("too many attempts");
        }
        var hash = organisations.passwordHash(email);
        boolean right =
                passwords.matches(String.valueOf(given.getCredentials()), hash.orElse(nobodysHash)) && hash.isPresent();
        attempts.record(email, address, right);
        if (!right) {
            throw new BadCredentialsException("wrong e-mail address or password");
        }
        return UsernamePasswordAuthenticationToken.authenticated(email, null, List.of());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
