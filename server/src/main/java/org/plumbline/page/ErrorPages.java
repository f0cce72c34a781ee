package org.plumbline.page;

import gg.jte.generated.precompiled.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/**
 * What is answered when something cannot be done: what happened and what to do now, never our inside. People get a page,
 * programs a problem document (RFC 9457) with the same words.
 */
@ControllerAdvice
class ErrorPages {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final Templates templates;

    ErrorPages(Templates templates) {
        this.templates = templates;
    }

    /** A word where an id stands in an address leads nowhere, too. */
    @ExceptionHandler({NotFound.class, NoResourceFoundException.class, MethodArgumentTypeMismatchException.class})
    Object notFound(Page page, HttpServletRequest request) {
        return told(page, request, Problem.of(404));
    }

    @ExceptionHandler(Stale.class)
    Object stale(Page page, HttpServletRequest request, Stale stale) {
        // A program says which version it had read, and is told that this is no longer the one (RFC 9110 §13.1.1)
        var status = request.getHeader("If-Match") == null ? HttpStatus.CONFLICT : HttpStatus.PRECONDITION_FAILED;
        return told(page, request, new Problem(status, "Somebody else was quicker", stale.getMessage(), ""));
    }

    /** A step without a form of its own was refused; where there is a form, its page shows it again. */
    @ExceptionHandler(Refused.class)
    Object refused(Page page, HttpServletRequest request, Refused refused) {
        var messages = refused.refusals().stream().map(Refusal::message).collect(Collectors.joining(". "));
        var problem = new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "That could not be done",
                (messages.endsWith(".") ? messages : messages + ".") + " Nothing was changed.",
                "");
        if (!isForAProgram(request)) {
            return shown(page, problem);
        }
        var detail = problem.detail();
        detail.setProperty("refusals", refused.refusals());
        return ResponseEntity.of(detail).build();
    }

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class})
    Object databaseAway(Page page, HttpServletRequest request, Exception exception) {
        return told(page, request, Problem.of(503).numbered(logged(exception)));
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    Object tooLarge(Page page, HttpServletRequest request) {
        return told(page, request, Problem.of(413).onWhatWasSent(request));
    }

    @ExceptionHandler({HttpMessageConversionException.class, MultipartException.class})
    Object notUnderstood(Page page, HttpServletRequest request, Exception exception) {
        return told(
                page,
                request,
                exception.getCause() instanceof JacksonException unreadable
                        ? Problem.unreadable(unreadable)
                        : Problem.of(400));
    }

    /** Somebody closed the page that was being sent: there is nobody left to tell, and nothing is wrong here. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone() {}

    @ExceptionHandler(Exception.class)
    Object otherwise(Page page, HttpServletRequest request, Exception exception) {
        if (exception instanceof ErrorResponse response
                && !response.getStatusCode().is5xxServerError()) {
            return told(page, request, Problem.of(response.getStatusCode().value()));
        }
        return told(page, request, Problem.of(500).numbered(logged(exception)));
    }

    private Object told(Page page, HttpServletRequest request, Problem problem) {
        return isForAProgram(request) ? ResponseEntity.of(problem.detail()).build() : shown(page, problem);
    }

    private Answer shown(Page page, Problem problem) {
        return new Answer.Shown(
                templates.pageProblem(page.titled(problem.title()), problem.message(), problem.number()),
                problem.status());
    }

    static boolean isForAProgram(HttpServletRequest request) {
        var accept = String.valueOf(request.getHeader("Accept"));
        return request.getRequestURI().startsWith("/api/") || accept.contains("json") && !accept.contains("text/html");
    }

    private static String logged(Exception exception) {
        var number = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Request failed [{}]", number, exception);
        return number;
    }

    /**
     * What is told of a failure.
     *
     * @param number by which the administrator finds it in the log, or empty
     */
    record Problem(HttpStatus status, String title, String message, String number) {

        static Problem of(int status) {
            return switch (status) {
                case 403 ->
                    new Problem(
                            HttpStatus.FORBIDDEN,
                            "This page was open too long",
                            "Nothing was changed. You were signed out in the meantime, or signed in anew. Sign in in another"
                                    + " window, then go back and send the form again: what you typed is still there.",
                            "");
                case 404 ->
                    new Problem(
                            HttpStatus.NOT_FOUND,
                            "Page not found",
                            "There is nothing at this address, or it is not for you to see. Check the address, or begin again"
                                    + " from the start.",
                            "");
                case 405 ->
                    new Problem(
                            HttpStatus.METHOD_NOT_ALLOWED,
                            "There is no page at this address",
                            "The address belongs to a form that is sent, not to a page that is shown. Nothing was changed.",
                            "");
                case 413 ->
                    new Problem(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "The file is too large",
                            "Nothing was taken. A caseload can have 200 MB at most: split it, or leave out columns that are not needed."
                                    + " Evidence on a case can have 50 MB at most.",
                            "");
                case 503 ->
                    new Problem(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "The database cannot be reached",
                            "Nothing was changed. Wait a minute, then go back and send the page again: what you typed is still in"
                                    + " the form. If a child is in danger now, telephone 999.",
                            "");
                case 428 ->
                    new Problem(
                            HttpStatus.PRECONDITION_REQUIRED,
                            "Say which version you have read",
                            "Nothing was changed. Read the case, and send its entity tag with the step, for example If-Match: \"3\".",
                            "");
                case 500 ->
                    new Problem(
                            HttpStatus.INTERNAL_SERVER_ERROR,
                            "Something went wrong on our side",
                            "Nothing was changed by this step. Try once more; if it happens again, tell the administrator.",
                            "");
                default ->
                    status >= 500
                            ? of(500)
                            : new Problem(
                                    HttpStatus.valueOf(status),
                                    "That request could not be understood",
                                    "Nothing was changed. Go back, reload the page and try again.",
                                    "");
            };
        }

        /** Where in what a program sent the reading stopped. */
        static Problem unreadable(JacksonException exception) {
            var field = exception.getPath().stream()
                    .map(part -> part.getPropertyName() == null ? "[" + part.getIndex() + "]" : part.getPropertyName())
                    .collect(Collectors.joining("."));
            var at = exception.getLocation();
            return new Problem(
                    HttpStatus.BAD_REQUEST,
                    "The body could not be read",
                    "Nothing was changed. The reading stopped " + (field.isEmpty() ? "" : "at '" + field + "', ")
                            + "in line " + at.getLineNr() + ", column " + at.getColumnNr()
                            + ". What can be sent is described at /api/openapi.yaml.",
                    "");
        }

        /** Says how large it was, where that is what is wrong. */
        Problem onWhatWasSent(HttpServletRequest request) {
            long bytes = request.getContentLengthLong();
            return status == HttpStatus.CONTENT_TOO_LARGE && bytes > 0
                    ? new Problem(status, title, message + " You sent " + Numbers.of(bytes, "byte") + ".", number)
                    : this;
        }

        Problem numbered(String number) {
            return new Problem(status, title, message, number);
        }

        ProblemDetail detail() {
            var detail = ProblemDetail.forStatusAndDetail(status, message);
            detail.setTitle(title);
            if (!number.isEmpty()) {
                detail.setProperty("number", number);
            }
            return detail;
        }
    }
}
