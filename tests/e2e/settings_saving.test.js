// Changes on the settings page save by themselves: what is stored then, who may change anything, and what there is no
// room for.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import {
  INSTALLATION, accessChoice, anyOwner, button, chooseAccess, complaints, historyOf, hold, line, notSaved, offer, setIn, storedText,
  storesSoon, switchAnyOwner, switchOffer, watchWrites, write,
} from "./support/setting_changes.js";
import { watchForLeaks } from "./support/leaks.js";
import { until } from "./support/sandbox.js";
import { openSettings, saved, section, storedDocument } from "./support/settings_page.js";
import { isSound } from "./support/soundness.js";

const MARTA = "Marta Lindqvist";
/** What another version of the app, or somebody's hand, may have put there. */
const strange = {
  version: 1,
  motto: "1.50",
  new_lead: { color: [1, { deep: null }], status: "Working" },
  fields: { lead: ["email"], planet: ["moon"] },
};

describe("saving settings", () => {
  const desk = newDesk();

  test("a change saves by itself, says so, and is stored with who made it and when", async () => {
    const { installation: before } = await desk.sandbox.state();
    const { page, app, problems } = await openSettings(desk);
    const writes = watchWrites(page);
    await section(app, "Access");
    const store = await hold(page, "PUT");
    const from = Date.now();
    await accessChoice(app, "all_agents").click();
    await line(app, "settings.saving").waitFor();
    await isSound(page);
    store();
    await saved(app);
    assert.equal(await accessChoice(app, "all_agents").isChecked(), true);
    await isSound(page);
    const stored = await storedDocument(desk.sandbox);
    const [{ at, by }] = stored.history;
    assert.deepEqual(stored, { version: 1, access: "all_agents", history: [{ at, by, was: { access: null } }] });
    assert.equal(by.name, MARTA);
    assert.ok(from <= at && at <= Date.now(), `the version is of ${at}`);
    // One request, and in it nothing but the document: everything else of the installation stays.
    assert.deepEqual(writes.map((it) => Object.keys(it.settings)), [["config"]]);
    const { installation: after } = await desk.sandbox.state();
    assert.deepEqual({ ...after.settings, config: null }, { ...before.settings, config: null });
    await section(app, "History");
    await app.getByText(`${MARTA}, `).waitFor();
    await app.getByText("“Only agents who are Sell users” → “All agents”").waitFor();
    assert.deepEqual(problems, []);
  });

  test("what the app does not know stays in the document, and so does what was not changed", async () => {
    await write(desk.sandbox, strange);
    const { app, problems } = await openSettings(desk);
    await switchAnyOwner(app);
    await saved(app);
    const expected = { ...strange, new_lead: { ...strange.new_lead, any_owner: true } };
    assert.deepEqual(setIn(await storedDocument(desk.sandbox)), expected);
    await switchAnyOwner(app);
    await saved(app);
    await storesSoon(desk.sandbox, strange);
    assert.deepEqual(problems, []);
  });

  test("quick changes, one after the other while the first is under way, are all stored", async () => {
    const { page, app, problems } = await openSettings(desk);
    await section(app, "Access");
    const store = await hold(page, "PUT");
    await accessChoice(app, "all_agents").click();
    await line(app, "settings.saving").waitFor();
    await switchAnyOwner(app);
    await offer(app).click();
    assert.equal(await line(app, "settings.saving").count(), 1);
    assert.equal(await storedDocument(desk.sandbox), null, "the first change was stored before the others were made");
    store();
    await saved(app);
    await storesSoon(desk.sandbox, { version: 1, access: "all_agents", new_lead: { any_owner: true, offer_when_matched: true } });
    for (const box of [anyOwner(app), offer(app)]) assert.equal(await box.isChecked(), true);
    assert.ok(historyOf(await storedDocument(desk.sandbox)).every((it) => it.by === MARTA));
    assert.deepEqual(problems, []);
  });

  test("there and back again while the first change is under way ends where it began", async () => {
    const { page, app } = await openSettings(desk);
    await switchOffer(app);
    await saved(app);
    const store = await hold(page, "PUT");
    await offer(app).click();
    await line(app, "settings.saving").waitFor();
    await offer(app).click();
    await offer(app).click();
    await offer(app).click();
    assert.equal(await line(app, "settings.saving").count(), 1);
    store();
    await saved(app);
    await storesSoon(desk.sandbox, { version: 1, new_lead: { offer_when_matched: true } });
    assert.equal(await offer(app).isChecked(), true);
  });

  test("a restored version is a change like any other", async () => {
    const { page, app, problems } = await openSettings(desk);
    await chooseAccess(app, "all_agents");
    await saved(app);
    await switchOffer(app);
    await saved(app);
    await section(app, "History");
    await app.getByRole("button", { name: /^Restore the settings from before/ }).nth(1).click();
    await isSound(page);
    await button(app, "settings.history.yes").click();
    await storesSoon(desk.sandbox, { version: 1 });
    await saved(app);
    assert.equal(historyOf(await storedDocument(desk.sandbox)).length, 3);
    await section(app, "Access");
    assert.equal(await accessChoice(app, "sell_users").isChecked(), true);
    assert.deepEqual(problems, []);
  });
});

/** A document of so many bytes, all of them settings. */
function documentOfBytes(bytes, rest = {}) {
  const owners = Array.from({ length: 60 }, (_, at) => ({ id: 2000 + at, label: "x".repeat(100) }));
  const document = { version: 1, new_lead: { owners }, ...rest };
  const missing = bytes - JSON.stringify(document).length;
  return { ...document, filler: "y".repeat(missing - JSON.stringify({ filler: "" }).length + 1) };
}

describe("settings that nearly fill their place", () => {
  const desk = newDesk();
  const length = (document) => JSON.stringify(document).length;

  test("the history makes room for a change", async () => {
    const version = (at) => ({ at: 1_700_000_000_000 + at, by: { id: 101, name: MARTA }, was: { "new_lead.status": "z".repeat(200) } });
    const full = documentOfBytes(9_990, { history: [version(5), version(4), version(3), version(2), version(1)] });
    assert.equal(length(full), 9_990);
    await write(desk.sandbox, full);
    const { app, problems } = await openSettings(desk);
    await chooseAccess(app, "all_agents");
    await saved(app);
    const stored = await storedDocument(desk.sandbox);
    assert.deepEqual(setIn(stored), { ...setIn(full), access: "all_agents" });
    const [newest, ...older] = stored.history;
    assert.deepEqual(newest.was, { access: null });
    assert.deepEqual(older, full.history.slice(0, older.length), "other versions than the oldest made room");
    assert.ok(0 < older.length && older.length < 5, `${older.length} versions are left`);
    assert.ok(length(stored) <= 10_000);
    assert.deepEqual(problems, []);
  });

  for (const locale of ["en", "ja"]) {
    test(`what does not fit is said, not stored, and can be given up (${locale})`, async () => {
      const full = documentOfBytes(9_995);
      await write(desk.sandbox, full);
      const { page, app, say, problems } = await openSettings(desk, { locale });
      const writes = watchWrites(page);
      await chooseAccess(app, "all_agents", say);
      await app.getByRole("alert").getByText(say("settings.too_large.title"), { exact: true }).waitFor();
      await notSaved(app, say);
      assert.equal(await accessChoice(app, "all_agents", say).isChecked(), true, "the change is not on screen any more");
      await isSound(page);
      assert.deepEqual(await storedDocument(desk.sandbox), full);
      await button(app, "settings.action.give_up", say).click();
      await accessChoice(app, "sell_users", say).and(app.locator(":checked")).waitFor();
      assert.equal(await line(app, "settings.not_saved", say).count(), 0);
      assert.deepEqual([await storedDocument(desk.sandbox), writes, problems], [full, [], []]);
    });
  }

  test("there is room again once something is taken out", async () => {
    const full = documentOfBytes(9_990);
    full.new_lead.offer_when_matched = true;
    full.filler = full.filler.slice(0, -`,"offer_when_matched":true`.length);
    await write(desk.sandbox, full);
    const { app } = await openSettings(desk);
    await switchAnyOwner(app);
    await app.getByText("There is no room for this", { exact: true }).waitFor();
    await offer(app).click();
    await saved(app);
    const { owners } = full.new_lead;
    await storesSoon(desk.sandbox, { ...full, new_lead: { owners, any_owner: true } });
  });
});

describe("what leaves the settings page", () => {
  const desk = newDesk();

  test("is only what it may be, in every section and when something is saved, and the token is in no reach", async () => {
    const leaks = await watchForLeaks(desk.context, desk.sandbox);
    const { page, app, problems } = await openSettings(desk);
    for (const button of await app.getByRole("navigation").getByRole("button").all()) {
      await button.click();
      await app.locator(".skeleton").first().waitFor({ state: "hidden" });
      await leaks.check(page);
    }
    await section(app, "Access");
    await accessChoice(app, "all_agents").click();
    await saved(app);
    await leaks.check(page);
    assert.deepEqual(problems.filter((it) => !it.startsWith("Failed to load resource")), []);
  });
});

describe("whoever may not change settings", () => {
  const desk = newDesk();

  for (const [as, locale] of [["sell_agent", "en"], ["support_agent", "ja"], ["support_agent", "en"]]) {
    test(`${as} sees what is set and whom to ask, and can change nothing (${locale})`, async () => {
      const text = JSON.stringify({ version: 1, access: "all_agents", new_lead: { any_owner: true } });
      await write(desk.sandbox, text);
      const { page, app, say, problems } = await openSettings(desk, { as, locale });
      const writes = watchWrites(page);
      await app.getByText(say("settings.read_only.title"), { exact: true }).waitFor();
      await app.getByText(/^Marta Lindqvist[,、]/).waitFor();
      const row = app.getByRole("definition").filter({ hasText: say("settings.access.all_agents") });
      await row.waitFor();
      assert.equal(await app.getByRole("navigation").count(), 0);
      assert.equal(await app.locator("input, select, textarea, [role=combobox], [contenteditable]").count(), 0);
      assert.equal(await app.getByRole("button").count(), 0);
      await isSound(page);
      assert.deepEqual([await storedText(desk.sandbox), writes, problems], [text, [], []]);
    });
  }

  /** What was asked of Sell when an agent has seen everything that the page has for them: so many requests at least. */
  const askedFor = async (config, least = 0) => {
    await write(desk.sandbox, JSON.stringify({ version: 1, ...config }));
    await desk.sandbox.clearRequests();
    const { page, app, say } = await openSettings(desk, { as: "sell_agent" });
    await app.getByText(say("settings.read_only.title"), { exact: true }).waitFor();
    await app.getByText("Marta Lindqvist, ", { exact: false }).waitFor();
    await page.waitForLoadState("networkidle");
    await until(async () => least <= (await desk.sandbox.requests()).length);
    const asked = (await desk.sandbox.requests()).map((it) => `${it.method} ${it.path}`).sort();
    await page.close();
    return asked;
  };

  test("who is no administrator causes no checks, and where nothing is set no request to Sell", async () => {
    assert.deepEqual(await askedFor({}), []);
    assert.deepEqual(await askedFor({ access: "all_agents", new_lead: { any_owner: true, status: "Working" } }), []);
  });

  test("who is no administrator causes only those lists that name what is set", async () => {
    assert.deepEqual([...new Set(await askedFor({ new_lead: { owners: [{ id: 1004 }] } }, 1))], ["GET /v2/users"]);
    assert.deepEqual(await askedFor({ new_lead: { source: 304 } }, 1), ["GET /v2/lead_sources"]);
    const definitions = ["contact", "deal", "lead"].map((it) => `GET /v2/${it}/custom_fields`);
    assert.deepEqual(await askedFor({ fields: { person: ["email", "custom:1"] } }, 3), definitions);
  });

  test("an admin whom Support does not let write is told so, and the change is not silently lost", async () => {
    const { page, app, problems } = await openSettings(desk);
    await section(app, "Access");
    await desk.sandbox.fault({ match: `PUT ${INSTALLATION}`, kind: "status", status: 403, times: null });
    await accessChoice(app, "all_agents").click();
    await notSaved(app);
    await app.getByText("Only administrators can change these settings", { exact: true }).waitFor();
    await app.getByText("Your change stands here and is kept in this browser, but it is not stored.").waitFor();
    // What is on screen is what was wanted; above it stands that it is not stored.
    await app.getByRole("definition").filter({ hasText: "All agents" }).waitFor();
    assert.equal(await app.getByRole("radio").count(), 0);
    assert.equal(await storedDocument(desk.sandbox), null);
    await isSound(page);
    await button(app, "settings.action.give_up").click();
    await app.getByRole("definition").filter({ hasText: "Only agents who are Sell users" }).waitFor();
    assert.equal(await line(app, "settings.not_saved").count(), 0);
    assert.deepEqual([await storedDocument(desk.sandbox), complaints(problems)], [null, []]);
  });

  test("whoever was taken for no admin and is one goes on editing once a change is stored", async () => {
    const { app } = await openSettings(desk);
    await section(app, "Access");
    await desk.sandbox.fault({ match: `PUT ${INSTALLATION}`, kind: "status", status: 403 });
    await accessChoice(app, "all_agents").click();
    await notSaved(app);
    await button(app, "action.try_again").click();
    await saved(app);
    await accessChoice(app, "all_agents").and(app.locator(":checked")).waitFor();
    assert.deepEqual(setIn(await storedDocument(desk.sandbox)), { version: 1, access: "all_agents" });
  });
});
