// A keyboard alone, through everything that can be pressed.

import assert from "node:assert/strict";
import { frameOf } from "./browser.js";

/** From the top of the app by Tab alone: everything that can be pressed gets the focus, in the order in which it stands, is
 * in sight and shows that it has it, and the way out at the end is open. `back`: the same way again with Shift and Tab. */
export async function walk(page, app, { back = false } = {}) {
  const frame = await frameOf(page);
  const expected = await frame.evaluate(() => {
    const reachable = "a[href], button, input, textarea, select, summary, [tabindex='0']";
    // The arrow of a combobox is for the pointer; its field opens the list by the arrow keys.
    const forThePointer = "[role='combobox'] + button[tabindex='-1']";
    // Of a group of radio buttons or tabs, Tab reaches the chosen one; the arrows lead to the others.
    const forTheArrows = "input[type=radio]:not(:checked), [role=tab][tabindex='-1']";
    const seen = [...document.querySelectorAll(reachable)].filter(
      (it) => it.checkVisibility({ visibilityProperty: true }) && !it.matches(`:disabled, ${forThePointer}, ${forTheArrows}`),
    );
    return seen.map((it, at) => (it.dataset.walk = String(at)));
  });
  if (expected.length === 0) return;
  await app.locator("[data-walk='0']").focus();
  const reached = [];
  const look = async () => {
    const now = await frame.evaluate(() => {
      const it = document.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(it);
      const box = it.getBoundingClientRect();
      const middle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      return {
        walk: it.dataset.walk,
        what: it.outerHTML.slice(0, 120),
        outlined: it.matches(":focus-visible") && outlineStyle !== "none" && parseFloat(outlineWidth) > 0,
        wide: box.width > 0 && box.height > 0,
        // Outside of what is scrolled to, there is nothing to ask: the page around the frame scrolls.
        covered: middle !== null && !it.contains(middle) && !middle.contains(it) && middle.closest("label")?.control !== it,
      };
    });
    assert.ok(now.wide, `what has the focus is in sight: ${now.what}`);
    assert.ok(!now.covered, `what has the focus is not covered: ${now.what}`);
    reached.push(now.walk);
    return now;
  };
  for (let at = 0; at < expected.length; at++) {
    const now = await look();
    if (at > 0) assert.ok(now.outlined, `the focus shows, before ${await nextOf(app, at)}: ${now.what}`);
    await page.keyboard.press("Tab");
  }
  assert.deepEqual(reached, expected);
  const left = await frame.evaluate(() => !document.hasFocus() || document.activeElement === document.body);
  assert.ok(left, "Tab leaves the app after its last control");
  if (!back) return;
  // The page around it gets the focus a moment later: not after it is given back.
  await page.waitForFunction(() => document.activeElement?.tagName !== "IFRAME");
  reached.length = 0;
  await app.locator(`[data-walk='${expected.at(-1)}']`).focus();
  for (let at = 0; at < expected.length; at++) {
    await look();
    await page.keyboard.press("Shift+Tab");
  }
  assert.deepEqual(reached, expected.toReversed());
}

/** What was to be reached next. */
function nextOf(app, at) {
  return app.locator(`[data-walk='${at}']`).first().evaluate((it) => it.outerHTML.slice(0, 200)).catch(() => "nothing");
}
