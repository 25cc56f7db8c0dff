// The settings page is left while a change is not stored: it is offered again where the browser keeps things, never
// without a look at what is stored by then.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import { newProfileDesk } from "./support/profile_desk.js";
import { INSTALLATION, accessChoice, button, chooseAccess, complaints, setIn, verdict, watchWrites, write } from "./support/setting_changes.js";
import { openSettings, saved, section, storedDocument } from "./support/settings_page.js";
import { isSound } from "./support/soundness.js";

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

  /** Left with a change that is not stored, while somebody else has stored something. */
  async function leftWhileOthersSaved() {
    const { page, app } = await openSettings(desk);
    await desk.sandbox.fault({ match: `PUT ${INSTALLATION}`, kind: "status", status: 422, times: null });
    await chooseAccess(app, "all_agents");
    assert.equal(await verdict(app), "refused");
    await desk.sandbox.clearFaults();
    await write(desk.sandbox, { version: 1, new_lead: { status: "Working" } });
    const writes = watchWrites(page);
    await page.reload();
    await app.getByText("Status of new leads: “The account’s first status” → “Working”").waitFor();
    await app.getByText("Not saved yet: Who sees Sell data.", { exact: true }).waitFor();
    assert.deepEqual(writes, []);
    return { page, app };
  }

  test("what somebody else has stored since is shown at once and not overwritten", async () => {
    const { page, app } = await leftWhileOthersSaved();
    await isSound(page);
    await button(app, "settings.meanwhile.mine_too").click();
    await saved(app);
    assert.deepEqual(setIn(await storedDocument(desk.sandbox)), { version: 1, access: "all_agents", new_lead: { status: "Working" } });
  });

  test("discarding the own change shows what somebody else has stored since", async () => {
    const { app } = await leftWhileOthersSaved();
    await button(app, "settings.meanwhile.take_theirs").click();
    await app.getByRole("definition").filter({ hasText: "Working" }).waitFor();
    await app.getByRole("definition").filter({ hasText: "Only agents who are Sell users" }).waitFor();
    assert.deepEqual(setIn(await storedDocument(desk.sandbox)), { version: 1, new_lead: { status: "Working" } });
  });

  test("a change that was stored without a reply is not said to be unsaved", async () => {
    const { page, app } = await openSettings(desk);
    await section(app, "Access");
    await desk.sandbox.fault({ match: `GET ${INSTALLATION}`, kind: "delay", ms: 0 });
    await desk.sandbox.fault({ match: `* ${INSTALLATION}`, kind: "drop_after", times: null });
    await accessChoice(app, "all_agents").click();
    assert.equal(await verdict(app), "unknown");
    await desk.sandbox.clearFaults();
    await page.reload();
    await section(app, "Access");
    await accessChoice(app, "all_agents").and(app.locator(":checked")).waitFor();
    assert.equal(await offered(app).count(), 0);
    assert.deepEqual(setIn(await storedDocument(desk.sandbox)), { version: 1, access: "all_agents" });
  });

  test("another admin at the same browser is not offered it", async () => {
    const { page } = await leftUnsaved(desk);
    await page.close();
    await desk.sandbox.clearFaults();
    const { app } = await openSettings(desk, { as: "support_admin" });
    await section(app, "Access");
    assert.equal(await offered(app).count(), 0);
    assert.equal(await accessChoice(app, "sell_users").isChecked(), true);
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
