// Settings that cannot be read are explained and shown, and stay to the letter until an admin says otherwise, twice.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import { INSTALLATION, accessChoice, button, chooseAccess, complaints, line, setIn, storedText, watchWrites, write } from "./support/setting_changes.js";
import { saved, section, storedDocument } from "./support/settings_page.js";
import { isSound } from "./support/soundness.js";
import { textsOf } from "./support/states.js";

const NEWER = JSON.stringify({ version: 2, access: { groups: [1, 2] } });

/** Opens the page, on which there is nothing but the message. */
async function openUnreadable(desk, { as = "admin", locale = "en" } = {}) {
  const opened = await desk.visit("/agent/settings", { as, locale });
  const say = textsOf(locale);
  await opened.app.getByText(say("settings.unreadable.title"), { exact: true }).waitFor();
  return { ...opened, say };
}

/** Both steps of replacing it. */
async function startAnew(app, say) {
  await button(app, "settings.unreadable.anew", say).click();
  await app.getByText(say("settings.unreadable.sure"), { exact: true }).waitFor();
  await button(app, "settings.unreadable.yes", say).click();
}

describe("settings that cannot be read", () => {
  const desk = newDesk();

  for (const [name, text, why, locale] of [
    ["half a document", '{"version":1,"access":"all_', "settings.unreadable.text", "en"],
    ["markup", "<script>alert(1)</script><img src=x onerror=alert(2)>", "settings.unreadable.text", "ja"],
    ["a list", "[1, 2, 3]", "settings.unreadable.text", "en"],
    ["a document of a newer version", NEWER, "settings.unreadable.newer", "en"],
    ["a document of a newer version", NEWER, "settings.unreadable.newer", "ja"],
  ]) {
    test(`${name}: explained, shown, and replaced only after a second yes (${locale})`, async () => {
      await write(desk.sandbox, text);
      desk.context.on("dialog", () => assert.fail("a script ran"));
      const { page, app, say, problems } = await openUnreadable(desk, { locale });
      const writes = watchWrites(page);
      await app.getByText(say(why), { exact: true }).waitFor();
      assert.equal(await app.getByRole("navigation").count(), 0, "there is something to change");
      await app.getByText(say("settings.unreadable.stored"), { exact: true }).click();
      await app.getByText(text, { exact: true }).waitFor();
      await isSound(page);
      await button(app, "settings.unreadable.anew", say).click();
      await app.getByText(say("settings.unreadable.sure"), { exact: true }).waitFor();
      await isSound(page);
      await button(app, "action.cancel", say).click();
      await button(app, "action.try_again", say).click();
      await button(app, "settings.unreadable.anew", say).waitFor();
      assert.deepEqual([await storedText(desk.sandbox), writes], [text, []]);
      await startAnew(app, say);
      await saved(app, say);
      await app.getByRole("navigation").waitFor();
      assert.deepEqual(await storedDocument(desk.sandbox), { version: 1 });
      await chooseAccess(app, "all_agents", say);
      await saved(app, say);
      assert.deepEqual(setIn(await storedDocument(desk.sandbox)), { version: 1, access: "all_agents" });
      assert.deepEqual(problems, []);
    });
  }

  test("“Start anew…” pressed twice in a row has only asked, and the focus stays at the question", async () => {
    await write(desk.sandbox, "{");
    const { page, app, say } = await openUnreadable(desk);
    await button(app, "settings.unreadable.anew", say).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await app.getByText(say("settings.unreadable.sure"), { exact: true }).waitFor();
    assert.equal(await line(app, "settings.saving", say).count(), 0);
    assert.equal(await storedText(desk.sandbox), "{");
    await page.keyboard.press("Tab");
    assert.equal(await button(app, "settings.unreadable.yes", say).evaluate((it) => it === document.activeElement), true);
  });

  test("what somebody has mended meanwhile is not replaced, but opened", async () => {
    await write(desk.sandbox, "{");
    const { page, app, say, problems } = await openUnreadable(desk);
    const writes = watchWrites(page);
    const mended = { version: 1, access: "all_agents" };
    await write(desk.sandbox, mended);
    await startAnew(app, say);
    await section(app, "Access");
    assert.equal(await accessChoice(app, "all_agents").isChecked(), true);
    assert.deepEqual([await storedDocument(desk.sandbox), writes, problems], [mended, [], []]);
    await isSound(page);
  });

  test("once what was mended is open, the page does not say that it saves", async () => {
    await write(desk.sandbox, "{");
    const { app, say } = await openUnreadable(desk);
    await write(desk.sandbox, { version: 1, motto: "a" });
    await startAnew(app, say);
    await app.getByRole("navigation").waitFor();
    assert.equal(await line(app, "settings.saving").count(), 0);
  });

  test("another text that cannot be read either is not replaced, but shown", async () => {
    await write(desk.sandbox, "{");
    const { app, say } = await openUnreadable(desk);
    await write(desk.sandbox, "[");
    await startAnew(app, say);
    await button(app, "settings.unreadable.anew").waitFor();
    await app.getByText("Show what is stored", { exact: true }).click();
    await app.getByText("[", { exact: true }).waitFor();
    assert.equal(await storedText(desk.sandbox), "[");
  });

  for (const [name, fault] of [
    ["refused", { kind: "status", status: 403 }],
    ["not answered", { kind: "drop_before" }],
  ]) {
    test(`starting anew is ${name}: said, nothing is replaced, and there is a way on`, async () => {
      await write(desk.sandbox, "{");
      const { page, app, say, problems } = await openUnreadable(desk);
      await desk.sandbox.fault({ match: `PUT ${INSTALLATION}`, times: null, ...fault });
      await startAnew(app, say);
      await app.getByRole("alert").waitFor();
      await isSound(page);
      assert.equal(await storedText(desk.sandbox), "{");
      await desk.sandbox.clearFaults();
      await button(app, "action.try_again").click();
      await startAnew(app, say);
      await saved(app);
      assert.deepEqual(await storedDocument(desk.sandbox), { version: 1 });
      assert.deepEqual(complaints(problems), []);
    });
  }

  test("a start that is refused is not said to be on its way", async () => {
    await write(desk.sandbox, "{");
    const { app, say } = await openUnreadable(desk);
    await desk.sandbox.fault({ match: `PUT ${INSTALLATION}`, kind: "status", status: 422, times: null });
    await startAnew(app, say);
    await app.getByRole("alert").waitFor();
    assert.equal(await line(app, "settings.saving").count(), 0);
  });

  test("whoever may not change settings sees the message and no way to replace anything", async () => {
    await write(desk.sandbox, "{");
    const { page, app, problems } = await openUnreadable(desk, { as: "sell_agent" });
    assert.equal(await app.getByRole("button").count(), 0);
    await isSound(page);
    assert.deepEqual([await storedText(desk.sandbox), problems], ["{", []]);
  });
});
