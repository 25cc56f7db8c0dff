// From an installation where nothing was ever set to one that works, by keyboard alone.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import { forAll, formsOfAll } from "./support/every_agent.js";
import { focused } from "./support/lead_form.js";
import { openSettings, saved, storedDocument } from "./support/settings_page.js";

/** Keys that an admin needs at most, Tab included: who can work without a pointer is not to be worn out. */
const MOST_KEYS = 80;

describe("the first run", () => {
  const desk = newDesk();

  test("three decisions by keyboard alone, few keys, and agents get what was decided", async () => {
    const { page, app, say, problems } = await openSettings(desk);
    let keys = 0;
    const press = async (key) => {
      keys += 1;
      await page.keyboard.press(key);
    };
    const type = async (text) => {
      keys += text.length;
      await page.keyboard.type(text);
    };
    /** Goes on by Tab until this has the focus. */
    const tabTo = async (locator) => {
      for (let at = 0; at < 60; at += 1) {
        if (await locator.evaluate((it) => it === it.ownerDocument.activeElement)) return;
        await press("Tab");
      }
      assert.fail(`Tab does not lead to ${locator}; the focus is on ${await focused(page)}`);
    };
    const step = (key) => app.locator(".steps").getByRole("button", { name: say(`settings.section.${key}`), exact: true });
    const inNavigation = (key) => app.getByRole("navigation").getByRole("button", { name: say(`settings.section.${key}`), exact: true });
    const title = (key) => app.getByRole("heading", { level: 2, name: say(`settings.section.${key}`), exact: true });

    await app.getByText(say("settings.first.title"), { exact: true }).waitFor();
    await app.getByText(say("settings.verdict.fine"), { exact: true }).waitFor();
    await inNavigation("set_up").focus();

    await tabTo(step("access"));
    await press("Enter");
    await title("access").waitFor();
    await tabTo(app.getByRole("radio", { name: say("settings.access.sell_users"), exact: true }));
    await press("ArrowDown");
    await saved(app);

    await press("Shift+Tab");
    const current = app.locator("[aria-current=page]");
    for (let at = 0; at < 10 && (await focused(page)) !== say("settings.section.new_leads"); at += 1) await press("Shift+Tab");
    assert.equal(await current.innerText(), say("settings.section.access"));
    await press("Enter");
    await title("new_leads").waitFor();
    await tabTo(app.getByRole("combobox", { name: say("settings.owners.add") }));
    await type("Elena");
    await press("ArrowDown");
    await press("Enter");
    await saved(app);
    assert.equal((await storedDocument(desk.sandbox)).access, "all_agents");
    assert.deepEqual(await formsOfAll(desk), forAll("The lead will belong to Elena Petrova, as set for this account."));

    await inNavigation("set_up").focus();
    await press("Enter");
    await title("set_up").waitFor();
    assert.equal(await app.getByText(say("settings.first.title"), { exact: true }).count(), 0, "the first steps are done");
    await app.getByText(say("settings.verdict.fine"), { exact: true }).waitFor();
    assert.ok(keys <= MOST_KEYS, `${keys} keys`);
    assert.deepEqual(problems, []);
  });
});
