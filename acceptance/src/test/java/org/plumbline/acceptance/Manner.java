package org.plumbline.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ReducedMotion;

/** How somebody uses Plumbline. */
enum Manner {
    AT_A_DESK(1280, 900, true),
    ON_A_PHONE(390, 844, true),
    WITHOUT_SCRIPTS(1280, 900, false);

    private final int width;
    private final int height;
    private final boolean scripts;

    Manner(int width, int height, boolean scripts) {
        this.width = width;
        this.height = height;
        this.scripts = scripts;
    }

    boolean scripts() {
        return scripts;
    }

    boolean narrow() {
        return this == ON_A_PHONE;
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setJavaScriptEnabled(scripts)
                .setLocale("en-GB")
                .setReducedMotion(ReducedMotion.REDUCE);
    }
}
