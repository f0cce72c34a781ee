package org.plumbline;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RequestMapping;

/** The bounds that ARCHITECTURE.md draws, held. Each rule says why it is there and what to do instead. */
class ArchitectureTests {

    private static final String ROOT = "org.plumbline";
    private static final String VIEWS = "gg.jte.generated.precompiled";

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            // What Spring writes out at the end of a build, so that a start need not look for it
            .withImportOption(location -> !location.contains("__") && !location.contains("$$"))
            .importPackages(ROOT, VIEWS);

    @ParameterizedTest
    @MethodSource("roomsInOrder")
    void aRoomUsesOnlyTheRoomsAboveIt(String room) {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "." + room + "..", VIEWS + "." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(Rooms.after(room).stream()))
                .because("'" + room + "' stands above them in the way of a case. Publish an event that the lower room"
                        + " listens to, or move what both need into the upper one")
                .allowEmptyShould(true)
                .check(CODE);
    }

    @ParameterizedTest
    @MethodSource("foundations")
    void aFoundationUsesNoRoom(String foundation) {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "." + foundation + "..", VIEWS + "." + foundation + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(Rooms.all().stream().filter(other -> !other.equals(foundation))))
                .because("every room stands on '" + foundation + "'; give it what it must know as a value")
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void noRoomsUseOneAnotherInACircle() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a circle of rooms can be understood, tested and changed only as one")
                .check(CODE);
    }

    @Test
    void theStatisticsStandAlone() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".statistics..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "jakarta..", "gg.jte..")
                .because("somebody who doubts a figure must be able to run the library without the server")
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void sqlIsWrittenInStoresOnly() {
        noClasses()
                .that(are(not("a store (@Repository)", ArchitectureTests::isPartOfAStore)))
                .and()
                .resideOutsideOfPackages(ROOT + ".fence..", ROOT + ".operation..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..")
                .because(
                        "SQL lies in the @Repository of the record that it stores, where whoever changes a table finds it;"
                                + " only the fence and the keeping of the database itself stand below the stores")
                .check(CODE);
    }

    @Test
    void controllersHoldNeitherSqlNorTransactions() {
        noClasses()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "javax.sql..")
                .orShould()
                .beAnnotatedWith(Transactional.class)
                .because(
                        "a page asks the room's one operation, which holds the transaction and the ledger entry together")
                .check(CODE);
        noMethods()
                .that()
                .areDeclaredInClassesThat(are(annotatedAsController()))
                .should()
                .beAnnotatedWith(Transactional.class)
                .because("a transaction that spans the rendering of a page holds a connection for nothing")
                .check(CODE);
    }

    @Test
    void whatIsAskedForOverTheWebIsInPagesAndApis() {
        classes()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .should()
                .haveNameMatching(".*(Pages|Api)(\\$.*)?")
                .because("whoever looks for an address opens ReadingPages or ReadingApi")
                .check(CODE);
    }

    @Test
    void everyHandlerSaysWhoMayUseIt() {
        methods()
                .that()
                .areMetaAnnotatedWith(RequestMapping.class)
                .and()
                .areDeclaredInClassesThat()
                .areNotAssignableTo("org.springframework.boot.webmvc.error.ErrorController")
                .should()
                .beAnnotatedWith(ROOT + ".organisation.AllowedTo")
                .orShould()
                .beAnnotatedWith(ROOT + ".organisation.AllowedToAnyoneSignedIn")
                .orShould()
                .beAnnotatedWith(ROOT + ".organisation.OpenToThePublic")
                .because("without one of these annotations nobody gets in")
                .check(CODE);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .orShould()
                .beAnnotatedWith(Value.class)
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .because("an object that exists is whole: take what it needs in the constructor")
                .check(CODE);
    }

    @Test
    void fieldsOfBeansAreFinal() {
        fields().that()
                .areDeclaredInClassesThat(are(annotatedAsController()))
                .or()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Repository.class)
                .should()
                .beFinal()
                .because("one page or store serves all requests at once")
                .check(CODE);
    }

    @Test
    void packagesAreNamedForWhatTheRegimeDoes() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .resideInAnyPackage(Stream.of(
                                "service",
                                "services",
                                "util",
                                "utils",
                                "common",
                                "shared",
                                "core",
                                "helper",
                                "helpers",
                                "impl",
                                "dto",
                                "manager",
                                "model",
                                "domain",
                                "application",
                                "infrastructure",
                                "controller",
                                "repository",
                                "config",
                                "exception")
                        .map(name -> ".." + name + "..")
                        .toArray(String[]::new))
                .because("a folder is a capability of the inspection regime; a layer is none")
                .check(CODE);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(CODE.stream()
                        .filter(type -> type.getPackageName().startsWith(ROOT))
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(types -> !types.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName))
                .as("packages whose package-info.java lacks @NullMarked: null is absent unless a type says @Nullable")
                .isEmpty();
    }

    @Test
    void timeIsReadFromTheClockThatIsGiven() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .callMethodWhere(describe("the time is read from the machine", ArchitectureTests::readsTheMachinesTime))
                .because("a deadline that no test can reach is not tested: take a java.time.Clock")
                .check(CODE);
    }

    private static boolean readsTheMachinesTime(JavaMethodCall call) {
        return call.getTarget().getName().equals("now")
                && MOMENTS.stream().anyMatch(type -> call.getTargetOwner().isEquivalentTo(type))
                && call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class));
    }

    private static final Set<Class<?>> MOMENTS = Set.of(
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Year.class,
            YearMonth.class);

    private static boolean isPartOfAStore(JavaClass type) {
        return type.isAnnotatedWith(Repository.class)
                || type.getEnclosingClass()
                        .map(ArchitectureTests::isPartOfAStore)
                        .orElse(false);
    }

    private static DescribedPredicate<JavaClass> annotatedAsController() {
        return describe("controllers", type -> type.isMetaAnnotatedWith(Controller.class));
    }

    private static DescribedPredicate<JavaClass> not(String what, java.util.function.Predicate<JavaClass> is) {
        return describe("not " + what, type -> !is.test(type));
    }

    private static String[] packages(Stream<String> rooms) {
        return Stream.concat(rooms, Stream.of("nowhere"))
                .flatMap(room -> Stream.of(ROOT + "." + room + "..", VIEWS + "." + room + ".."))
                .toArray(String[]::new);
    }

    static Stream<String> roomsInOrder() {
        return Rooms.IN_ORDER.stream();
    }

    static Stream<String> foundations() {
        return Rooms.FOUNDATIONS.stream();
    }
}
