// The field settings as an admin uses them: adding, removing, ordering by drag, buttons and keyboard, searching, and
// publishing; what agents see changes only by publishing, and then to what the preview has shown.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import { becomes } from "./support/sandbox.js";
import { watchWrites } from "./support/setting_changes.js";
import { openSettings, saved, section, storedDocument } from "./support/settings_page.js";
import { isSound } from "./support/soundness.js";

const fields = { lead: ["email", "phone", "custom:999999", "status"], deal: ["name", "stage", "value"] };

describe("field settings", () => {
  const desk = newDesk();

  const open = async (chosen = fields, options = {}) => {
    await desk.sandbox.settings({ config: JSON.stringify({ version: 1, fields: chosen }) });
    const opened = await openSettings(desk, { viewport: { width: 1500, height: 900 }, ...options });
    await section(opened.app, opened.say("settings.section.fields"));
    await rows(opened.app).first().waitFor();
    return opened;
  };
  const list = (app) => app.locator(".ordered-list");
  const rows = (app) => list(app).locator(":scope > li");
  const names = (app) => list(app).locator(".ordered-list__name > bdi").allInnerTexts();
  const handle = (app, name) => app.getByRole("button", { name: `Move ${name}`, exact: true });
  const said = (app) => list(app).locator("xpath=following-sibling::*[@role='status']");
  const labels = (app) => app.getByRole("region", { name: "Preview" }).locator("dt").allInnerTexts();

  test("a field is found, added, and published together with another card's", async () => {
    const { app, page, problems } = await open();
    const writes = watchWrites(page);
    assert.deepEqual(await names(app), ["E-mail", "Phone", "Custom field no. 999999", "Status"]);
    await rows(app).nth(2).getByText("No longer in Sell").waitFor();
    const publish = app.getByRole("button", { name: "Publish" });
    assert.equal(await publish.getAttribute("aria-disabled"), "true");
    await app.getByLabel("Search fields").fill("budg");
    await app.getByRole("button", { name: "Add Budget (€)" }).click();
    await becomes(() => names(app), ["E-mail", "Phone", "Custom field no. 999999", "Status", "Budget (€)"]);
    await app.getByRole("button", { name: "Remove Custom field no. 999999" }).click();
    await becomes(() => labels(app), ["E-mail", "Phone", "Status", "Budget (€)"]);
    await app.getByRole("tab", { name: "Deal" }).click();
    await app.getByRole("button", { name: "Reset to default" }).click();
    assert.deepEqual((await storedDocument(desk.sandbox)).fields, fields, "nothing is stored before publishing");
    await publish.click();
    await saved(app);
    assert.equal(writes.length, 1);
    const stored = await storedDocument(desk.sandbox);
    assert.deepEqual(stored.fields.lead.slice(0, 3), ["email", "phone", "status"]);
    assert.match(stored.fields.lead[3], /^custom:\d+$/);
    assert.equal(stored.fields.deal ?? null, null);
    await app.getByText("Last changed by").waitFor();
    await isSound(page);
    assert.deepEqual(problems, []);
  });

  test("by keyboard alone: picked up, moved, put back, dropped; the row keeps the focus and says where it is", async () => {
    const { app, page, problems } = await open();
    await handle(app, "Phone").focus();
    await page.keyboard.press("Alt+ArrowUp");
    await becomes(() => names(app), ["Phone", "E-mail", "Custom field no. 999999", "Status"]);
    await becomes(() => said(app).innerText(), "Phone, position 1 of 4");
    await page.keyboard.press("Space");
    await page.keyboard.press("End");
    await becomes(() => names(app), ["E-mail", "Custom field no. 999999", "Status", "Phone"]);
    await page.keyboard.press("Escape");
    await becomes(() => names(app), ["Phone", "E-mail", "Custom field no. 999999", "Status"]);
    await becomes(() => handle(app, "Phone").evaluate((it) => it === document.activeElement), true);
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await becomes(() => handle(app, "Phone").evaluate((it) => it === document.activeElement), true);
    await page.keyboard.press("Enter");
    await becomes(() => said(app).innerText(), "Phone dropped, position 2 of 4");
    assert.deepEqual(await names(app), ["E-mail", "Phone", "Custom field no. 999999", "Status"]);
    await becomes(() => app.getByRole("button", { name: "Publish" }).getAttribute("aria-disabled"), "true");
    assert.deepEqual(problems, []);
  });

  test("by buttons and by dragging", async () => {
    const { app, page, problems } = await open();
    const up = app.getByRole("button", { name: "Move Status up" });
    await up.click();
    await becomes(() => names(app), ["E-mail", "Phone", "Status", "Custom field no. 999999"]);
    await becomes(() => up.evaluate((it) => it === document.activeElement), true);
    const from = await handle(app, "Status").boundingBox();
    const to = await handle(app, "E-mail").boundingBox();
    await page.mouse.move(from.x + 12, from.y + 12);
    await page.mouse.down();
    await page.mouse.move(to.x + 12, to.y + 12, { steps: 12 });
    await page.mouse.up();
    await becomes(() => names(app), ["Status", "E-mail", "Phone", "Custom field no. 999999"]);
    assert.equal(await handle(app, "Status").getAttribute("aria-pressed"), "false", "the end of a drag is no press");
    assert.deepEqual(problems, []);
  });

  test("a draft outlives a visit to another section, and can be given up", async () => {
    const { app, say, problems } = await open();
    await app.getByRole("button", { name: "Remove Phone" }).click();
    await section(app, say("settings.section.access"));
    await section(app, say("settings.section.fields"));
    await becomes(() => names(app), ["E-mail", "Custom field no. 999999", "Status"]);
    await app.getByRole("button", { name: "Discard changes" }).click();
    await becomes(() => names(app), ["E-mail", "Phone", "Custom field no. 999999", "Status"]);
    assert.deepEqual((await storedDocument(desk.sandbox)).fields, fields);
    assert.deepEqual(problems, []);
  });

  for (const locale of ["en", "ja"]) {
    test(`every tab is sound, in a narrow frame too (${locale})`, async () => {
      const { app, page, say, problems } = await open(fields, { locale, viewport: { width: 400, height: 800 } });
      await app.locator(".card-preview__card article").waitFor({ state: "attached" });
      await app.getByRole("tab").first().focus();
      for (let at = 0; at < 4; at += 1) {
        await isSound(page);
        await page.keyboard.press("ArrowRight");
      }
      await app.getByRole("button", { name: say("settings.fields.review") }).click();
      await app.getByRole("region", { name: say("settings.fields.preview") }).getByRole("article").waitFor();
      await isSound(page);
      assert.deepEqual(problems, []);
    });
  }
});
