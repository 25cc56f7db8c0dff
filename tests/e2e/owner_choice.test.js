// Choosing the owner of a new lead from a long list: by keyboard, by typing, with a screen reader, in both languages and
// colours, in a narrow frame, and in an account of five thousand.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { frameOf } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { isCreated, madeHere } from "./support/lead_form.js";
import {
  STRANGER,
  createButton,
  documentOf,
  openForm,
  optionsShown,
  outcome,
  ownerBox,
  ownerList,
  send,
} from "./support/owner_form.js";
import { isSound } from "./support/soundness.js";
import { textsOf } from "./support/states.js";

const anybody = (owners = []) => documentOf("sell_users", { any_owner: true, owners });
/** More than this is never in the page. */
const MOST_SHOWN = 50;

describe("choosing an owner", () => {
  const desk = newDesk();

  const open = async (settings, options) => {
    await desk.sandbox.settings(settings);
    return openForm(desk, options);
  };
  const options = (app) => ownerList(app).getByRole("option");
  const highlighted = (app) =>
    ownerBox(app).evaluate((box) => {
      const id = box.getAttribute("aria-activedescendant");
      return id && document.getElementById(id).querySelector("bdi").innerText;
    });
  const state = (app) => ownerBox(app).getAttribute("aria-expanded");
  const leads = async () => madeHere(await desk.sandbox.state());

  test("by keyboard: arrows open and move, Enter chooses and sends nothing, the next Enter sends", async () => {
    const { page, app, problems } = await open(anybody([{ id: 1007 }, { id: 1091, label: "Big ones" }]));
    const box = ownerBox(app);
    await app.getByLabel("Phone").focus();
    // Past the fields that follow, as a person goes.
    while (!(await box.evaluate((node) => node === document.activeElement))) await page.keyboard.press("Tab");
    assert.equal(await state(app), "false");
    assert.equal(await ownerList(app).count(), 0);
    await page.keyboard.press("ArrowDown");
    assert.equal(await state(app), "true");
    await ownerList(app).waitFor();
    assert.equal(await highlighted(app), "Chloé Dubois");
    await page.keyboard.press("ArrowDown");
    assert.equal(await highlighted(app), "Big ones");
    await page.keyboard.press("ArrowDown");
    assert.equal(await highlighted(app), "Henrik Aalto");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    assert.equal(await highlighted(app), "Inbound Leads (Round Robin)", "up from the first goes to the last");
    await page.keyboard.press("Home");
    assert.equal(await highlighted(app), "Chloé Dubois");
    await page.keyboard.press("PageDown");
    assert.equal(await highlighted(app), "Gabriela Costa");
    await isSound(page);
    await page.keyboard.press("Enter");
    assert.equal(await state(app), "false");
    assert.equal(await box.inputValue(), "Gabriela Costa");
    assert.deepEqual((await outcome(app))[0], "The lead will belong to Gabriela Costa, as you chose.");
    assert.deepEqual(await leads(), []);
    await page.keyboard.press("ArrowDown");
    assert.equal(await highlighted(app), "Gabriela Costa", "the list opens at the choice");
    assert.equal(await options(app).filter({ hasText: "Gabriela Costa" }).getAttribute("aria-selected"), "true");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    // The form goes while the focus is still in it.
    await isCreated(app);
    assert.deepEqual((await leads()).map((it) => it.owner_id), [1011]);
    assert.deepEqual(problems, []);
  });

  test("typing finds by any part of a name, without case and accents, and says how many", async () => {
    const { page, app } = await open(anybody([{ id: 1007 }]));
    const box = ownerBox(app);
    await box.fill("CHLOE dub");
    assert.equal(await optionsShown(app), "Suggested: Chloé Dubois");
    await app.getByRole("status").getByText("1 to choose from").waitFor();
    await box.fill("an");
    const found = await optionsShown(app);
    assert.match(found, /Daniel Mensah/);
    assert.doesNotMatch(found, /Sofia|Chloé/);
    await box.fill("zzyzx");
    await app.getByText("Nothing found. Try another spelling.").waitFor();
    assert.equal(await state(app), "false");
    await isSound(page);
    await page.keyboard.press("Enter");
    assert.deepEqual(await leads(), [], "Enter in the list must not send");
    await box.fill("connor");
    await page.keyboard.press("Enter");
    assert.equal(await box.inputValue(), "Sam O’Connor", "Enter takes the only one found");
  });

  test("Escape closes the list only; the form and what was chosen stay", async () => {
    const { page, app } = await open(anybody([{ id: 1007 }]));
    const box = ownerBox(app);
    await box.fill("Sofia");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    assert.equal(await state(app), "false");
    assert.equal(await box.inputValue(), "Chloé Dubois");
    assert.equal(await app.getByText("Keep what you wrote?").count(), 0);
    await app.getByRole("heading", { name: "New lead" }).waitFor();
    assert.equal(await box.evaluate((node) => node === document.activeElement), true);
  });

  test("Enter with nothing highlighted among many chooses nobody and sends nothing", async () => {
    const { page, app } = await open(anybody());
    await ownerBox(app).fill("a");
    await page.keyboard.press("Enter");
    assert.equal(await state(app), "true");
    assert.deepEqual(await outcome(app), []);
    // Whatever is sent begins with this.
    assert.equal(await app.getByText("Looking for duplicates in Sell…").count(), 0);
    assert.deepEqual(await leads(), []);
  });

  test("a choice that is taken back or missing is a problem at the field, and goes with the choice", async () => {
    const { page, app } = await open(anybody([{ id: 1007 }]));
    const box = ownerBox(app);
    await box.fill("");
    await page.keyboard.press("Escape");
    assert.equal(await box.inputValue(), "");
    assert.deepEqual(await outcome(app), []);
    await createButton(app).click();
    await app.getByText("1 field needs a look.").waitFor();
    const problem = app.getByText("Choose who gets the lead.");
    await problem.waitFor();
    assert.equal(await box.getAttribute("aria-invalid"), "true");
    const described = (await box.getAttribute("aria-describedby")).split(" ");
    assert.ok(described.includes(await problem.getAttribute("id")));
    await app.locator("[aria-invalid]:focus").waitFor();
    await isSound(page);
    assert.deepEqual(await leads(), []);
    await box.fill("Gabriela");
    await page.keyboard.press("Enter");
    await problem.waitFor({ state: "detached" });
    assert.equal(await box.getAttribute("aria-invalid"), null);
    await send(app);
    assert.deepEqual((await leads()).map((it) => it.owner_id), [1011]);
  });

  test("by mouse: the arrow opens and closes, a press outside closes and changes nothing", async () => {
    const { app } = await open(anybody());
    const arrow = app.getByRole("button", { name: "Show the list" });
    await arrow.click();
    await ownerList(app).waitFor();
    await arrow.click();
    await ownerList(app).waitFor({ state: "hidden" });
    await ownerBox(app).fill("Sofia");
    await app.getByLabel("Last name").click();
    await ownerList(app).waitFor({ state: "hidden" });
    assert.equal(await ownerBox(app).inputValue(), "");
    await arrow.click();
    await options(app).filter({ hasText: "Sofia Rossi" }).click();
    assert.equal(await ownerBox(app).inputValue(), "Sofia Rossi");
  });

  test("a press below an open list counts, although the list goes and what is below moves up", async () => {
    const { app } = await open(anybody([]));
    await ownerBox(app).click();
    await ownerList(app).waitFor();
    await app.getByRole("button", { name: "Cancel" }).click();
    await app.getByText("Not in Sell yet").waitFor();
  });

  test("five thousand users: never more than fifty in the page, the rest is counted, typing narrows", async () => {
    await desk.sandbox.addUsers(5000);
    const { page, app, problems } = await open(anybody([{ id: 1007 }]));
    const box = ownerBox(app);
    await box.click();
    assert.equal(await options(app).count(), MOST_SHOWN);
    // Fourteen of the demo and those.
    await app.getByText("5,014 to choose from").waitFor();
    await app.getByText("4,964 more – type to narrow the list").waitFor();
    await isSound(page);
    const times = [];
    for (const letters of ["m", "ma", "mar", "ma", "m", "e", "el", "ele"]) {
      times.push(await timeOf(page, letters));
      const count = await options(app).count();
      assert.ok(0 < count && count <= MOST_SHOWN, `${letters}: ${count}`);
    }
    console.log(`5,014 owners, a letter to the list, ms: ${times.map((it) => it.toFixed(1)).join(" ")}`);
    await box.fill("o’connor sam");
    assert.match(await optionsShown(app), /Sam O’Connor/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await send(app);
    const [made, ...others] = await leads();
    assert.deepEqual(others, []);
    const owner = (await desk.sandbox.sell(`/v2/users/${made.owner_id}`)).data.name;
    assert.match(owner, /Sam O’Connor/);
    assert.deepEqual(problems, []);
  });

  /** Puts letters into the field, as typing does, and waits for the frame that shows what was found; milliseconds. */
  async function timeOf(page, letters) {
    return (await frameOf(page)).evaluate(async (letters) => {
      const box = document.querySelector("[role=combobox]");
      const begun = performance.now();
      box.value = letters;
      box.dispatchEvent(new InputEvent("input", { bubbles: true, data: letters.at(-1) }));
      // The first frame draws; the second has been drawn.
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return performance.now() - begun;
    }, letters);
  }

  const LONG = `${"Österreichisch-ungarische Vertriebsgemeinschaft ".repeat(3)}x`.slice(0, 100).replace(/ $/, "x");
  for (const [locale, scheme] of [["en-US", "light"], ["en-US", "dark"], ["ja", "light"], ["ja", "dark"]]) {
    test(`open, ${scheme}, ${locale}, 320 pixels wide, with a name of a hundred letters`, async () => {
      const say = textsOf(locale.slice(0, 2));
      await desk.sandbox.settings(anybody([{ id: 1090, label: LONG }, { id: 1007 }]));
      const { page, app, problems } = await desk.ticket(STRANGER.ticket, { locale, scheme });
      await app.getByRole("button", { name: say("action.create_lead") }).click();
      const box = app.getByRole("combobox", { name: say("owner.label") });
      await box.waitFor();
      await (await page.locator('iframe[title="Sell Sidebar"]:visible').elementHandle()).evaluate((it) => void (it.style.width = "320px"));
      await (await frameOf(page)).waitForFunction(() => document.documentElement.clientWidth === 320);
      await box.click();
      const list = app.getByRole("listbox", { name: say("owner.label") });
      const first = list.getByRole("option").first();
      assert.equal(await first.locator("bdi").first().innerText(), LONG);
      await first.getByText(say("owner.pool"), { exact: true }).waitFor();
      assert.deepEqual(
        await list.getByRole("group").evaluateAll((groups) => groups.map((it) => it.getAttribute("aria-label"))),
        [say("owner.suggested"), say("owner.others")],
      );
      await app.getByText(say("combobox.found", { n: "14" })).waitFor();
      await page.keyboard.press("ArrowDown");
      assert.equal(await list.evaluate((node) => node.scrollWidth - node.clientWidth), 0, "past the edge");
      await isSound(page);
      await page.keyboard.press("Enter");
      assert.equal(await box.inputValue(), LONG);
      await app.getByText(say("plan.owner.pool", { owner: LONG })).waitFor();
      await isSound(page);
      assert.deepEqual(problems, []);
    });
  }
});
