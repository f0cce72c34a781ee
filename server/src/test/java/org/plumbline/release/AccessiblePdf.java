package org.plumbline.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Asks veraPDF whether a PDF can be read by everybody: PDF/UA-1, ISO 14289-1. */
public final class AccessiblePdf {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private AccessiblePdf() {}

    public static void assertAccessible(byte[] pdf) {
        try (var foundry = Foundries.defaultInstance();
                var parser = foundry.createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                var validator = foundry.createValidator(PDFAFlavour.PDFUA_1, false)) {
            var result = validator.validate(parser);
            assertThat(result.getTestAssertions().stream()
                            .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                            .map(assertion -> assertion.getRuleId().getClause() + ": " + assertion.getMessage() + " at "
                                    + assertion.getLocation().getContext())
                            .distinct())
                    .isEmpty();
            assertThat(result.isCompliant()).isTrue();
        } catch (Exception exception) {
            throw new AssertionError("veraPDF could not read it", exception);
        }
    }
}
