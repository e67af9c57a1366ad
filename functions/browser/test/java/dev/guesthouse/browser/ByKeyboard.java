package dev.guesthouse.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Moves through a page as those do who have no mouse: by Tab, in the page's own order. */
final class ByKeyboard {

    /** Says what is wrong with how the focus shows, or nothing: whoever sees the page sees where they are (WCAG 2.4.7, 2.4.11). */
    private static final String UNSEEN = """
            e => {
                const style = getComputedStyle(e), box = e.getBoundingClientRect();
                const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && !/, 0\\)$|transparent/.test(style.outlineColor);
                if (!outlined && style.boxShadow === 'none') return 'nothing shows that it has the focus';
                if (style.opacity === '0' || style.visibility !== 'visible' || box.width * box.height < 16) return 'it has the focus and cannot be seen';
                const there = document.elementFromPoint(box.left + Math.min(box.width, 20) / 2, box.top + Math.min(box.height, 20) / 2);
                if (!there || !(e.contains(there) || there.contains(e))) return 'something lies over it, or it is outside of the window';
                return '';
            }
            """;
    private static final String FOCUSED = "e => e === document.activeElement";

    private final Page page;

    ByKeyboard(Page page) {
        this.page = page;
    }

    /** Has the focus go to a control, from where it is now, past the end of the page where it has to. */
    void goesTo(Locator control) {
        tabsUntil(control, FOCUSED);
        seen(control);
    }

    /** Goes to a check box or radio button and marks it; among the buttons of one question arrows lead on. */
    void marks(Locator choice) {
        tabsUntil(choice, "e => e === document.activeElement || e.type === 'radio' && document.activeElement.type === 'radio' && document.activeElement.name === e.name");
        var buttons = ((Number) choice.evaluate("e => e.type === 'radio' ? document.getElementsByName(e.name).length : 0")).intValue();
        for (int i = 0; i < buttons && !is(choice, FOCUSED); i++) {
            page.keyboard().press("ArrowDown");
        }
        seen(choice);
        if (!choice.isChecked()) {
            page.keyboard().press("Space");
        }
        if (!choice.isChecked()) {
            throw new AssertionError("cannot be marked by keyboard: " + choice);
        }
    }

    private void tabsUntil(Locator control, String reached) {
        control.waitFor();
        // Nothing but an element of the page can have the focus, and the page's end.
        var most = ((Number) page.evaluate("() => document.body.querySelectorAll('*').length + 1")).intValue();
        for (int i = 0; !is(control, reached); i++) {
            if (i > most) {
                throw new AssertionError("cannot be reached by Tab: " + control);
            }
            page.keyboard().press("Tab");
        }
    }

    private static boolean is(Locator control, String what) {
        return (boolean) control.evaluate(what);
    }

    private static void seen(Locator control) {
        var unseen = (String) control.evaluate(UNSEEN);
        if (!unseen.isEmpty()) {
            throw new AssertionError(unseen + ": " + control);
        }
    }
}
