// Every state of the sidebar: axe finds nothing, nothing is cut off at 320 pixels, and a keyboard alone reaches and
// shows everything that can be pressed.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { frameOf } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { isSound } from "./support/soundness.js";
import { states, textsOf } from "./support/states.js";

/** English and light, Japanese and dark: together they have every text and every colour. */
const looks = [
  { language: "en", scheme: "light" },
  { language: "ja", scheme: "dark" },
];

describe("every state", () => {
  const desk = newDesk();

  for (const { language, scheme } of looks) {
    for (const { name, path, as, before, act } of states) {
      test(`${name}, ${language}, ${scheme}`, async () => {
        await before?.(desk.sandbox);
        const { page, app, problems } = await desk.visit(path, { as, locale: language, scheme });
        await act(app, textsOf(language), page, desk.sandbox);
        await isSound(page);
        await walk(page, app);
        // The browser itself reports refused requests; the app reports none of its own as an error.
        assert.deepEqual(problems.filter((it) => !it.startsWith("Failed to load resource")), []);
      });
    }
  }
});

/** From the top of the app by Tab alone: everything that can be pressed gets the focus, in the order in which it stands, is
 * in sight and shows that it has it, and the way out at the end is open. */
async function walk(page, app) {
  const frame = await frameOf(page);
  const expected = await frame.evaluate(() => {
    const reachable = "a[href], button, input, textarea, select, summary, [tabindex='0']";
    // The arrow of a combobox is for the pointer; its field opens the list by the arrow keys.
    const forThePointer = "[role='combobox'] + button[tabindex='-1']";
    const seen = [...document.querySelectorAll(reachable)].filter(
      (it) => it.checkVisibility({ visibilityProperty: true }) && !it.matches(forThePointer),
    );
    return seen.map((it, at) => (it.dataset.walk = String(at)));
  });
  if (expected.length === 0) return;
  await app.locator("[data-walk='0']").focus();
  const reached = [];
  for (let at = 0; at < expected.length; at++) {
    const now = await frame.evaluate(() => {
      const it = document.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(it);
      const box = it.getBoundingClientRect();
      return {
        walk: it.dataset.walk,
        what: it.outerHTML.slice(0, 120),
        outlined: it.matches(":focus-visible") && outlineStyle !== "none" && parseFloat(outlineWidth) > 0,
        wide: box.width > 0 && box.height > 0,
      };
    });
    if (at > 0) assert.ok(now.outlined, `the focus shows: ${now.what}`);
    assert.ok(now.wide, `what has the focus is in sight: ${now.what}`);
    reached.push(now.walk);
    await page.keyboard.press("Tab");
  }
  assert.deepEqual(reached, expected);
  const left = await frame.evaluate(() => !document.hasFocus() || document.activeElement === document.body);
  assert.ok(left, "Tab leaves the app after its last control");
}
