package org.plumbline.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.plumbline.notification.Delivery.Outcome;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Sends e-mail by SMTP, when an operator has said by which server ({@code plumbline.mail.host}); else what people are
 * told stands in the product alone. A message holds a reference and a link, never personal data.
 */
@Component
class Post {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    /** SMTP codes from here on say that the same message will be refused again (RFC 5321 §4.2.1). */
    private static final int FIRST_PERMANENT = 500;

    private final String from;
    private final String address;
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

    @Autowired
    Post(
            @Value("${plumbline.mail.host:}") String host,
            @Value("${plumbline.mail.port:25}") int port,
            @Value("${plumbline.mail.user:}") String user,
            @Value("${plumbline.mail.password:}") String password,
            @Value("${plumbline.mail.starttls:true}") boolean startTls,
            @Value("${plumbline.mail.from:plumbline@localhost}") String from,
            @Value("${plumbline.address}") String address) {
        this(host, port, user, password, startTls, from, address, ANSWER_WITHIN);
    }

    Post(
            String host,
            int port,
            String user,
            String password,
            boolean startTls,
            String from,
            String address,
            Duration within) {
        this.from = from;
        this.address = address.replaceFirst("/+$", "");
        sender.setHost(host);
        sender.setPort(port);
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        var properties = new Properties();
        var longest = Long.toString(within.toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", longest);
        properties.setProperty("mail.smtp.timeout", longest);
        properties.setProperty("mail.smtp.writetimeout", longest);
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(startTls));
        if (!user.isEmpty()) {
            sender.setUsername(user);
            sender.setPassword(password);
            properties.setProperty("mail.smtp.auth", "true");
            // a password never goes over a line that anybody can read
            properties.setProperty("mail.smtp.starttls.required", String.valueOf(startTls));
        }
        sender.setJavaMailProperties(properties);
    }

    /** Whether there is a server to send by. */
    boolean isOpen() {
        var host = sender.getHost();
        return host != null && !host.isEmpty();
    }

    Outcome send(Messages.Taken delivery, String to) {
        try {
            sender.send(written(delivery, to));
            return new Outcome.Delivered();
        } catch (MailException failure) {
            return failed(failure);
        } catch (MessagingException unwritable) {
            return unwritable instanceof AddressException
                    ? new Outcome.Refused("'" + to + "' is no e-mail address")
                    : new Outcome.Failed(words(unwritable));
        }
    }

    private MimeMessage written(Messages.Taken delivery, String to) throws MessagingException {
        var mail = sender.createMimeMessage();
        var helper = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(to);
        helper.setSubject((delivery.urgent() ? "URGENT: " : "") + delivery.reference());
        helper.setText(delivery.what().inWords() + ".\n\n" + address + "/sent-back/" + delivery.reference()
                + "\n\nThis message holds no details on purpose. Sign in to see them.\n");
        // The key by which whoever gets it twice knows it
        mail.setHeader("X-Plumbline-Key", delivery.message().toString());
        if (delivery.urgent()) {
            mail.setHeader("Importance", "high");
        }
        return mail;
    }

    private static Outcome failed(MailException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = next(cause)) {
            int code = switch (cause) {
                case SMTPAddressFailedException refused -> refused.getReturnCode();
                case SMTPSendFailedException refused -> refused.getReturnCode();
                default -> 0;
            };
            if (code >= FIRST_PERMANENT) {
                return new Outcome.Refused("The mail server refused it: " + words(cause));
            }
        }
        return new Outcome.Failed(words(failure));
    }

    /** Mail failures hang together by a chain of their own as well. */
    private static @Nullable Throwable next(Throwable failure) {
        if (failure instanceof org.springframework.mail.MailSendException several
                && several.getMessageExceptions().length > 0
                && several.getMessageExceptions()[0] instanceof MessagingException first) {
            return first;
        }
        if (failure instanceof MessagingException mail && mail.getNextException() != null) {
            return mail.getNextException();
        }
        return failure.getCause();
    }

    private static String words(Throwable failure) {
        var message =
                String.valueOf(failure.getMessage()).replaceAll("\\s+", " ").strip();
        return message.length() > 300 ? message.substring(0, 300) + "…" : message;
    }
}
