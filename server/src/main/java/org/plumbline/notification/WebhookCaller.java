package org.plumbline.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.plumbline.notification.Delivery.Outcome;
import org.plumbline.sentback.Told;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a system at its address: a CloudEvent (1.0, structured JSON), signed as Standard Webhooks says. It holds a
 * reference and links, never personal data. What the system answers is not read beyond its status.
 */
@Component
class WebhookCaller {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(7);
    private static final ContentType CLOUD_EVENT = ContentType.create("application/cloudevents+json", UTF_8);
    private static final int GONE = 410;

    private final String address;
    private final Reachable reachable;
    private final Duration within;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    @Autowired
    WebhookCaller(
            @Value("${plumbline.webhooks.allowed:}") String allowed,
            @Value("${plumbline.address}") String address,
            Clock clock) {
        this(allowed, address, clock, ANSWER_WITHIN);
    }

    WebhookCaller(String allowed, String address, Clock clock, Duration within) {
        this.reachable = Reachable.allowing(allowed);
        this.address = address.replaceFirst("/+$", "");
        this.clock = clock;
        this.within = within;
    }

    /**
     * What a system is told.
     *
     * @param id the key by which it knows what it gets twice
     * @param what in the words of {@link Told.What}, or a trial
     */
    record Event(UUID id, String what, String reference, boolean urgent, Instant at) {

        static Event of(Messages.Taken delivery) {
            return new Event(
                    delivery.message(), delivery.what().name(), delivery.reference(), delivery.urgent(), delivery.at());
        }
    }

    Outcome call(URI receiver, byte[] secret, Event event) {
        InetAddress[] resolved;
        try {
            resolved = InetAddress.getAllByName(host(receiver));
        } catch (UnknownHostException unknown) {
            return new Outcome.Failed("The address of " + receiver.getHost() + " is not known");
        }
        // Resolved once: what is checked here is what is called
        if (!Arrays.stream(resolved).allMatch(reachable::isReachable)) {
            return new Outcome.Refused(
                    receiver.getHost()
                            + " lies in a private network, which is called only if the operator allows it (plumbline.webhooks.allowed)");
        }
        if (!receiver.getScheme().equals("https")
                && !Arrays.stream(resolved).allMatch(reachable::isAllowedByOperator)) {
            return new Outcome.Refused("Without https only addresses that the operator allows are called");
        }
        return call(receiver, resolved, signed(receiver, secret, event));
    }

    private Outcome call(URI receiver, InetAddress[] resolved, HttpPost request) {
        var timer = Thread.ofVirtual().name("webhook timer").start(() -> cancelAfter(request));
        try (var client = client(resolved);
                var response = client.executeOpen(HttpHost.create(receiver), request, null)) {
            int status = response.getCode();
            if (status / 100 == 2) {
                return new Outcome.Delivered();
            }
            return status == GONE
                    ? new Outcome.Refused("The system answered that it is gone (410)")
                    : new Outcome.Failed("The system answered " + status);
        } catch (IOException failure) {
            return new Outcome.Failed(
                    request.isCancelled() ? "No answer within " + within.toSeconds() + " seconds" : words(failure));
        } finally {
            timer.interrupt();
        }
    }

    /** A system that sends one sign at a time never runs into a limit between two of them. */
    private void cancelAfter(HttpPost request) {
        try {
            TimeUnit.NANOSECONDS.sleep(within.toNanos());
            request.cancel();
        } catch (InterruptedException answered) {
            Thread.currentThread().interrupt();
        }
    }

    /** Follows nothing, keeps nothing, tries once; calls the addresses that were checked and no other. */
    private CloseableHttpClient client(InetAddress[] resolved) {
        var timeout = Timeout.of(within);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new DnsResolver() {
                    @Override
                    public InetAddress[] resolve(String host) {
                        return resolved.clone();
                    }

                    @Override
                    public String resolveCanonicalHostname(String host) {
                        return host;
                    }
                })
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout)
                        .setSocketTimeout(timeout)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(timeout).build())
                .setUserAgent("Plumbline")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** Standard Webhooks 1.0: HMAC-SHA-256 over id, time and body, so that nobody else can say it or say it again later. */
    private HttpPost signed(URI receiver, byte[] secret, Event event) {
        var body = json.writeValueAsBytes(cloudEvent(event));
        var time = Long.toString(clock.instant().getEpochSecond());
        var request = new HttpPost(receiver);
        request.setEntity(new ByteArrayEntity(body, CLOUD_EVENT));
        request.setHeader("webhook-id", event.id());
        request.setHeader("webhook-timestamp", time);
        request.setHeader("webhook-signature", "v1," + signature(secret, event.id() + "." + time + ".", body));
        return request;
    }

    private LinkedHashMap<String, Object> cloudEvent(Event event) {
        var data = new LinkedHashMap<String, Object>();
        data.put("reference", event.reference());
        data.put("what", event.what());
        data.put("urgent", event.urgent());
        data.put("page", address + "/sent-back/" + event.reference());
        data.put("api", address + "/api/v1/sent-back/" + event.reference());
        var cloudEvent = new LinkedHashMap<String, Object>();
        cloudEvent.put("specversion", "1.0");
        cloudEvent.put("id", event.id());
        cloudEvent.put("source", address);
        cloudEvent.put(
                "type",
                "org.plumbline.sent-back."
                        + event.what().toLowerCase(Locale.ROOT).replace('_', '-'));
        cloudEvent.put("subject", event.reference());
        cloudEvent.put("time", event.at().toString());
        cloudEvent.put("datacontenttype", "application/json");
        cloudEvent.put("data", data);
        return cloudEvent;
    }

    static String signature(byte[] secret, String before, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(before.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Without the brackets of an IPv6 address. */
    private static String host(URI receiver) {
        return receiver.getHost().replaceAll("[\\[\\]]", "");
    }

    private static String words(IOException failure) {
        var message =
                String.valueOf(failure.getMessage()).replaceAll("\\s+", " ").strip();
        return message.length() > 300 ? message.substring(0, 300) + "…" : message;
    }
}
