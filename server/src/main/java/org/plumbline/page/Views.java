package org.plumbline.page;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Sends what a handler method returned: a typed view, an {@link Answer} or a {@link Download}.
 * The whole page is made before its first byte is sent.
 */
final class Views implements HandlerMethodReturnValueHandler {

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        var type = returnType.getParameterType();
        return JteModel.class.isAssignableFrom(type) || Answer.class.isAssignableFrom(type) || type == Download.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object returned,
            MethodParameter returnType,
            ModelAndViewContainer container,
            NativeWebRequest webRequest)
            throws IOException {
        container.setRequestHandled(true);
        var request = webRequest.getNativeRequest(HttpServletRequest.class);
        var response = webRequest.getNativeResponse(HttpServletResponse.class);
        if (request == null || response == null) {
            throw new IllegalStateException("not a web request");
        }
        switch (returned) {
            case JteModel view -> write(view, response);
            case Answer.Shown shown -> {
                response.setStatus(shown.status().value());
                write(shown.view(), response);
            }
            case Answer.Led led -> lead(led, request, response);
            case Download download -> download.send(response);
            case null, default -> throw new IllegalStateException("nothing to send");
        }
    }

    static void write(JteModel view, HttpServletResponse response) throws IOException {
        var output = new Utf8ByteOutput();
        view.render(output);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }

    private static void lead(Answer.Led led, HttpServletRequest request, HttpServletResponse response) {
        led.notice().ifPresent(notice -> {
            RequestContextUtils.getOutputFlashMap(request).put("notice", notice);
            RequestContextUtils.saveOutputFlashMap(led.path(), request, response);
        });
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader("Location", led.path());
    }
}
