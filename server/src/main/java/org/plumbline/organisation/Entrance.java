package org.plumbline.organisation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.plumbline.fence.Acting;
import org.plumbline.fence.Fence;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds for whom a request is, their membership read anew each time, and runs the rest of it within their fence. */
class Entrance extends OncePerRequestFilter {

    private static final String SIGNED_IN = SignedIn.class.getName();

    private static final AnonymousAuthenticationToken NOBODY =
            new AnonymousAuthenticationToken("nobody", "nobody", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

    private final Function<HttpServletRequest, Optional<SignedIn>> who;

    private Entrance(Function<HttpServletRequest, Optional<SignedIn>> who) {
        this.who = who;
    }

    /** For people, who have signed in. */
    static Entrance bySession(Organisations organisations) {
        return new Entrance(request -> whoIsSignedIn(organisations));
    }

    /** For programs, which send a key with each request. */
    static Entrance byKey(KeysOfPrograms keys) {
        return new Entrance(keys::holder);
    }

    static Optional<SignedIn> signedIn(HttpServletRequest request) {
        return Optional.ofNullable((SignedIn) request.getAttribute(SIGNED_IN));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var signedIn = who.apply(request);
        if (signedIn.isEmpty()) {
            // a session of somebody who was deactivated is a stranger's from here on
            SecurityContextHolder.setContext(new SecurityContextImpl(NOBODY));
        }
        request.setAttribute(SIGNED_IN, signedIn.orElse(null));
        Acting acting = signedIn.<Acting>map(who -> new Acting.Member(who.organisation()))
                .orElseGet(Acting.Stranger::new);
        try {
            Fence.as(acting, () -> {
                chain.doFilter(request, response);
                return acting;
            });
        } catch (ServletException | IOException | RuntimeException exception) {
            throw exception;
        } catch (Exception unexpected) {
            throw new ServletException(unexpected);
        }
    }

    private static Optional<SignedIn> whoIsSignedIn(Organisations organisations) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || authentication instanceof AnonymousAuthenticationToken
                || !authentication.isAuthenticated()) {
            return Optional.empty();
        }
        var person = UUID.fromString(authentication.getName());
        return Fence.asTheServer(() -> organisations.signedIn(person));
    }

    /** What goes on after an answer that took its time keeps the fence, */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    /** and so do forwards to the error page. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
