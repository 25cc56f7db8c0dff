// Every request of saving and of opening the settings fails in every way. Whatever happens, what the page says about the
// change agrees with what Support has stored, the change is not lost, and trying again stores it once.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import {
  INSTALLATION, accessChoice, button, complaints, historyOf, line, notSaved, setIn, storedText, storesSoon, verdict, watchWrites, write,
} from "./support/setting_changes.js";
import { openSettings, saved, section, storedDocument } from "./support/settings_page.js";
import { isSound } from "./support/soundness.js";
import { textsOf } from "./support/states.js";

const READ = `GET ${INSTALLATION}`;
const WRITE = `PUT ${INSTALLATION}`;
const status = (code) => ({ name: `is answered with ${code}`, fault: { kind: "status", status: code } });
/** `hides`: nothing tells whether the request was done. `done`: it was. */
const kinds = [
  { name: "is answered late", late: true, done: true, fault: { kind: "delay", ms: 1_500 } },
  { name: "is answered in small pieces", late: true, done: true, fault: { kind: "slow_body", ms: 1_000 } },
  { ...status(500), hides: true },
  { ...status(503), hides: true },
  status(401),
  status(403),
  status(422),
  status(429),
  { name: "is cut off before it is done", hides: true, fault: { kind: "drop_before" } },
  { name: "is cut off after it was done", done: true, fault: { kind: "drop_after" } },
  { name: "is answered with garbage", done: true, fault: { kind: "garbage" } },
];

/** Which requests of a save the fault hits, and what is said then; `stored`: whether the change is stored all the same. */
const places = [
  {
    name: "the write",
    faults: (fault) => [{ match: WRITE, ...fault }],
    expected: (kind) => (kind.done ? "saved" : kind.hides ? "unknown" : "refused"),
    stored: (kind) => kind.done,
  },
  {
    name: "every look at what is stored",
    faults: (fault) => [{ match: READ, ...fault }],
    expected: (kind) => (kind.late ? "saved" : "refused"),
    stored: (kind) => kind.late,
  },
  {
    name: "every look after the write",
    faults: (fault) => [{ match: READ, kind: "delay", ms: 0, times: 1 }, { match: READ, ...fault }],
    expected: (kind) => (kind.late ? "saved" : "unknown"),
    stored: () => true,
  },
  {
    name: "everything from the write on",
    faults: (fault) => [{ match: READ, kind: "delay", ms: 0, times: 1 }, { match: `* ${INSTALLATION}`, ...fault }],
    expected: (kind) => (kind.late ? "saved" : kind.done || kind.hides ? "unknown" : "refused"),
    stored: (kind) => kind.done,
  },
];

const before = { version: 1, motto: "1.50", new_lead: { color: [1], status: "Working" } };
const wanted = { ...before, access: "all_agents" };

async function sow(sandbox, faults) {
  for (const fault of faults) await sandbox.fault({ times: null, ...fault });
}

/** It is stored once, by whom it was made, and nothing else has changed. */
async function isStoredOnce(sandbox, token) {
  const stored = await storedDocument(sandbox);
  assert.deepEqual(setIn(stored), wanted);
  assert.deepEqual(historyOf(stored), [{ by: "Marta Lindqvist", was: { access: null } }]);
  assert.equal((await sandbox.state()).installation.settings.sell_access_token, token);
}

describe("when a request of saving the settings fails", () => {
  const desk = newDesk();
  const seen = new Set();

  for (const place of places) {
    describe(place.name, () => {
      for (const [at, kind] of kinds.entries()) {
        // Every fourth in Japanese.
        const locale = at % 4 === 2 ? "ja" : "en";
        test(`${kind.name} (${locale})`, async () => {
          await write(desk.sandbox, before);
          const { sell_access_token: token } = (await desk.sandbox.state()).installation.settings;
          const { page, app, say, problems } = await openSettings(desk, { locale });
          await section(app, say("settings.section.access"));
          await sow(desk.sandbox, place.faults(kind.fault));
          await accessChoice(app, "all_agents", say).click();
          const said = await verdict(app, say);
          assert.equal(said, place.expected(kind));
          assert.deepEqual(setIn(await storedDocument(desk.sandbox)), place.stored(kind) ? wanted : before);
          // Whoever may not write sees a summary instead of the choice.
          const shown = app.getByRole("definition").filter({ hasText: say("settings.access.all_agents") });
          await accessChoice(app, "all_agents", say).and(app.locator(":checked")).or(shown).first().waitFor();
          if (said !== "saved") {
            await notSaved(app, say);
            const words = await app.getByRole("alert").innerText();
            assert.doesNotMatch(words, /Sell/, "Support is who did not do it");
            const screen = `${said} ${words}`;
            if (!seen.has(screen)) {
              seen.add(screen);
              await isSound(page);
            }
            await desk.sandbox.clearFaults();
            await button(app, "action.try_again", say).click();
            await saved(app, say);
          }
          await isStoredOnce(desk.sandbox, token);
          assert.deepEqual(complaints(problems), []);
        });
      }
    });
  }

  test("a change that goes on failing is not forgotten, and more changes join it", async () => {
    const { app } = await openSettings(desk);
    await section(app, "Access");
    await desk.sandbox.fault({ match: WRITE, kind: "status", status: 500, times: null });
    await accessChoice(app, "all_agents").click();
    assert.equal(await verdict(app), "unknown");
    await button(app, "action.try_again").click();
    assert.equal(await verdict(app), "unknown");
    await section(app, "New leads");
    await app.getByRole("checkbox", { name: "Let agents give a lead to anybody" }).click();
    assert.equal(await verdict(app), "unknown");
    assert.equal(await storedDocument(desk.sandbox), null);
    await desk.sandbox.clearFaults();
    await button(app, "action.try_again").click();
    await storesSoon(desk.sandbox, { version: 1, access: "all_agents", new_lead: { any_owner: true } });
    await saved(app);
    const was = { access: null, "new_lead.any_owner": null };
    assert.deepEqual(historyOf(await storedDocument(desk.sandbox)), [{ by: "Marta Lindqvist", was }]);
  });

  test("what may be stored is not said to be missing while nobody can look, and giving it up shows what is stored", async () => {
    const { page, app } = await openSettings(desk);
    await section(app, "Access");
    await sow(desk.sandbox, places[3].faults({ kind: "drop_after" }));
    await accessChoice(app, "all_agents").click();
    assert.equal(await verdict(app), "unknown");
    await desk.sandbox.clearFaults();
    await desk.sandbox.fault({ match: READ, kind: "status", status: 422, times: null });
    const looked = page.waitForResponse((it) => it.url().includes(INSTALLATION));
    await button(app, "action.try_again").click();
    await looked;
    assert.equal(await verdict(app), "unknown");
    await desk.sandbox.clearFaults();
    await button(app, "settings.action.give_up").click();
    await accessChoice(app, "all_agents").and(app.locator(":checked")).waitFor();
    assert.equal(await line(app, "settings.not_saved").count(), 0);
    assert.deepEqual(setIn(await storedDocument(desk.sandbox)), { version: 1, access: "all_agents" });
  });

  test("a refused change can be given up: the page shows what is stored", async () => {
    const { page, app } = await openSettings(desk);
    await section(app, "Access");
    await desk.sandbox.fault({ match: WRITE, kind: "status", status: 422, times: null });
    await accessChoice(app, "all_agents").click();
    assert.equal(await verdict(app), "refused");
    await button(app, "settings.action.give_up").click();
    await accessChoice(app, "sell_users").and(app.locator(":checked")).waitFor();
    assert.equal(await line(app, "settings.not_saved").count(), 0);
    await isSound(page);
    await desk.sandbox.clearFaults();
    await section(app, "New leads");
    await app.getByRole("checkbox", { name: "Let agents give a lead to anybody" }).click();
    await saved(app);
    assert.deepEqual(setIn(await storedDocument(desk.sandbox)), { version: 1, new_lead: { any_owner: true } });
  });
});

describe("when the settings cannot be read at opening", () => {
  const desk = newDesk();

  for (const [at, kind] of kinds.entries()) {
    const locale = at % 4 === 3 ? "ja" : "en";
    test(`because the request ${kind.name}: said, nothing is written, and it goes on (${locale})`, async () => {
      const say = textsOf(locale);
      await write(desk.sandbox, wanted);
      const text = await storedText(desk.sandbox);
      await desk.sandbox.fault({ match: READ, ...kind.fault, times: null });
      const { page, app, problems } = await desk.visit("/agent/settings", { as: "admin", locale });
      const writes = watchWrites(page);
      if (!kind.late) {
        assert.doesNotMatch(await app.getByRole("alert").innerText(), /Sell/, "Support is who did not do it");
        await isSound(page);
        assert.equal(await app.getByRole("navigation").count(), 0, "there is something to change");
        await desk.sandbox.clearFaults();
        await button(app, "action.try_again", say).click();
      }
      await app.getByRole("heading", { level: 2 }).first().waitFor();
      await section(app, say("settings.section.access"));
      assert.equal(await accessChoice(app, "all_agents", say).isChecked(), true);
      assert.deepEqual([await storedText(desk.sandbox), writes, complaints(problems)], [text, [], []]);
    });
  }
});
