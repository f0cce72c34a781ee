package org.plumbline.page;

import gg.jte.generated.precompiled.Templates;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.plumbline.page.ErrorPages.Problem;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is answered when a request failed before it reached a page, for example with a token that is no longer good. */
@Controller
class FailurePages implements ErrorController {

    private final Templates templates;

    FailurePages(Templates templates) {
        this.templates = templates;
    }

    @RequestMapping("/error")
    Object failed(Page page, HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        var problem = Problem.of(status).onWhatWasSent(request);
        if (path.startsWith("/api/") || ErrorPages.isForAProgram(request)) {
            return ResponseEntity.of(problem.detail()).build();
        }
        return new Answer.Shown(
                templates.pageProblem(page.titled(problem.title()), problem.message(), ""), problem.status());
    }
}
