package org.plumbline.page;

import gg.jte.models.runtime.JteModel;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;

/** What a step that somebody takes leads to: another page, or this one again. Handler methods return it. */
public sealed interface Answer {

    /** A page, with the status that it is sent with. */
    record Shown(JteModel view, HttpStatus status) implements Answer {}

    /** A redirect (303), so that reloading the next page does not take the step again. */
    record Led(String path, Optional<String> notice) implements Answer {

        /** @param notice what was done, shown once at the top of the next page */
        public Led noting(String notice) {
            return new Led(path, Optional.of(notice));
        }
    }

    static Answer show(JteModel view) {
        return new Shown(view, HttpStatus.OK);
    }

    /** The form again, with everything typed and what is wrong with it. */
    static Answer refused(JteModel view) {
        return new Shown(view, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** @param path an address within Plumbline, for example {@code /inspections/2026-01} */
    static Led leadTo(String path) {
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("not an address within Plumbline: " + path);
        }
        return new Led(path, Optional.empty());
    }

    /**
     * Takes the step, or shows the form again when it is refused.
     *
     * @param step takes the step and says where it leads
     * @param again the form, given what was refused
     */
    static Answer orAgain(Supplier<? extends Answer> step, Function<Refused, JteModel> again) {
        try {
            return step.get();
        } catch (Refused refused) {
            return refused(again.apply(refused));
        }
    }
}
