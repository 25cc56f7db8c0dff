// The history of the settings: who has changed what, in words, and the way back; and that what is restored is what agents
// get.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { open } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { forAll, forSellUsers, formsOfAll } from "./support/every_agent.js";
import { focused } from "./support/lead_form.js";
import { promised } from "./support/owner_form.js";
import { accessChoice, chooseAccess, historyOf, line, setIn, switchAnyOwner } from "./support/setting_changes.js";
import { until } from "./support/sandbox.js";
import { openSettings, saved, section, storedDocument } from "./support/settings_page.js";
import { isSound } from "./support/soundness.js";
import { textsOf } from "./support/states.js";

const MARTA = "Marta Lindqvist";
const OLIVER = "Oliver Grant";
const english = textsOf("en");

describe("the history of the settings", () => {
  const desk = newDesk();

  const versions = (app) => app.locator(".history > li");
  /** The versions in words, the newest first: who, and what differs. */
  const told = async (app) => {
    const all = [];
    for (const version of await versions(app).all()) {
      const who = (await version.locator(".history__title").innerText()).split(",")[0].trim();
      all.push([who, await version.getByRole("listitem").allInnerTexts()]);
    }
    return all;
  };
  const differs = (name, before, after, say = english) => say("settings.difference", { name: say(`settings.name.${name}`), before, after });
  const restore = async (app, at, say = english) => {
    const version = versions(app).nth(at);
    await version.getByRole("button").first().click();
    await version.getByText(say("settings.history.sure")).waitFor();
    await version.getByRole("button", { name: say("settings.history.yes"), exact: true }).click();
    await saved(app, say);
  };

  /** Three changes: by Marta the status and access, between them by Oliver that anybody may be chosen. */
  const threeChanges = async () => {
    const first = await openSettings(desk);
    await section(first.app, first.say("settings.section.new_leads"));
    const status = first.app.getByRole("combobox", { name: first.say("settings.name.status") });
    await status.fill("Nurturing");
    await status.press("Enter");
    await saved(first.app);
    await first.page.close();

    const other = await desk.browser.newContext({ reducedMotion: "reduce" });
    const second = await openSettings({ visit: (path, options) => open(other, desk.sandbox, path, options) }, { as: "support_admin" });
    await switchAnyOwner(second.app);
    await saved(second.app);
    await other.close();

    const third = await openSettings(desk);
    await chooseAccess(third.app, "all_agents");
    await saved(third.app);
    await section(third.app, third.say("settings.section.history"));
    return third;
  };
  const say = english;
  const ACCESS = differs("access", say("settings.access.sell_users"), say("settings.access.all_agents"));
  const ANY_OWNER = differs("any_owner", say("settings.off"), say("settings.on"));
  const STATUS = differs("status", say("settings.status.first"), "Nurturing");

  test("before anything was changed it says so", async () => {
    const { page, app } = await openSettings(desk);
    await section(app, say("settings.section.history"));
    await app.getByText(say("settings.history.empty")).waitFor();
    await isSound(page);
  });

  test("three changes by two admins: who and what, the newest first, in words", async () => {
    const { page, app, problems } = await threeChanges();
    assert.deepEqual(await told(app), [[MARTA, [ACCESS]], [OLIVER, [ANY_OWNER]], [MARTA, [STATUS]]]);
    await isSound(page);
    assert.deepEqual(problems, []);
  });

  test("restored to before all of them: what agents get is the default; restoring is a version, and taken back at once it is none", async () => {
    const { page, app } = await threeChanges();
    const set = setIn(await storedDocument(desk.sandbox));
    await restore(app, 2);
    assert.deepEqual(setIn(await storedDocument(desk.sandbox)), { version: 1 });
    const back = [
      differs("access", say("settings.access.all_agents"), say("settings.access.sell_users")),
      differs("status", "Nurturing", say("settings.status.first")),
      differs("any_owner", say("settings.on"), say("settings.off")),
    ];
    assert.deepEqual(await told(app), [[MARTA, back], [MARTA, [ACCESS]], [OLIVER, [ANY_OWNER]], [MARTA, [STATUS]]]);
    assert.deepEqual(await formsOfAll(desk, ({ says }) => promised(says).status), forSellUsers("New"));
    await isSound(page);

    await restore(app, 0);
    assert.deepEqual(setIn(await storedDocument(desk.sandbox)), set);
    assert.deepEqual(await told(app), [[MARTA, [ACCESS]], [OLIVER, [ANY_OWNER]], [MARTA, [STATUS]]]);
    const forms = await formsOfAll(desk, ({ form }) => form.endsWith("| nobody"));
    assert.deepEqual(forms, forAll(true));
  });

  test("restored to before the newest: only that is taken back", async () => {
    const { app } = await threeChanges();
    await restore(app, 0);
    assert.deepEqual(setIn(await storedDocument(desk.sandbox)), { version: 1, new_lead: { any_owner: true, status: "Nurturing" } });
    await section(app, say("settings.section.access"));
    assert.equal(await accessChoice(app, "sell_users").isChecked(), true);
  });

  test("asked and not confirmed: nothing changes", async () => {
    const { app } = await threeChanges();
    const stored = await storedDocument(desk.sandbox);
    const version = versions(app).first();
    await version.getByRole("button").first().click();
    await version.getByRole("button", { name: say("action.cancel") }).click();
    assert.equal(await version.getByText(say("settings.history.sure")).count(), 0);
    assert.equal(await line(app, "settings.saving").count(), 0);
    assert.deepEqual(await storedDocument(desk.sandbox), stored);
  });

  test("asked while a name is on its way: the question stays, with the focus at it, and the name comes", async () => {
    const by = { id: 9, name: OLIVER };
    const document = { version: 1, new_lead: { source: 304 }, history: [{ at: 1795000000000, by, was: { "new_lead.source": null } }] };
    await desk.sandbox.settings({ config: JSON.stringify(document) });
    const { page, app } = await openSettings(desk);
    // Sell's sources have come when the page was opened: what is asked anew is held back.
    let letGo;
    const free = new Promise((resolve) => (letGo = resolve));
    await page.route("**/host/proxy", async (route) => {
      if (route.request().postData().includes("/lead_sources")) await free;
      await route.continue();
    });
    await app.getByRole("button", { name: say("settings.checks.again"), exact: true }).click();
    await section(app, say("settings.section.history"));
    const source = (name) => differs("source", say("settings.source.none"), name);
    assert.deepEqual(await told(app), [[OLIVER, [source(say("settings.source.number", { id: "304" }))]]]);
    await versions(app).first().getByRole("button").focus();
    await page.keyboard.press("Enter");
    const question = app.getByRole("group", { name: say("settings.history.sure") });
    await question.and(app.locator(":focus")).waitFor();
    letGo();
    await app.getByText(source("Support ticket"), { exact: true }).waitFor();
    await question.and(app.locator(":focus")).waitFor();
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), say("settings.history.yes"));
  });

  test("by keyboard alone: from the question to the restored settings, with the focus never lost", async () => {
    const { page, app } = await threeChanges();
    await versions(app).first().getByRole("button").first().focus();
    await page.keyboard.press("Enter");
    await versions(app).first().getByText(say("settings.history.sure")).waitFor();
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), say("settings.history.yes"));
    await page.keyboard.press("Enter");
    await saved(app);
    assert.equal(setIn(await storedDocument(desk.sandbox)).access ?? "sell_users", "sell_users");
    // The list is drawn anew a moment after "Saved" stands there.
    await until(async () => (await focused(page)) !== null);
  });

  test("in Japanese, on a narrow screen", async () => {
    await (await threeChanges()).page.close();
    const narrow = { width: 320, height: 900 };
    const { page, app, say } = await openSettings(desk, { locale: "ja", scheme: "dark", viewport: narrow });
    await section(app, say("settings.section.history"));
    const expected = differs("access", say("settings.access.sell_users"), say("settings.access.all_agents"), say);
    assert.deepEqual((await told(app))[0][1], [expected]);
    await isSound(page);
    await restore(app, 0, say);
    await isSound(page);
  });

  test("the last ten are told; what one person changes and changes back in one go is none", async () => {
    const { app } = await openSettings(desk);
    for (let at = 0; at < 6; at += 1) {
      await chooseAccess(app, at % 2 === 0 ? "all_agents" : "sell_users");
      await saved(app);
      await switchAnyOwner(app);
      await saved(app);
    }
    await section(app, say("settings.section.history"));
    assert.equal(await versions(app).count(), 10);
    assert.equal(historyOf(await storedDocument(desk.sandbox)).length, 10);
    await section(app, say("settings.section.access"));
    for (const access of ["all_agents", "sell_users"]) {
      await accessChoice(app, access).click();
      await saved(app);
    }
    await section(app, say("settings.section.history"));
    assert.deepEqual((await told(app))[0], [MARTA, [differs("any_owner", say("settings.on"), say("settings.off"))]]);
  });
});
