package org.plumbline.page;

import gg.jte.generated.precompiled.Templates;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.page.ErrorPages.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers while the database cannot be reached: sessions and memberships lie in it, so that no page would be got to, nor
 * the usual page about the failure.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAway extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);

    private final Templates templates;
    private final Clock clock;
    private final boolean demonstration;

    DatabaseAway(Templates templates, Clock clock, @Value("${plumbline.demonstration:false}") boolean demonstration) {
        this.templates = templates;
        this.clock = clock;
        this.demonstration = demonstration;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException exception) {
            if (response.isCommitted() || !isForWantOfADatabase(exception)) {
                throw exception;
            }
            LOG.error("The database cannot be reached: {}", exception.getMessage());
            explain(request, response);
        }
    }

    private void explain(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var problem = Problem.of(503);
        var page = new Page(
                problem.title(),
                List.of(),
                Optional.empty(),
                List.of(),
                new Page.Csrf(Page.Csrf.PARAMETER, () -> ""),
                demonstration,
                Optional.empty(),
                Optional.empty(),
                request.getRequestURI(),
                clock.instant());
        response.reset();
        response.setStatus(problem.status().value());
        response.setHeader("Retry-After", "60");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
        Views.write(templates.pageProblem(page, problem.message(), ""), response);
    }

    private static boolean isForWantOfADatabase(Throwable exception) {
        return Stream.iterate(exception, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof CannotCreateTransactionException
                        || cause instanceof DataAccessResourceFailureException
                        || cause instanceof TransientDataAccessResourceException);
    }
}
