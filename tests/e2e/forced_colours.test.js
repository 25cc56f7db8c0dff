// With the few colours that the system chooses (Windows' contrast themes), which take grounds and shadows away: what has the
// focus, what is chosen, what is done and what can be pressed is still told from the rest.

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import { openSettings, section } from "./support/settings_page.js";
import { isSound } from "./support/soundness.js";
import { states, textsOf } from "./support/states.js";

describe("colours of the system's choice", () => {
  const desk = newDesk();
  const say = textsOf("en");

  beforeEach(async () => {
    await desk.context.close();
    desk.context = await desk.browser.newContext({ reducedMotion: "reduce", forcedColors: "active" });
  });

  /** What the system gives a name such as `Canvas`, as the browser computes it. */
  const colour = (element, name) =>
    element.evaluate((it, name) => {
      const probe = it.appendChild(document.createElement("i"));
      Object.assign(probe.style, { forcedColorAdjust: "none", color: name });
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    }, name);
  const styles = (elements, ...names) =>
    elements.evaluateAll((all, names) => all.map((it) => names.map((name) => getComputedStyle(it)[name]).join(" ")), names);

  const show = async (name) => {
    const { path, as, before, act } = states.find((it) => it.name === name);
    await before?.(desk.sandbox);
    const opened = await desk.visit(path, { as });
    await act(opened.app, say, opened.page, desk.sandbox);
    return opened;
  };

  /** Tab by Tab: a ring of two pixels whose colour is not the ground's. */
  const ringsShow = async (page, app, most) => {
    const canvas = await colour(app.locator("body"), "Canvas");
    await app.locator("a[href]:visible, button:visible, input:visible").first().focus();
    for (let at = 0; at < most; at++) {
      await page.keyboard.press("Tab");
      const focused = app.locator(":focus-visible");
      if ((await focused.count()) === 0) return;
      const [ring] = await styles(focused, "outlineStyle", "outlineWidth", "outlineColor");
      assert.match(ring, /^solid 2px /);
      assert.ok(!ring.endsWith(canvas), `the ring has the colour of the ground: ${ring}`);
    }
  };

  for (const name of ["person", "new-lead-owner", "lead-created", "duplicates", "deals-missing"]) {
    test(`beside a ticket: ${name}: sound, each button has a border, and what has the focus a ring`, async () => {
      const { page, app } = await show(name);
      await isSound(page);
      const canvas = await colour(app.locator("body"), "Canvas");
      for (const border of await styles(app.locator(".button:not(.button--quiet), .field__input"), "borderTopWidth", "borderTopStyle", "borderTopColor")) {
        assert.match(border, /^1px solid /);
        assert.ok(!border.endsWith(canvas), `a border in the colour of the ground: ${border}`);
      }
      await ringsShow(page, app, 8);
    });
  }

  test("the highlighted option has a ring, and no other has one", async () => {
    const { page, app } = await show("new-lead-owner");
    await page.keyboard.press("ArrowDown");
    await app.locator(".combobox__option--active").waitFor();
    const rings = await styles(app.getByRole("option"), "outlineStyle");
    assert.equal(rings.filter((it) => it === "solid").length, 1);
  });

  test("in the bar of stages, those reached are told from those that are not", async () => {
    const { app } = await show("person");
    const done = await styles(app.locator(".steps-bar__piece--done"), "backgroundColor");
    const open = await styles(app.locator(".steps-bar__piece:not(.steps-bar__piece--done)"), "backgroundColor");
    assert.ok(done.length && open.length);
    assert.deepEqual(done.filter((it) => open.includes(it)), []);
  });

  test("only the chosen tab has a line, and the current section is bold", async () => {
    const { page, app } = await openSettings(desk);
    await section(app, say("settings.section.fields"));
    await isSound(page);
    const tabs = app.getByRole("tab");
    const canvas = await colour(app.locator("body"), "Canvas");
    for (const chosen of [0, 2]) {
      await tabs.nth(chosen).click();
      const lines = await styles(tabs, "borderBottomColor");
      assert.deepEqual(lines.map((it) => it !== canvas), lines.map((_, at) => at === chosen));
    }
    const weights = await styles(app.getByRole("navigation").getByRole("button"), "fontWeight");
    assert.deepEqual(weights.map((it) => it === "600"), weights.map((_, at) => at === 3));
    await ringsShow(page, app, 12);
  });

  test("a row on its way has another border than those that stay", async () => {
    const { page, app } = await openSettings(desk);
    await section(app, say("settings.section.fields"));
    await app.locator(".ordered-list__handle").nth(1).focus();
    await page.keyboard.press("Space");
    await app.locator(".ordered-list__row--moving").waitFor();
    const rows = await styles(app.locator(".ordered-list__row"), "borderTopStyle");
    assert.deepEqual(rows.map((it) => it === "dashed"), rows.map((_, at) => at === 1));
  });
});
