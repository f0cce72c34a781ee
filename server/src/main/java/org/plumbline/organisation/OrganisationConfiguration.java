package org.plumbline.organisation;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The doors: sign-in, and who is let through. */
@Configuration(proxyBeanMethods = false)
class OrganisationConfiguration {

    static final String CONTENT_SECURITY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    @Bean
    FrameArguments frameArguments(
            ObjectProvider<Place> places,
            @Value("${plumbline.demonstration:false}") boolean demonstration,
            Clock clock) {
        return new FrameArguments(places.stream().toList(), demonstration, clock);
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

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            PasswordCheck passwordCheck,
            Organisations organisations,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> endpoints) {
        return http.authenticationProvider(passwordCheck)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/sign-in", "/error")
                        .permitAll()
                        .anyRequest()
                        .access((authentication, request) -> new AuthorizationDecision(
                                isOpen(endpoints.getObject(), request) || isSignedIn(request))))
                .addFilterBefore(new Entrance(organisations), AuthorizationFilter.class)
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("email")
                        .defaultSuccessUrl("/home")
                        .failureHandler((request, response, failure) -> {
                            request.getSession().setAttribute(SignInPages.TYPED_EMAIL, request.getParameter("email"));
                            response.sendRedirect(
                                    failure instanceof org.springframework.security.authentication.LockedException
                                            ? "/sign-in?wait=yes"
                                            : "/sign-in?wrong=yes");
                        }))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY))
                        .referrerPolicy(referrer -> referrer.policy(
                                org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                                        .ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    private static boolean isSignedIn(RequestAuthorizationContext context) {
        return Entrance.signedIn(context.getRequest()).isPresent();
    }

    /** A stranger is asked to sign in for whatever is not open, whether it exists or not. */
    private static boolean isOpen(RequestMappingHandlerMapping endpoints, RequestAuthorizationContext context) {
        try {
            var chain = endpoints.getHandler(context.getRequest());
            return chain != null && chain.getHandler() instanceof HandlerMethod method && Doorkeeper.isOpen(method);
        } catch (Exception notAnEndpoint) {
            return false;
        }
    }
}
