// Two people at the settings at once: nobody's change is overwritten unseen, and the one who comes second decides.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { open } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import {
  accessChoice, anyOwner, button, chooseAccess, historyOf, hold, line, offer, setIn, storedText, storesSoon, switchAnyOwner, switchOffer,
  watchWrites, write,
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

  test("who has nothing to save is told, too, and not that something is not saved", async () => {
    const { page, app, problems } = await openSettings(desk);
    await chooseAccess(app, "all_agents");
    await saved(app);
    // The page looks again some seconds after saving, and not before somebody else has written.
    const look = await hold(page, "GET");
    await write(desk.sandbox, { version: 1, access: "all_agents", new_lead: { any_owner: true } });
    look();
    await app.getByText("Agents may choose anybody: “Off” → “On”", { exact: true }).waitFor();
    assert.equal(await line(app, "settings.not_saved").count(), 0);
    assert.equal(await button(app, "settings.meanwhile.mine_too").count(), 0);
    await isSound(page);
    await button(app, "settings.meanwhile.show_theirs").click();
    await section(app, "New leads");
    assert.equal(await anyOwner(app).isChecked(), true);
    assert.deepEqual(problems, []);
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
    assert.equal(await storedText(desk.sandbox), "{ oops");
    assert.deepEqual(problems, []);
  });
});
