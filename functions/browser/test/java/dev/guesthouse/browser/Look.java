package dev.guesthouse.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * How somebody looks at pages.
 *
 * @param language the one that their browser asks for
 * @param width of the window, in CSS pixels
 */
record Look(String language, boolean dark, int width, boolean scripts, boolean reducedMotion, boolean forcedColours) {

    static final int WIDE = 1100;
    /** A phone's, or a window that is zoomed to 400 %. */
    static final int NARROW = 320;
    static final int HEIGHT = 800;

    static final Look USUAL = new Look("en", false, WIDE, true, false, false);

    Look in(String other) {
        return new Look(other, dark, width, scripts, reducedMotion, forcedColours);
    }

    Look inTheDark() {
        return new Look(language, true, width, scripts, reducedMotion, forcedColours);
    }

    Look narrow() {
        return new Look(language, dark, NARROW, scripts, reducedMotion, forcedColours);
    }

    Look withoutScripts() {
        return new Look(language, dark, width, false, reducedMotion, forcedColours);
    }

    Look withReducedMotion() {
        return new Look(language, dark, width, scripts, true, forcedColours);
    }

    Look withForcedColours() {
        return new Look(language, dark, width, scripts, reducedMotion, true);
    }

    ColorScheme scheme() {
        return dark ? ColorScheme.DARK : ColorScheme.LIGHT;
    }

    Browser.NewContextOptions options() {
        // Another zone than UTC, so that both show where both should.
        return new Browser.NewContextOptions().setLocale(language).setTimezoneId("Europe/Berlin").setColorScheme(scheme()).setViewportSize(width, HEIGHT)
                .setJavaScriptEnabled(scripts).setReducedMotion(reducedMotion ? ReducedMotion.REDUCE : ReducedMotion.NO_PREFERENCE)
                .setForcedColors(forcedColours ? ForcedColors.ACTIVE : ForcedColors.NONE);
    }
}
