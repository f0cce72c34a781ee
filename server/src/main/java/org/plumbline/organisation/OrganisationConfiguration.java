package org.plumbline.organisation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.plumbline.fence.Fence;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** The doors: sign-in, and who is let through. */
@Configuration(proxyBeanMethods = false)
class OrganisationConfiguration {

    static final String CONTENT_SECURITY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private static final Duration LONGEST_STREAM = Duration.ofMinutes(10);

    @Bean
    PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    /** Sent over HTTPS only wherever the request came over HTTPS. */
    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("plumbline");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Bean
    FrameArguments frameArguments(
            ObjectProvider<Place> places,
            ObjectProvider<Alarm> alarms,
            @Value("${plumbline.demonstration:false}") boolean demonstration,
            Clock clock) {
        return new FrameArguments(places.stream().toList(), alarms.stream().toList(), demonstration, clock);
    }

    @Bean
    Place organisationsPlace() {
        return Place.of(90, "People and organisations", "/organisations", Role.ADMINISTRATOR);
    }

    @Bean
    Place colleaguesPlace() {
        return Place.of(
                80,
                "Colleagues",
                "/colleagues",
                Role.FORCE_LIAISON,
                Role.CHIEF_OFFICER,
                Role.LEAD_INSPECTOR,
                Role.DUTY_INSPECTOR);
    }

    @Bean
    WebMvcConfigurer doors(FrameArguments frameArguments) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new Doorkeeper());
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(frameArguments);
            }

            /** An answer that is streamed is written by another thread, which must keep the fence. */
            @Override
            public void configureAsyncSupport(AsyncSupportConfigurer configurer) {
                var executor = new SimpleAsyncTaskExecutor("stream-");
                executor.setVirtualThreads(true);
                executor.setTaskDecorator(Fence::carriedInto);
                configurer.setTaskExecutor(executor).setDefaultTimeout(LONGEST_STREAM.toMillis());
            }
        };
    }

    /** The files of the frame: the same for everybody, sent without a look at the session, even while there is no database. */
    @Bean
    @Order(1)
    SecurityFilterChain assets(HttpSecurity http) {
        return http.securityMatcher("/assets/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .anonymous(anonymous -> anonymous.disable())
                .securityContext(context -> context.disable())
                .sessionManagement(session -> session.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    /** Programs send a key with each request; nothing is kept for them, and a person's cookie opens nothing here. */
    @Bean
    @Order(2)
    SecurityFilterChain programs(
            HttpSecurity http,
            KeysOfPrograms keys,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> endpoints) {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((authentication, request) -> new AuthorizationDecision(
                                Entrance.signedIn(request.getRequest()).isPresent()
                                        || isOpen(endpoints.getObject(), request))))
                .addFilterBefore(Entrance.byKey(keys), AuthorizationFilter.class)
                .exceptionHandling(failing -> failing.authenticationEntryPoint(new KeyWanted()))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .build();
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            PasswordCheck passwordCheck,
            Organisations organisations,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> endpoints) {
        // a manager of its own: the shared one would ask the check a second time and count two attempts
        return http.authenticationManager(new ProviderManager(passwordCheck))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/sign-in", "/error")
                        .permitAll()
                        .anyRequest()
                        .access((authentication, request) -> new AuthorizationDecision(
                                Entrance.signedIn(request.getRequest()).isPresent()
                                        || isOpen(endpoints.getObject(), request))))
                .addFilterBefore(Entrance.bySession(organisations), AuthorizationFilter.class)
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("email")
                        .defaultSuccessUrl("/home")
                        .failureHandler((request, response, failure) -> {
                            request.getSession().setAttribute(SignInPages.TYPED_EMAIL, request.getParameter("email"));
                            response.sendRedirect(
                                    failure instanceof LockedException
                                            ? "/sign-in?refused=wait"
                                            : "/sign-in?refused=wrong");
                        }))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** A stranger is asked to sign in for whatever is not open, whether it exists or not. */
    private static boolean isOpen(RequestMappingHandlerMapping endpoints, RequestAuthorizationContext context) {
        var request = context.getRequest();
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        try {
            var chain = endpoints.getHandler(request);
            return chain != null && chain.getHandler() instanceof HandlerMethod method && Doorkeeper.isOpen(method);
        } catch (Exception notAnEndpoint) {
            return false;
        }
    }
}
