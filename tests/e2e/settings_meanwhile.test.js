// Two people at the settings, or one whose page was left in the middle: nobody's change is overwritten unseen, and
// nobody's is lost without a word.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { open } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { newProfileDesk } from "./support/profile_desk.js";
import {
  INSTALLATION, accessChoice, anyOwner, button, chooseAccess, complaints, historyOf, line, offer, setIn, storesSoon, switchAnyOwner,
  switchOffer, verdict, watchWrites, write,
} from "./support/setting_changes.js";
import { openSettings, saved, section, storedDocument } from "./support/settings_page.js";
import { isSound } from "./support/soundness.js";

const MARTA = "Marta Lindqvist";

async function chooseStatus(app, name, say) {
  await section(app, say ? say("settings.section.new_leads") : "New leads");
  await app.getByRole("combobox", { name: say ? say("settings.name.status") : "Status of new leads", exact: true }).click();
  await app.getByRole("option", { name, exact: true }).click();
}

/** What the notice says that somebody else has set. */
const theirs = (app) => app.getByRole("status").filter({ has: app.getByRole("button") }).getByRole("listitem").allInnerTexts();

describe("two admins at the settings", () => {
  const desk = newDesk();

  /** Both look at the same settings. */
  async function both(locale) {
    const other = await desk.browser.newContext({ reducedMotion: "reduce" });
    const first = await openSettings(desk);
    const visit = (path, options) => open(other, desk.sandbox, path, options);
    const second = await openSettings({ visit }, { as: "support_admin", locale });
    return { first, second, end: () => other.close() };
  }

  for (const locale of ["en", "ja"]) {
    test(`the second one sees who has changed what, and saves the own change, too (${locale})`, async () => {
      const { first, second, end } = await both(locale);
      const { page, app, say } = second;
      await chooseAccess(first.app, "all_agents");
      await saved(first.app);
      const stored = await storedDocument(desk.sandbox);
      const writes = watchWrites(page);
      await switchAnyOwner(app, say);
      await app.getByText(say("settings.meanwhile.title_by", { name: MARTA }), { exact: true }).waitFor();
      const values = { before: say("settings.access.sell_users"), after: say("settings.access.all_agents") };
      assert.deepEqual(await theirs(app), [say("settings.difference", { name: say("settings.name.access"), ...values })]);
      await app.getByText(say("settings.unsaved", { names: say("settings.name.any_owner") }), { exact: true }).waitFor();
      assert.equal(await anyOwner(app, say).isChecked(), true, "the own change is not on screen any more");
      await isSound(page);
      assert.deepEqual([await storedDocument(desk.sandbox), writes], [stored, []]);
      await button(app, "settings.meanwhile.mine_too", say).click();
      await saved(app, say);
      const now = await storedDocument(desk.sandbox);
      assert.deepEqual(setIn(now), { version: 1, access: "all_agents", new_lead: { any_owner: true } });
      assert.deepEqual(historyOf(now).map((it) => it.was), [{ "new_lead.any_owner": null }, { access: null }]);
      assert.equal(historyOf(now)[1].by, MARTA);
      assert.notEqual(historyOf(now)[0].by, MARTA);
      await section(app, say("settings.section.access"));
      assert.equal(await accessChoice(app, "all_agents", say).isChecked(), true);
      // And the first one is told in turn.
      await switchOffer(first.app);
      await first.app.getByText(`${historyOf(now)[0].by} has changed the settings meanwhile`, { exact: true }).waitFor();
      await button(first.app, "settings.meanwhile.mine_too").click();
      await storesSoon(desk.sandbox, { ...setIn(now), new_lead: { any_owner: true, offer_when_matched: true } });
      assert.deepEqual([...first.problems, ...second.problems], []);
      await end();
    });
  }

  test("the second one can discard the own change and go on with what is stored", async () => {
    const { first, second, end } = await both("en");
    const { page, app, problems } = second;
    await switchOffer(first.app);
    await saved(first.app);
    const stored = await storedDocument(desk.sandbox);
    const writes = watchWrites(page);
    await switchAnyOwner(app);
    await button(app, "settings.meanwhile.take_theirs").click();
    await offer(app).and(app.locator(":checked")).waitFor();
    assert.equal(await anyOwner(app).isChecked(), false);
    assert.equal(await line(app, "settings.not_saved").count(), 0);
    await isSound(page);
    assert.deepEqual([await storedDocument(desk.sandbox), writes], [stored, []]);
    await anyOwner(app).click();
    await saved(app);
    await storesSoon(desk.sandbox, { version: 1, new_lead: { offer_when_matched: true, any_owner: true } });
    assert.deepEqual(problems, []);
    await end();
  });

  test("the same setting: both values are shown, and the second one decides which counts", async () => {
    const { first, second, end } = await both("en");
    await chooseStatus(first.app, "Working");
    await saved(first.app);
    await chooseStatus(second.app, "Unqualified");
    await second.app.getByText(`${MARTA} has changed the settings meanwhile`, { exact: true }).waitFor();
    assert.deepEqual(await theirs(second.app), ["Status of new leads: “The account’s first status” → “Working”"]);
    await second.app.getByText("Not saved yet: Status of new leads.", { exact: true }).waitFor();
    assert.deepEqual(setIn(await storedDocument(desk.sandbox)), { version: 1, new_lead: { status: "Working" } });
    await button(second.app, "settings.meanwhile.mine_too").click();
    await saved(second.app);
    const now = await storedDocument(desk.sandbox);
    assert.deepEqual(setIn(now), { version: 1, new_lead: { status: "Unqualified" } });
    // The way back leads to the first one's value.
    assert.deepEqual(historyOf(now).map((it) => it.was), [{ "new_lead.status": "Working" }, { "new_lead.status": null }]);
    await end();
  });

  test("the same setting to the same value is no disagreement, and one version", async () => {
    const { first, second, end } = await both("en");
    await chooseAccess(first.app, "all_agents");
    await saved(first.app);
    const stored = await storedDocument(desk.sandbox);
    await chooseAccess(second.app, "all_agents");
    await saved(second.app);
    assert.deepEqual(await storedDocument(desk.sandbox), stored);
    await end();
  });

  test("until the second one has decided, further changes wait; and a third change is seen, too", async () => {
    const { app, page, problems } = await openSettings(desk);
    await write(desk.sandbox, { version: 1, motto: "a" });
    const writes = watchWrites(page);
    await switchAnyOwner(app);
    // Nobody is named in a document without history.
    await app.getByText("Somebody has changed the settings meanwhile", { exact: true }).waitFor();
    await offer(app).click();
    await app.getByText("Not saved yet: Agents may choose anybody", { exact: false }).waitFor();
    await chooseAccess(app, "all_agents");
    assert.deepEqual([await storedDocument(desk.sandbox), writes], [{ version: 1, motto: "a" }, []]);
    await write(desk.sandbox, { version: 1, motto: "b", new_lead: { status: "Working" } });
    await button(app, "settings.meanwhile.mine_too").click();
    await app.getByText("Status of new leads: “The account’s first status” → “Working”").waitFor();
    assert.deepEqual(writes, []);
    await isSound(page);
    await button(app, "settings.meanwhile.mine_too").click();
    await saved(app);
    const newLead = { status: "Working", any_owner: true, offer_when_matched: true };
    assert.deepEqual(setIn(await storedDocument(desk.sandbox)), { version: 1, motto: "b", access: "all_agents", new_lead: newLead });
    assert.deepEqual(problems, []);
  });

  test("while the decision waits, the notice names every change that is not saved", async () => {
    const { app } = await openSettings(desk);
    await write(desk.sandbox, { version: 1, motto: "a" });
    await switchAnyOwner(app);
    await button(app, "settings.meanwhile.mine_too").waitFor();
    await offer(app).click();
    await app.getByText("Not saved yet: Agents may choose anybody, Offer a lead although something matched.", { exact: true }).waitFor();
  });

  test("somebody put something unreadable there meanwhile: it is not overwritten", async () => {
    const { page, app, problems } = await openSettings(desk);
    await write(desk.sandbox, "{ oops");
    await switchAnyOwner(app);
    await app.getByText("Something that this app cannot read.", { exact: true }).waitFor();
    assert.equal(await button(app, "settings.meanwhile.mine_too").count(), 0);
    await isSound(page);
    await button(app, "settings.meanwhile.take_theirs").click();
    await app.getByText("The stored settings cannot be read", { exact: true }).waitFor();
    assert.equal((await desk.sandbox.state()).installation.settings.config, "{ oops");
    assert.deepEqual(problems, []);
  });
});

/** A page that is left while the change is not stored. */
async function leftUnsaved(desk) {
  const { page, app, problems } = await openSettings(desk);
  await desk.sandbox.fault({ match: `PUT ${INSTALLATION}`, kind: "status", status: 422, times: null });
  await chooseAccess(app, "all_agents");
  assert.equal(await verdict(app), "refused");
  await page.reload();
  await app.getByRole("heading", { level: 2 }).first().waitFor();
  return { page, app, problems };
}

describe("a reload while a change is not stored", () => {
  const desk = newProfileDesk();
  const offered = (app) => app.getByText("Changes of your last visit are not saved", { exact: true });

  test("the change is offered, is on screen, and “Save now” stores it once", async () => {
    const { page, app, problems } = await leftUnsaved(desk);
    await offered(app).waitFor();
    await app.getByText("Not saved yet: Who sees Sell data.", { exact: true }).waitFor();
    await isSound(page);
    await section(app, "Access");
    assert.equal(await accessChoice(app, "all_agents").isChecked(), true);
    assert.equal(await storedDocument(desk.sandbox), null);
    await button(app, "settings.action.save_now").click();
    assert.equal(await verdict(app), "refused");
    await desk.sandbox.clearFaults();
    await button(app, "action.try_again").click();
    await saved(app);
    const stored = await storedDocument(desk.sandbox);
    assert.deepEqual(setIn(stored), { version: 1, access: "all_agents" });
    assert.equal(stored.history.length, 1);
    await page.reload();
    await app.getByRole("navigation").waitFor();
    assert.equal(await offered(app).count(), 0);
    assert.deepEqual(complaints(problems), []);
  });

  test("“Discard my changes” shows what is stored, and it is not offered again", async () => {
    const { page, app } = await leftUnsaved(desk);
    await desk.sandbox.clearFaults();
    await offered(app).waitFor();
    await section(app, "Access");
    await button(app, "settings.action.give_up").click();
    await accessChoice(app, "sell_users").and(app.locator(":checked")).waitFor();
    assert.equal(await offered(app).count(), 0);
    await page.reload();
    await app.getByRole("navigation").waitFor();
    assert.equal(await offered(app).count(), 0);
    assert.equal(await storedDocument(desk.sandbox), null);
  });

  test("what somebody else has stored since is not overwritten", async () => {
    const { page, app } = await openSettings(desk);
    await desk.sandbox.fault({ match: `PUT ${INSTALLATION}`, kind: "status", status: 422, times: null });
    await chooseAccess(app, "all_agents");
    assert.equal(await verdict(app), "refused");
    await desk.sandbox.clearFaults();
    await write(desk.sandbox, { version: 1, new_lead: { status: "Working" } });
    const writes = watchWrites(page);
    await page.reload();
    await app.getByRole("navigation").waitFor();
    const now = button(app, "settings.action.save_now");
    const mine = button(app, "settings.meanwhile.mine_too");
    await now.or(mine).waitFor();
    if (await now.count()) await now.click();
    await app.getByText("Status of new leads: “The account’s first status” → “Working”").waitFor();
    assert.deepEqual(writes, []);
    await mine.click();
    await saved(app);
    assert.deepEqual(setIn(await storedDocument(desk.sandbox)), { version: 1, access: "all_agents", new_lead: { status: "Working" } });
  });

  test("whoever may not change settings is offered nothing of what an admin left", async () => {
    const { page } = await leftUnsaved(desk);
    await page.close();
    const { app, problems } = await openSettings(desk, { as: "sell_agent" });
    await app.getByText("Only administrators can change these settings", { exact: true }).waitFor();
    assert.equal(await offered(app).count(), 0);
    assert.equal(await app.getByRole("definition").filter({ hasText: "All agents" }).count(), 0);
    assert.deepEqual(problems, []);
  });
});

describe("a private window", () => {
  const desk = newDesk();

  test("keeps nothing beyond the page, shows what is stored, and complains about nothing", async () => {
    const { page, app, problems } = await leftUnsaved(desk);
    assert.equal(await app.getByText("Changes of your last visit are not saved").count(), 0);
    await section(app, "Access");
    assert.equal(await accessChoice(app, "sell_users").isChecked(), true);
    await isSound(page);
    assert.deepEqual(complaints(problems), []);
  });
});
