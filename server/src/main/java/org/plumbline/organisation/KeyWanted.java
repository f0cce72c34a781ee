package org.plumbline.organisation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** What a program is told that sends no key, or one that is not good (RFC 6750 §3, RFC 9457). */
class KeyWanted implements AuthenticationEntryPoint {

    private static final String PROBLEM = """
            {"type":"about:blank","title":"A key is wanted","status":401,"detail":"Send a key that is good: \
            'Authorization: Bearer plumbline_…'. A person makes one on their account page, under 'Keys for programs'."}
            """;

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", "Bearer realm=\"Plumbline\"");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(PROBLEM.getBytes(StandardCharsets.UTF_8));
    }
}
