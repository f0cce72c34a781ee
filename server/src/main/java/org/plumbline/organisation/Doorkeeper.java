package org.plumbline.organisation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.plumbline.page.NotFound;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to the endpoints that its person may use; the others do not exist for them. */
class Doorkeeper implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !isAllowed(method, Entrance.signedIn(request))) {
            throw new NotFound();
        }
        return true;
    }

    static boolean isAllowed(HandlerMethod method, Optional<SignedIn> who) {
        if (isOpen(method)) {
            return true;
        }
        if (method.hasMethodAnnotation(AllowedToAnyoneSignedIn.class)) {
            return who.isPresent();
        }
        var allowed = method.getMethodAnnotation(AllowedTo.class);
        return allowed != null
                && who.filter(person -> person.isAny(allowed.value())).isPresent();
    }

    static boolean isOpen(HandlerMethod method) {
        return method.hasMethodAnnotation(OpenToThePublic.class)
                || ErrorController.class.isAssignableFrom(method.getBeanType());
    }
}
