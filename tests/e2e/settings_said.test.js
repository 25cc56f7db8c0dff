// What the settings page says by itself to whoever does not see it: where a row is, that a card is full, what becomes of a
// change, and what is wrong with a name.

import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import { until } from "./support/sandbox.js";
import { heard, listenToRegions } from "./support/screen_reader.js";
import { anyOwner, notSaved, write } from "./support/setting_changes.js";
import { openSettings, saved, section } from "./support/settings_page.js";
import { textsOf } from "./support/states.js";

const say = textsOf("en");
/** A card shows no more. */
const MOST_FIELDS = 100;

describe("what the settings page says", () => {
  const desk = newDesk();
  beforeEach(() => listenToRegions(desk.context));

  test("an ordered list says where a row is at each step", async () => {
    await write(desk.sandbox, { version: 1, fields: { lead: ["email", "phone", "status"] } });
    const { page, app } = await openSettings(desk);
    await section(app, say("settings.section.fields"));
    const handle = app.getByRole("button", { name: "Move Status", exact: true });
    await handle.focus();
    await heard(page);
    const steps = {
      Space: "Status picked up, position 3 of 3. The arrow keys move it, Space drops it, Escape puts it back.",
      ArrowUp: "Status, position 2 of 3",
      Home: "Status, position 1 of 3",
      Escape: "Status put back, position 3 of 3",
      "Alt+ArrowUp": "Status, position 2 of 3",
    };
    for (const [key, words] of Object.entries(steps)) {
      await page.keyboard.press(key);
      await until(async () => (await app.locator(".said").allInnerTexts()).includes(words), 5_000);
      assert.ok((await heard(page)).includes(`status: ${words}`), words);
    }
    for (const [name, words] of [["Remove Phone", "Phone removed"], ["Add Owner", "Owner added at the end"]]) {
      await app.getByRole("button", { name, exact: true }).focus();
      await page.keyboard.press("Enter");
      await until(async () => (await app.locator(".said").allInnerTexts()).includes(words), 5_000);
      assert.ok((await heard(page)).includes(`status: ${words}`), words);
    }
  });

  test("that a card is full is said with the field that fills it", async () => {
    const custom = Array.from({ length: MOST_FIELDS - 1 }, (_, at) => `custom:${700_000 + at}`);
    await write(desk.sandbox, { version: 1, fields: { lead: custom } });
    const { page, app } = await openSettings(desk);
    await section(app, say("settings.section.fields"));
    const add = app.getByRole("button", { name: "Add Owner", exact: true });
    await add.waitFor();
    await heard(page);
    await add.focus();
    await page.keyboard.press("Enter");
    const full = say("settings.fields.full", { n: String(MOST_FIELDS) });
    await until(async () => (await app.locator(".said").allInnerTexts()).includes(full), 5_000);
    assert.ok((await heard(page)).includes(`status: ${full}`));
  });

  test("what becomes of a change is said: under way, stored, refused", async () => {
    const { page, app } = await openSettings(desk);
    await section(app, say("settings.section.new_leads"));
    await heard(page);
    await anyOwner(app).click();
    await saved(app);
    const ofSaving = (all) => all.filter((it) => /Saving…|Saved|Not saved/.test(it));
    assert.deepEqual(ofSaving(await heard(page)), ["status: Saving…", "status: Saved"]);
    await desk.sandbox.fault({ match: "PUT /api/v2/apps/installations", kind: "status", status: 500, times: null });
    await anyOwner(app).click();
    await notSaved(app);
    assert.deepEqual(ofSaving(await heard(page)).slice(0, 2), ["status: Saving…", "status: Not saved"]);
  });

  test("a pool's name that is too long is said while it is typed", async () => {
    await write(desk.sandbox, { version: 1, new_lead: { owners: [{ id: 1090, pool: true }] } });
    const { page, app } = await openSettings(desk);
    await section(app, say("settings.section.new_leads"));
    const label = app.getByLabel(say("settings.owners.label"));
    await label.waitFor();
    await heard(page);
    await label.fill("x".repeat(500));
    await until(async () => (await label.getAttribute("aria-invalid")) === "true");
    const [words, ...more] = await heard(page);
    assert.match(words, /^status: /);
    assert.ok((await label.evaluate((it) => document.getElementById(it.getAttribute("aria-describedby").split(" ")[0]).innerText)).includes(words.slice(8)));
    assert.deepEqual(more, []);
  });
});
