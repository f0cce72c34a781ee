package org.plumbline.organisation;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plumbline.page.NotFound;
import org.plumbline.page.Page;
import org.springframework.core.MethodParameter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Gives handler methods the {@link Page} that frames their answer and the {@link SignedIn} person. */
class FrameArguments implements HandlerMethodArgumentResolver {

    private final List<Place> places;
    private final List<Alarm> alarms;
    private final boolean demonstration;
    private final Clock clock;

    FrameArguments(List<Place> places, List<Alarm> alarms, boolean demonstration, Clock clock) {
        this.alarms = alarms;
        this.places =
                places.stream().sorted(Comparator.comparingInt(Place::order)).toList();
        this.demonstration = demonstration;
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Page.class
                || parameter.getParameterType() == SignedIn.class
                || parameter.getParameterType() == Visitor.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        var request = webRequest.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("not a web request");
        }
        var who = Entrance.signedIn(request);
        if (parameter.getParameterType() == SignedIn.class) {
            return who.orElseThrow(NotFound::new);
        }
        if (parameter.getParameterType() == Visitor.class) {
            return new Visitor(who);
        }
        return page(request, who);
    }

    Page page(HttpServletRequest request, Optional<SignedIn> who) {
        var path = request.getRequestURI();
        var mine = places.stream()
                .filter(place -> who.filter(person -> person.isAny(place.roles().toArray(Role[]::new)))
                        .isPresent())
                .map(place -> new Page.Place(place.label(), place.href(), isCurrent(path, place.href())))
                .toList();
        var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var csrf = token == null
                ? new Page.Csrf(Page.Csrf.PARAMETER, () -> "")
                : new Page.Csrf(Page.Csrf.PARAMETER, token::getToken);
        var flash = RequestContextUtils.getInputFlashMap(request);
        return new Page(
                "",
                List.of(),
                who.map(person -> new Page.Person(person.name(), person.organisationName(), person.rolesInWords())),
                mine,
                csrf,
                demonstration,
                Optional.ofNullable(flash).map(attributes -> (String) attributes.get("notice")),
                who.flatMap(this::alarm),
                path,
                clock.instant());
    }

    private Optional<String> alarm(SignedIn who) {
        return alarms.stream().flatMap(alarm -> alarm.now(who).stream()).findFirst();
    }

    private static boolean isCurrent(String path, String href) {
        return path.equals(href) || path.startsWith(href + "/");
    }
}
