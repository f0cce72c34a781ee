package org.plumbline.organisation;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Comparator;
import java.util.List;
import org.plumbline.page.Page;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page on which a signed-in person begins: what waits for them. */
@Controller
class HomePages {

    private final Templates templates;
    private final List<Waiting> kindsOfWork;
    private final List<OnHome> lines;

    HomePages(Templates templates, ObjectProvider<Waiting> kindsOfWork, ObjectProvider<OnHome> lines) {
        this.templates = templates;
        this.lines = lines.stream().toList();
        this.kindsOfWork = kindsOfWork.stream()
                .sorted(Comparator.comparingInt(Waiting::order))
                .toList();
    }

    @AllowedToAnyoneSignedIn
    @GetMapping("/home")
    JteModel home(Page page, SignedIn who) {
        var items = kindsOfWork.stream()
                .filter(work -> who.isAny(work.roles().toArray(Role[]::new)))
                .flatMap(work -> work.items().apply(who).stream())
                .toList();
        var toKnow = lines.stream()
                .filter(line -> who.isAny(line.roles().toArray(Role[]::new)))
                .flatMap(line -> line.line().apply(who).stream())
                .toList();
        return templates.organisationHome(page.titled("What waits for you"), who.name(), items, toKnow);
    }
}
