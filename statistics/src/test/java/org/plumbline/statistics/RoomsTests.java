package org.plumbline.statistics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

/** A package for each kind of question, on the words that all share; usable by others with no more than three libraries. */
class RoomsTests {

    private static final String ROOT = "org.plumbline.statistics";

    private static final JavaClasses CODE =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

    @Test
    void packagesUseOneAnotherInOneDirection() {
        slices().matching("(**)").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void wordsThatAllShareKnowNoneOfThoseWhoUseThem() {
        classes()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT, "java..", "org.hipparchus..", "org.jspecify..")
                .check(CODE);
    }

    @Test
    void nothingButArithmeticIsNeeded() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "..", "java..", "javax.crypto..", "org.hipparchus..", "org.ojalgo..", "org.jspecify..")
                .check(CODE);
    }
}
