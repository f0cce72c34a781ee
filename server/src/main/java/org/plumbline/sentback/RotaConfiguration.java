package org.plumbline.sentback;

import static org.plumbline.organisation.Role.ADMINISTRATOR;
import static org.plumbline.organisation.Role.CASE_REVIEWER;
import static org.plumbline.organisation.Role.CHIEF_OFFICER;
import static org.plumbline.organisation.Role.DUTY_INSPECTOR;
import static org.plumbline.organisation.Role.FORCE_LIAISON;
import static org.plumbline.organisation.Role.INSPECTOR;
import static org.plumbline.organisation.Role.LEAD_INSPECTOR;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.fence.Fence;
import org.plumbline.organisation.Alarm;
import org.plumbline.organisation.OnHome;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.Place;
import org.plumbline.organisation.SignedIn;
import org.plumbline.organisation.Waiting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the rota is met with: navigation, home page, and the alarm that nobody is on duty. */
@Configuration(proxyBeanMethods = false)
class RotaConfiguration {

    /** So long before a gap somebody is asked to fill it. */
    private static final Duration AHEAD = Duration.ofDays(7);

    private static final Duration URGENT = Duration.ofDays(1);

    @Bean
    Place rotaPlace() {
        return Place.of(82, "Rota", "/rotas", LEAD_INSPECTOR, ADMINISTRATOR, FORCE_LIAISON);
    }

    @Bean
    OnHome whoIsOnDuty(OutOfHours outOfHours) {
        return new OnHome(
                Set.of(LEAD_INSPECTOR, DUTY_INSPECTOR, INSPECTOR, FORCE_LIAISON, CHIEF_OFFICER, CASE_REVIEWER), who -> {
                    var watch = outOfHours.watch(who.organisation());
                    return Optional.of(new OnHome.Line(watch.inWords(), "See the rota", watch.href()));
                });
    }

    @Bean
    Waiting gapInTheRota(OutOfHours outOfHours, Rotas rotas, Organisations organisations, Clock clock) {
        return Waiting.of(
                15,
                who -> organisations.find(who.organisation()).stream()
                        .filter(own -> isWatched(who, rotas))
                        .flatMap(own -> item(own, outOfHours, clock).stream())
                        .toList(),
                LEAD_INSPECTOR,
                ADMINISTRATOR,
                FORCE_LIAISON);
    }

    /** An organisation that has neither a rota nor a case has nobody to be missed. */
    private static boolean isWatched(SignedIn who, Rotas rotas) {
        return rotas.keeping(who.organisation()).version() > 0 || rotas.hasOpenCases(who.organisation());
    }

    private static List<Waiting.Item> item(Organisation own, OutOfHours outOfHours, Clock clock) {
        return outOfHours.gaps(own.id(), AHEAD).stream()
                .limit(1)
                .map(gap -> new Waiting.Item(
                        "Put somebody on the rota",
                        "Nobody " + gap.inWords(),
                        "/rotas/" + own.slug(),
                        gap.from().isBefore(clock.instant().plus(URGENT))))
                .toList();
    }

    /** Whose cases nobody watches is told on every page that they see. */
    @Bean
    Alarm nobodyIsOnDuty(OutOfHours outOfHours, Clock clock) {
        return Alarm.ofOrganisations(Duration.ofSeconds(10), clock, () -> Fence.asTheServer(outOfHours::alarms));
    }
}
