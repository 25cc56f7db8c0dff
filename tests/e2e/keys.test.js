// What each key does in the components of both pages, where no test of a flow presses it: tabs, comboboxes, ordered lists,
// ticks, disclosures, the search by hand, the name of a pool. docs/accessibility.md has the tables.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { frameOf } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { inForm, note, openForm } from "./support/lead_form.js";
import { documentOf, ownerBox, ownerList } from "./support/owner_form.js";
import { newProfileDesk } from "./support/profile_desk.js";
import { openSettings, saved, section, storedDocument } from "./support/settings_page.js";
import { anyOwner, write } from "./support/setting_changes.js";
import { states, textsOf } from "./support/states.js";
import { becomes } from "./support/sandbox.js";

const say = textsOf("en");
const POOL = { id: 1090, label: "Inbound", pool: true };

const has = (element) => element.evaluate((it) => it === document.activeElement);
const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

describe("keys in tabs", () => {
  const desk = newDesk();

  const open = async (locale = "en") => {
    const opened = await openSettings(desk, { locale });
    await section(opened.app, opened.say("settings.section.fields"));
    const tabs = opened.app.getByRole("tab");
    await tabs.first().focus();
    /** Which one is chosen; it has the focus, and Tab reaches it alone. */
    const chosen = () =>
      tabs.evaluateAll((all) => {
        const at = all.findIndex((it) => it.getAttribute("aria-selected") === "true");
        const alone = all.every((it, other) => it.tabIndex === (other === at ? 0 : -1));
        return alone && document.activeElement === all[at] ? at : null;
      });
    return { ...opened, chosen };
  };

  test("the arrows go round, Home and End to the ends", async () => {
    const { page, chosen } = await open();
    for (const [key, at] of [["ArrowLeft", 3], ["ArrowRight", 0], ["ArrowRight", 1], ["End", 3], ["ArrowRight", 0], ["End", 3], ["Home", 0]]) {
      await page.keyboard.press(key);
      assert.equal(await chosen(), at, key);
    }
  });

  test("from right to left, the arrows change sides", async () => {
    const { page, chosen } = await open("ar");
    for (const [key, at] of [["ArrowLeft", 1], ["ArrowLeft", 2], ["ArrowRight", 1], ["ArrowRight", 0], ["ArrowRight", 3], ["Home", 0], ["End", 3]]) {
      await page.keyboard.press(key);
      assert.equal(await chosen(), at, key);
    }
  });

  test("with Control, Alt or Shift they belong to the browser", async () => {
    const { page, app } = await open();
    const taken = await app.getByRole("tablist").evaluateHandle((list) => {
      const taken = [];
      list.ownerDocument.addEventListener("keydown", (event) => event.defaultPrevented && taken.push(event.key));
      // What the browser would do with it is not this test's.
      list.ownerDocument.addEventListener("keydown", (event) => event.preventDefault());
      return taken;
    });
    await press(page, "Alt+ArrowRight", "Control+End", "Shift+ArrowRight");
    assert.deepEqual(await taken.jsonValue(), []);
    assert.equal(await app.getByRole("tab", { selected: true }).innerText(), await app.getByRole("tab").first().innerText());
    await press(page, "ArrowRight");
    assert.deepEqual(await taken.jsonValue(), ["ArrowRight"]);
  });
});

describe("keys in a combobox", () => {
  const desk = newDesk();

  const open = async () => {
    await desk.sandbox.settings(documentOf("sell_users", { any_owner: true, owners: [{ id: 1007 }, POOL] }));
    const opened = await openForm(desk, 3);
    const box = ownerBox(opened.app);
    await box.focus();
    const expanded = () => box.getAttribute("aria-expanded");
    const highlighted = () => box.getAttribute("aria-activedescendant");
    return { ...opened, box, expanded, highlighted };
  };

  test("Alt and an arrow: opens with nothing highlighted, and closes", async () => {
    const { page, box, expanded, highlighted } = await open();
    await press(page, "Alt+ArrowDown");
    assert.deepEqual([await expanded(), await highlighted()], ["true", null]);
    await press(page, "Alt+ArrowUp");
    assert.deepEqual([await expanded(), await box.inputValue()], ["false", ""]);
    await press(page, "Alt+ArrowUp");
    assert.deepEqual([await expanded(), await highlighted()], ["true", null]);
  });

  test("Tab with an open list closes it, chooses nothing, and goes on", async () => {
    const { page, app, box, expanded } = await open();
    await press(page, "ArrowDown", "ArrowDown", "Tab");
    await ownerList(app).waitFor({ state: "hidden" });
    assert.deepEqual([await expanded(), await box.inputValue()], ["false", ""]);
    assert.equal(await has(app.getByRole("button", { name: "Create lead" })), true, "the focus is at the next control");
  });

  test("Home and End move the cursor as long as nothing is highlighted, and with Shift they always select", async () => {
    const { page, app, box, highlighted } = await open();
    await page.keyboard.type("el");
    await app.getByRole("option").nth(1).waitFor();
    const cursor = () => box.evaluate((it) => [it.selectionStart, it.selectionEnd]);
    await press(page, "Home");
    assert.deepEqual([await cursor(), await highlighted()], [[0, 0], null]);
    await press(page, "ArrowDown");
    const first = await highlighted();
    await press(page, "End");
    assert.notEqual(await highlighted(), first, "the last option");
    await press(page, "Home");
    assert.equal(await highlighted(), first);
    await press(page, "Shift+End");
    assert.deepEqual([await cursor(), await highlighted()], [[0, 2], first]);
  });

  test("Enter and the arrows belong to the input method while it composes", async () => {
    const { page, box, expanded, highlighted } = await open();
    await press(page, "ArrowDown");
    const before = await highlighted();
    for (const key of ["Enter", "ArrowDown", "Escape"]) {
      const left = await box.evaluate((it, key) => it.dispatchEvent(new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true, cancelable: true })), key);
      assert.equal(left, true, `${key} is left to the input method`);
    }
    assert.deepEqual([await expanded(), await highlighted(), await box.inputValue()], ["true", before, ""]);
  });
});

describe("keys in an ordered list", () => {
  const desk = newDesk();
  const fields = { lead: ["email", "phone", "status", "owner"] };

  const open = async () => {
    await write(desk.sandbox, { version: 1, fields });
    const opened = await openSettings(desk);
    await section(opened.app, say("settings.section.fields"));
    const { app } = opened;
    const names = () => app.locator(".ordered-list__name > bdi").allInnerTexts();
    const handle = (name) => app.getByRole("button", { name: say("settings.list.move", { name }), exact: true });
    await handle("Owner").waitFor();
    return { ...opened, names, handle };
  };

  test("Home and End go to the ends, Tab lets go where it is and goes on", async () => {
    const { page, app, names, handle } = await open();
    await handle("Owner").focus();
    await press(page, "Space", "Home");
    await becomes(names, ["Owner", "E-mail", "Phone", "Status"]);
    await press(page, "End");
    await becomes(names, ["E-mail", "Phone", "Status", "Owner"]);
    await press(page, "ArrowUp", "Tab");
    await becomes(names, ["E-mail", "Phone", "Owner", "Status"]);
    assert.equal(await handle("Owner").getAttribute("aria-pressed"), "false");
    assert.equal(await has(app.getByRole("button", { name: say("settings.list.up", { name: "Owner" }) })), true);
  });

  test("Escape during a drag puts the row back, and letting go changes nothing more", async () => {
    const { page, app, names, handle } = await open();
    const before = await names();
    const [from, to] = [await handle("Owner").boundingBox(), await handle("E-mail").boundingBox()];
    await page.mouse.move(from.x + 12, from.y + 12);
    await page.mouse.down();
    await page.mouse.move(to.x + 12, to.y + 12, { steps: 12 });
    await becomes(names, ["Owner", "E-mail", "Phone", "Status"]);
    await press(page, "Escape");
    await becomes(names, before);
    await page.mouse.up();
    assert.deepEqual(await names(), before);
    assert.equal(await app.getByRole("button", { name: say("settings.fields.publish") }).getAttribute("aria-disabled"), "true");
  });
});

describe("keys on the settings page", () => {
  const desk = newDesk();

  test("Space switches a tick, which is saved", async () => {
    const { page, app } = await openSettings(desk);
    await section(app, say("settings.section.new_leads"));
    await anyOwner(app).focus();
    await press(page, "Space");
    await saved(app);
    assert.equal((await storedDocument(desk.sandbox)).new_lead.any_owner, true);
    assert.equal(await has(anyOwner(app)), true);
  });

  test("the name of a pool: Escape puts back what was there, Enter saves", async () => {
    await write(desk.sandbox, { version: 1, new_lead: { owners: [POOL] } });
    const { page, app } = await openSettings(desk);
    await section(app, say("settings.section.new_leads"));
    const label = app.getByLabel(say("settings.owners.label"));
    await label.focus();
    await press(page, "End");
    await page.keyboard.type(" and more");
    await press(page, "Escape");
    await becomes(() => label.inputValue(), "Inbound");
    await page.keyboard.type(" leads");
    await press(page, "Enter");
    await saved(app);
    assert.equal((await storedDocument(desk.sandbox)).new_lead.owners[0].label, "Inbound leads");
    assert.equal(await has(label), true);
  });

  test("\"Is one of them a pool …\" opens and closes by Enter and Space; a tick in it by Space", async () => {
    await write(desk.sandbox, { version: 1, new_lead: { owners: [{ id: 1012 }] } });
    const { page, app } = await openSettings(desk);
    await section(app, say("settings.section.new_leads"));
    const summary = app.locator("summary").filter({ hasText: say("settings.owners.untold") });
    const tick = app.getByRole("group", { name: say("settings.owners.untold") }).getByRole("checkbox").first();
    await summary.focus();
    await press(page, "Enter");
    await tick.waitFor();
    await press(page, "Space");
    await tick.waitFor({ state: "hidden" });
    await press(page, "Space", "Tab", "Space");
    await saved(app);
    assert.equal((await storedDocument(desk.sandbox)).new_lead.owners[0].pool, true);
  });

  test("\"Review\" opens the preview, which gets the focus", async () => {
    const { page, app } = await openSettings(desk, { viewport: { width: 400, height: 800 } });
    await section(app, say("settings.section.fields"));
    const review = app.getByRole("button", { name: say("settings.fields.review") });
    assert.equal(await review.getAttribute("aria-expanded"), "false");
    await review.focus();
    await press(page, "Enter");
    const preview = app.getByRole("region", { name: say("settings.fields.preview") });
    await preview.waitFor();
    assert.equal(await review.getAttribute("aria-expanded"), "true");
    assert.equal(await preview.evaluate((it) => it.contains(document.activeElement)), true);
  });
});

describe("keys beside a ticket", () => {
  const desk = newDesk();

  test("the search by hand: Enter searches once; Escape stays there and empties the field", async () => {
    const { page, app } = await desk.ticket(3);
    await app.getByRole("button", { name: say("action.search") }).first().click();
    const field = app.getByRole("searchbox");
    await field.focus();
    await desk.sandbox.clearRequests();
    // The pauses after letters end when all is typed, however slow the machine is.
    const pauses = await field.evaluateHandle((_field, ends = [], { setTimeout } = window) => {
      window.setTimeout = (then, ms) => (ms === 300 ? ends.push(then) : setTimeout(then, ms));
      return ends;
    });
    await page.keyboard.type("Laurent");
    await press(page, "Enter");
    await app.getByRole("article", { name: "Amélie Laurent" }).waitFor();
    // The first letter alone asks nothing.
    assert.equal(await pauses.evaluate((all) => all.map((end) => end()).length), "aurent".length);
    assert.equal(await app.locator('[aria-busy="true"]').count(), 0);
    const asked = (await desk.sandbox.requests()).filter((it) => it.path === "/v3/contacts/search");
    assert.equal(asked.length, 1, "Enter and the pause after the last letter are one search");
    await press(page, "Escape");
    await becomes(() => field.inputValue(), "");
    assert.equal(await has(field), true);
    assert.equal(await app.getByRole("heading", { name: say("search.title") }).count(), 1);
  });

  test("\"Details for support\" opens and closes by Enter and Space", async () => {
    const { path, before, act } = states.find((it) => it.name === "sell-has-a-problem");
    await before(desk.sandbox);
    const { page, app } = await desk.visit(path);
    await act(app, say, page, desk.sandbox);
    const summary = app.locator("summary").first();
    const isOpen = () => summary.evaluate((it) => it.parentElement.open);
    await summary.focus();
    await press(page, "Enter");
    assert.equal(await isOpen(), true);
    await press(page, "Space");
    assert.equal(await isOpen(), false);
  });
});

describe("keys that somebody presses in Zendesk's page", () => {
  const desk = newProfileDesk();

  test("a form that opens by itself takes none of them", async () => {
    const { page, app } = await openForm(desk, 3);
    await note(app).fill("Wants a quote for 40 seats.");
    await page.reload();
    const outside = page.getByRole("combobox", { name: "Requester" });
    await outside.focus();
    await inForm(app);
    await app.getByText(say("form.outcome")).waitFor();
    assert.equal(await outside.evaluate((it) => it === document.activeElement), true);
    assert.equal(await (await frameOf(page)).evaluate(() => document.hasFocus()), false);
  });
});
