package org.plumbline.release;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.generated.precompiled.Templates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.springframework.stereotype.Component;

/** The report as an accessible PDF (PDF/UA-1). */
@Component
class ReportPdf {

    private static final String FONT = "Atkinson Hyperlegible Next";

    static {
        // tells of every font and style sheet that it reads
        XRLog.setLoggingEnabled(false);
    }

    private final Templates templates;

    ReportPdf(Templates templates) {
        this.templates = templates;
    }

    byte[] of(Report report, Release.Publication publication, Release release) {
        // the renderer takes XML only, and the view writes HTML
        var document = W3CDom.convert(
                Jsoup.parse(templates.releasePdf(report, publication, release).render()));
        var bytes = new ByteArrayOutputStream();
        try {
            var builder = new PdfRendererBuilder()
                    .withW3cDocument(document, null)
                    .usePdfUaAccessibility(true)
                    .usePdfVersion(1.7f)
                    .withProducer("Plumbline")
                    .toStream(bytes);
            font(builder, "400Regular", 400, FontStyle.NORMAL);
            font(builder, "700Bold", 700, FontStyle.NORMAL);
            font(builder, "400Regular_Italic", 400, FontStyle.ITALIC);
            builder.run();
            return bytes.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void font(PdfRendererBuilder builder, String file, int weight, FontStyle style) {
        builder.useFont(() -> stream("/fonts/AtkinsonHyperlegibleNext_" + file + ".ttf"), FONT, weight, style, true);
    }

    private static InputStream stream(String resource) {
        return Objects.requireNonNull(ReportPdf.class.getResourceAsStream(resource), resource);
    }
}
