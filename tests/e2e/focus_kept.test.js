// Whoever presses a button by keyboard that then goes away is still where it was: the next Tab goes on there.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { frameOf } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { line } from "./support/setting_changes.js";
import { openSettings, section } from "./support/settings_page.js";
import { states, textsOf } from "./support/states.js";

describe("the focus after a button that goes away", () => {
  const desk = newDesk();
  const say = textsOf("en");

  /** Presses it by keyboard and waits until it is gone and something else has the focus. */
  const press = async (page, button) => {
    const frame = await frameOf(page);
    const element = await button.elementHandle();
    await element.focus();
    await page.keyboard.press("Enter");
    await frame.waitForFunction((it) => !it.isConnected, element);
    await frame.waitForFunction(() => document.activeElement && document.activeElement !== document.body);
  };

  for (const name of ["sell-has-a-problem", "no-answer", "search-failed", "leads-missing", "deals-missing", "not-refreshed", "duplicates-not-checked", "lead-created-note-missing"]) {
    test(`"Try again": ${name}`, async () => {
      const { path, as, before, act } = states.find((it) => it.name === name);
      await before?.(desk.sandbox);
      const { page, app } = await desk.visit(path, { as });
      await act(app, say, page, desk.sandbox);
      await desk.sandbox.clearFaults();
      await press(page, app.getByRole("button", { name: say("action.try_again") }).first());
    });
  }

  test("the company of a person: \"Try again\" stays with the company and brings what was missing", async () => {
    const { page, app } = await desk.ticket(1);
    await desk.sandbox.fault({ match: "* /v3/deals", kind: "status", status: 500, times: null });
    await app.getByRole("button", { name: say("action.show_company", { name: "Maison Lumière" }) }).click();
    await app.getByText(say("deals.failed")).waitFor();
    await desk.sandbox.clearFaults();
    await press(page, app.getByRole("button", { name: say("action.try_again") }).first());
    await app.getByText(say("deals.failed")).waitFor({ state: "detached" });
    const deals = app.getByRole("region", { name: say("record.deals_of", { name: "Maison Lumière" }) });
    await deals.getByRole("article").first().waitFor();
    await app.getByRole("button", { name: say("action.back_to", { name: "Amélie Laurent" }) }).waitFor();
  });

  for (const [what, match, name] of [
    ["the sources", "GET /v2/lead_sources", "new_leads"],
    ["the statuses", "GET /v2/lead_statuses", "new_leads"],
    ["the custom fields", "GET /v2/lead/custom_fields", "fields"],
  ]) {
    test(`"Try again" on the settings page: ${what}`, async () => {
      await desk.sandbox.fault({ match, kind: "status", status: 500, times: null });
      const { page, app } = await openSettings(desk);
      await section(app, say(`settings.section.${name}`));
      const again = app.getByRole("button", { name: say("action.try_again") }).first();
      await again.waitFor();
      await desk.sandbox.clearFaults();
      await press(page, again);
    });
  }

  test("settings that cannot be read: \"Start anew…\" and Cancel", async () => {
    await desk.sandbox.settings({ config: "{" });
    const { page, app } = await desk.visit("/agent/settings", { as: "admin" });
    await press(page, app.getByRole("button", { name: say("settings.unreadable.anew") }));
    await press(page, app.getByRole("button", { name: say("action.cancel") }));
    assert.equal(await app.getByRole("button", { name: say("settings.unreadable.anew") }).count(), 1);
    // Whoever presses twice has only asked.
    await app.getByRole("button", { name: say("settings.unreadable.anew") }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await app.getByText(say("settings.unreadable.sure")).waitFor();
    assert.equal(await line(app, "settings.saving").count(), 0);
    assert.equal((await desk.sandbox.state()).installation.settings.config, "{");
  });
});
