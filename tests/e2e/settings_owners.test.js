// Who gets new leads, set by hand on the settings page: added by search, put in order by the keyboard alone, a pool called
// by a friendly name, removed; and what each agent's form then offers and who the lead belongs to.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { frameOf } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { AGENTS, NO_ACCESS, forAll, forSellUsers, formsOfAll, readForm } from "./support/every_agent.js";
import { chooseOwner, leadAsPromised, outcome, send } from "./support/owner_form.js";
import { openSettings, saved, section, storedDocument } from "./support/settings_page.js";
import { isSound } from "./support/soundness.js";

const POOL = "Inbound Leads (Round Robin)";

describe("who gets new leads", () => {
  const desk = newDesk();

  const open = async (options) => {
    const opened = await openSettings(desk, options);
    const { app, say } = opened;
    await section(app, say("settings.section.new_leads"));
    const box = app.getByRole("combobox", { name: say("settings.owners.add") });
    await box.waitFor();
    const list = app.getByRole("list", { name: say("settings.owners.title") });
    const names = () => list.locator(".ordered-list__name > bdi").allInnerTexts();
    const add = async (name) => {
      await box.fill(name);
      await app.getByRole("option").filter({ hasText: name }).first().click();
      await saved(app, say);
    };
    const remove = async (name) => {
      await list.getByRole("button", { name: say("settings.list.remove", { name }) }).click();
      await saved(app, say);
    };
    const means = (key, values) => app.getByText(say(`settings.owners.means.${key}`, values)).first().waitFor();
    return { ...opened, box, list, names, add, remove, means };
  };
  const storedOwners = async () => (await storedDocument(desk.sandbox)).new_lead?.owners;

  test("two users and a pool by search: every agent chooses among exactly those, in this order", async () => {
    const { page, app, say, names, add, means, problems } = await open();
    await app.getByText(say("settings.owners.empty")).waitFor();
    await means("agent");
    await add("Elena Petrova");
    await means("always", { name: "Elena Petrova" });
    assert.deepEqual(await formsOfAll(desk), forSellUsers("The lead will belong to Elena Petrova, as set for this account."));
    await add(POOL);
    await add("Sofia Rossi");
    assert.deepEqual(await names(), ["Elena Petrova", POOL, "Sofia Rossi"]);
    await means("one_of", { n: "3" });
    assert.deepEqual((await storedOwners()).map((it) => it.id), [1012, 1090, 1004]);
    assert.deepEqual(await formsOfAll(desk), forSellUsers(`Elena Petrova, ${POOL} (Pool), Sofia Rossi | nobody`));
    await isSound(page);
    assert.deepEqual(problems, []);
  });

  test("who is in the list is not offered to be added again", async () => {
    const { app, box, add } = await open();
    await add("Elena Petrova");
    await box.fill("Elena Petrova");
    assert.equal(await app.getByRole("option").count(), 0);
  });

  test("added, put in order and called by a friendly name by keyboard alone; the forms and the lead follow", async () => {
    const { page, app, say, box, list, names, problems } = await open();
    for (const name of ["Elena Petrova", "Sofia Rossi", "Inbound"]) {
      await box.focus();
      await page.keyboard.type(name);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await saved(app);
    }
    assert.deepEqual(await names(), ["Elena Petrova", "Sofia Rossi", POOL]);
    // With Alt and an arrow at once; with Space, the arrows, and Space again.
    const handle = (name) => list.getByRole("button", { name: say("settings.list.move", { name }), exact: true });
    await handle(POOL).focus();
    await page.keyboard.press("Alt+ArrowUp");
    await saved(app);
    assert.deepEqual(await names(), ["Elena Petrova", POOL, "Sofia Rossi"]);
    await handle("Elena Petrova").focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await saved(app);
    assert.deepEqual(await names(), [POOL, "Sofia Rossi", "Elena Petrova"]);
    assert.deepEqual((await storedOwners()).map((it) => it.id), [1090, 1004, 1012]);

    const label = list.getByLabel(say("settings.owners.label"));
    await label.focus();
    await page.keyboard.type("New customers");
    await page.keyboard.press("Tab");
    await saved(app);
    assert.equal((await storedOwners())[0].label, "New customers");
    assert.deepEqual(await formsOfAll(desk), forSellUsers("New customers (Pool), Sofia Rossi, Elena Petrova | nobody"));
    const { page: ticket, app: form } = await readForm(desk, "sell_agent");
    await chooseOwner(form, "New customers");
    const says = await outcome(form);
    await send(form);
    await leadAsPromised(desk, says, { agent: AGENTS.sell_agent, labels: { "New customers": POOL } });
    await ticket.close();
    assert.deepEqual(problems, []);
  });

  test("keys that follow each other faster than the page is painted all count", async () => {
    const { page, app, say, list, names, add, problems } = await open();
    for (const name of ["Elena Petrova", "Sofia Rossi", "Inbound", "Henrik Aalto"]) await add(name);
    // Paints nothing any more, as a busy page.
    await (await frameOf(page)).evaluate(() => void (globalThis.requestAnimationFrame = () => 0));
    const button = (key, name) => list.getByRole("button", { name: say(key, { name }), exact: true });
    await button("settings.list.move", "Elena Petrova").focus();
    for (const key of ["Space", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "Space"]) await page.keyboard.press(key);
    await saved(app);
    assert.deepEqual(await names(), ["Sofia Rossi", POOL, "Elena Petrova", "Henrik Aalto"]);
    await button("settings.list.remove", POOL).focus();
    for (let n = 0; n < 3; n += 1) await page.keyboard.press("Enter");
    await saved(app);
    assert.deepEqual(await names(), ["Sofia Rossi"], "the next row's button has the focus, and at the end the row before");
    assert.deepEqual(problems, []);
  });

  test("removed one by one: the last one gets every lead, and without any each agent keeps the own lead", async () => {
    await desk.sandbox.settings({ config: JSON.stringify({ version: 1, new_lead: { owners: [{ id: 1012 }, { id: 1090, label: "New customers", pool: true }] } }) });
    const { app, say, names, remove, means } = await open();
    await remove("Elena Petrova");
    assert.deepEqual(await formsOfAll(desk), forSellUsers("The lead goes to the next member of the pool New customers."));
    const [left] = await names();
    await remove(left);
    await app.getByText(say("settings.owners.empty")).waitFor();
    await means("agent");
    assert.equal(await storedOwners(), undefined);
    const own = { ...forAll(NO_ACCESS), admin: `The lead will belong to you (${AGENTS.admin}).`, sell_agent: `The lead will belong to you (${AGENTS.sell_agent}).` };
    assert.deepEqual(await formsOfAll(desk), own);
  });

  test("by buttons, without a drag: up and down", async () => {
    const { app, say, list, names, add } = await open();
    await add("Elena Petrova");
    await add("Sofia Rossi");
    await list.getByRole("button", { name: say("settings.list.up", { name: "Sofia Rossi" }) }).click();
    await saved(app);
    assert.deepEqual(await names(), ["Sofia Rossi", "Elena Petrova"]);
    await list.getByRole("button", { name: say("settings.list.down", { name: "Sofia Rossi" }) }).click();
    await saved(app);
    assert.deepEqual((await storedOwners()).map((it) => it.id), [1012, 1004]);
    assert.deepEqual(await formsOfAll(desk), forSellUsers("Elena Petrova, Sofia Rossi | nobody"));
  });

  test("the one who is gone and the one who is inactive are marked here and hidden from agents", async () => {
    const owners = [{ id: 1009 }, { id: 4711 }, { id: 1012 }];
    await desk.sandbox.settings({ config: JSON.stringify({ version: 1, new_lead: { owners } }) });
    const { page, say, list, means } = await open();
    await list.getByText(say("settings.owners.inactive")).waitFor();
    await list.getByText(say("settings.owners.gone", { id: "4711" })).waitFor();
    await means("always", { name: "Elena Petrova" });
    await isSound(page);
    assert.deepEqual(await formsOfAll(desk), forSellUsers("The lead will belong to Elena Petrova, as set for this account."));
  });

  test("nobody set and access for all: the topmost manager is named here as in the form", async () => {
    await desk.sandbox.settings({ config: JSON.stringify({ version: 1, access: "all_agents" }) });
    const { means } = await open();
    await means("manager", { name: "Henrik Aalto" });
    assert.deepEqual(await formsOfAll(desk), forAll("The lead will belong to Henrik Aalto, the topmost manager in Sell."));
  });
});
