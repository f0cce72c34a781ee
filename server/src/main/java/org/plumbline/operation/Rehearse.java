package org.plumbline.operation;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.plumbline.fence.Fence;
import org.plumbline.organisation.Nation;
import org.plumbline.organisation.Organisation;
import org.plumbline.organisation.OrganisationKind;
import org.plumbline.organisation.Organisations;
import org.plumbline.organisation.Role;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Starts on an empty database, looks at every page that people of each kind can reach, and ends. The launcher runs it
 * once a build so that Java can write down what a start loads and links (its ahead-of-time cache).
 */
@Command(name = "rehearse", hidden = true)
final class Rehearse implements Runnable {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_PAGES = 60;

    private final Application application;

    @Parameters(paramLabel = "FOLDER", description = "Where the empty database is made; removed afterwards.")
    private Path folder = Path.of("rehearsal");

    Rehearse(Application application) {
        this.application = application;
    }

    @Override
    public void run() {
        endBefore(LONGEST);
        EmbeddedPostgres.removeFrom(Database.folder(folder));
        var settings = new Settings(folder.toAbsolutePath(), Optional.empty());
        var database = Database.in(EmbeddedPostgres.forTestsIn(Database.folder(settings.home())), Database.NAME);
        // However it ends: a server left behind would run on with nobody to stop it
        SpringApplication.getShutdownHandlers().add(() -> {
            database.close();
            removeFolder();
        });
        try (var context = application.serve(
                CompletableFuture.completedFuture(database), settings.home(), Map.of("server.port", 0))) {
            lookAround(context);
        } catch (IOException exception) {
            throw new CannotStart("The rehearsal failed: " + exception, exception);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever happens, nobody waits for it. */
    private static void endBefore(Duration longest) {
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(longest);
                Runtime.getRuntime().exit(1);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void lookAround(ApplicationContext context) throws IOException, InterruptedException {
        var organisations = context.getBean(Organisations.class);
        var port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        var password = Secrets.random();
        for (var kind : OrganisationKind.values()) {
            var email = kind.name() + "@example.org";
            Fence.asTheServer(() -> addPerson(organisations, kind, email, password));
            var visitor = new Visitor(URI.create("http://localhost:" + port));
            visitor.signIn(email, password);
            visitor.followEveryLink();
        }
    }

    private static void addPerson(Organisations organisations, OrganisationKind kind, String email, String password) {
        Organisation organisation =
                organisations.add(kind, kind.name(), Installation.slug(kind.name()), Nation.ENGLAND_AND_WALES);
        Set<Role> roles = EnumSet.allOf(Role.class).stream()
                .filter(role -> role.kind() == kind)
                .collect(Collectors.toSet());
        organisations.addPerson(organisation, kind.name(), email, roles, password);
    }

    private void removeFolder() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException leftBehind) {
            // the next rehearsal begins by removing it
        }
    }

    /** Somebody who looks at every page that they find a link to. */
    private static final class Visitor {

        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        private final URI start;

        Visitor(URI start) {
            this.start = start;
        }

        void signIn(String email, String password) throws IOException, InterruptedException {
            var address = start.resolve("/sign-in");
            var form = Jsoup.parse(get(address)).select("form[method=post]").first();
            var token = form == null ? "" : form.select("input[name=_csrf]").attr("value");
            var body = Map.of("_csrf", token, "email", email, "password", password).entrySet().stream()
                    .map(field ->
                            field.getKey() + "=" + java.net.URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            client.send(
                    HttpRequest.newBuilder(address)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }

        void followEveryLink() throws IOException, InterruptedException {
            var ahead = new ArrayDeque<URI>();
            ahead.add(start.resolve("/"));
            ahead.add(start.resolve("/home"));
            var seen = new HashSet<URI>(ahead);
            while (!ahead.isEmpty() && seen.size() < MOST_PAGES) {
                var page = Jsoup.parse(get(ahead.remove()), start.toString());
                for (var link : page.select("a[href], link[href], script[src]")) {
                    var target = link.hasAttr("href") ? link.absUrl("href") : link.absUrl("src");
                    if (target.startsWith(start.toString()) && seen.add(URI.create(target.replaceFirst("#.*", "")))) {
                        ahead.add(URI.create(target.replaceFirst("#.*", "")));
                    }
                }
            }
        }

        private String get(URI address) throws IOException, InterruptedException {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
