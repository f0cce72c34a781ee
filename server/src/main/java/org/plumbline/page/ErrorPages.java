package org.plumbline.page;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What a person sees when something cannot be done: what happened and what to do now, never our inside. */
@ControllerAdvice
class ErrorPages {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final Templates templates;

    ErrorPages(Templates templates) {
        this.templates = templates;
    }

    @ExceptionHandler({NotFound.class, NoResourceFoundException.class})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    JteModel notFound(Page page) {
        return templates.pageProblem(
                page.titled("Page not found"),
                "There is nothing at this address, or it is not for you to see. Check the address, or go to your home page.",
                "");
    }

    @ExceptionHandler(Stale.class)
    @ResponseStatus(HttpStatus.CONFLICT)
    JteModel stale(Page page, Stale stale) {
        return templates.pageProblem(page.titled("Somebody else was quicker"), stale.getMessage(), "");
    }

    @ExceptionHandler(Refused.class)
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    JteModel refused(Page page, Refused refused) {
        var messages = String.join(
                ". ", refused.refusals().stream().map(Refusal::message).toList());
        return templates.pageProblem(page.titled("That could not be done"), messages + ". Nothing was changed.", "");
    }

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    JteModel databaseAway(Page page, Exception exception) {
        var id = logged(exception);
        return templates.pageProblem(
                page.titled("The database cannot be reached"),
                "Nothing was changed. Wait a minute and send the page again; what you typed is still in the form when you "
                        + "go back. If a child is in danger now, telephone.",
                id);
    }

    @ExceptionHandler(Exception.class)
    @ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
    JteModel ourFault(Page page, Exception exception) throws Exception {
        if (exception instanceof org.springframework.web.ErrorResponse) {
            throw exception;
        }
        var id = logged(exception);
        return templates.pageProblem(
                page.titled("Something went wrong on our side"),
                "Nothing was changed by this step. Try once more; if it happens again, give the administrator the number below.",
                id);
    }

    private static String logged(Exception exception) {
        var id = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Request failed [{}]", id, exception);
        return id;
    }
}
