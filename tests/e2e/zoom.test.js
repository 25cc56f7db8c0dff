// The settings page at 400 %, where a window of 1280 × 1024 has the room of 320 × 256 (WCAG 1.4.10): nothing scrolls
// sideways, and what gets the focus by Tab is not covered (2.4.11), however little there is to see at once. That the sidebar
// works at 320 pixels is seen in `every_state`.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { frameOf } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { pictures } from "./support/settings_pictures.js";
import { openSettings, saved, section, storedDocument } from "./support/settings_page.js";
import { isSound } from "./support/soundness.js";
import { walk } from "./support/walk.js";

const AT_400_PERCENT = { width: 320, height: 256 };
const SECTIONS = ["set_up", "access", "new_leads", "fields", "as_seen_by", "history"];

describe("the settings page at 400 %", () => {
  const desk = newDesk();

  /** The section that a picture shows, with something in every place. */
  const picture = (name) => pictures.find((it) => it.name === name);

  test("every section: no sideways scrolling, and nothing that has the focus is covered, by Tab and back", async () => {
    await picture("new-leads").before(desk.sandbox);
    const { page, app, say, problems } = await openSettings(desk, { viewport: AT_400_PERCENT });
    for (const key of SECTIONS) {
      await section(app, say(`settings.section.${key}`));
      await isSound(page);
      await walk(page, app, { back: true });
    }
    assert.deepEqual(problems, []);
  });

  test("in a window where bars stay at its edges, they cover nothing that has the focus, by Tab and back", async () => {
    await picture("new-leads").before(desk.sandbox);
    const { page, app, say } = await openSettings(desk, { viewport: { width: 1280, height: 500 } });
    await section(app, say("settings.section.fields"));
    // The lists are complete, and the card below them has been drawn.
    await app.getByRole("region", { name: say("settings.fields.preview") }).getByRole("article").getByText("Zendesk ticket ID").waitFor();
    await isSound(page);
    await walk(page, app, { back: true });
  });

  test("\"has changed the settings meanwhile\" is read to its end, and its buttons are reached and pressed by keys", async () => {
    const { page, app, say } = await openSettings(desk, { viewport: AT_400_PERCENT });
    await picture("changed-meanwhile").act(app, say, desk.sandbox);
    await isSound(page);
    await walk(page, app);
    // Whoever reads it scrolls: the beginning and the end of each paragraph can be brought into sight, and nothing lies over
    // them.
    const unread = await (await frameOf(page)).evaluate(() => {
      const paragraphs = [...document.querySelectorAll(".save-area p, .save-area li")].filter((it) => it.checkVisibility() && it.textContent.trim());
      const isCovered = (it, block) => {
        it.scrollIntoView({ block });
        const { left, top, bottom } = it.getBoundingClientRect();
        return !it.contains(document.elementFromPoint(left + 8, block === "start" ? top + 8 : bottom - 8));
      };
      return paragraphs.filter((it) => isCovered(it, "start") || isCovered(it, "end")).map((it) => it.textContent);
    });
    assert.deepEqual(unread, []);
    const mine = app.getByRole("button", { name: say("settings.meanwhile.mine_too") });
    await app.getByRole("navigation").getByRole("button").first().focus();
    for (let at = 0; at < 10 && !(await mine.evaluate((it) => it === document.activeElement)); at++) await page.keyboard.press("Shift+Tab");
    assert.equal(await mine.evaluate((it) => it === document.activeElement), true, "Shift and Tab do not lead there");
    await page.keyboard.press("Enter");
    await saved(app, say);
    assert.equal((await storedDocument(desk.sandbox)).new_lead.any_owner, true);
  });
});
