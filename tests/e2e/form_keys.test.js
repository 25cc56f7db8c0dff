// The form by keyboard alone: from the offer over the choice of an owner to the lead, and out of it again.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import { focused, inForm, isCreated, madeHere, note, openNote } from "./support/lead_form.js";
import { isSound } from "./support/soundness.js";

/** Daniel Mensah, who is the agent, or a pool of Sell. */
const withOwners = JSON.stringify({
  version: 1,
  new_lead: { owners: [{ id: 1003 }, { id: 1090, label: "Inbound", pool: true }] },
});
const owner = (app) => app.getByRole("combobox", { name: "Owner" });

describe("the form by keyboard", () => {
  const desk = newDesk();

  /** Opens the form on ticket 3 without a pointer. */
  const openByKeyboard = async () => {
    const opened = await desk.ticket(3);
    await opened.app.getByRole("button", { name: "Create lead" }).focus();
    await opened.page.keyboard.press("Enter");
    await inForm(opened.app);
    assert.equal(await focused(opened.page), "New lead");
    await opened.app.getByText("The lead will belong to you (Daniel Mensah)").or(owner(opened.app)).waitFor();
    return opened;
  };
  /** The same, where the owner is to be chosen from two. */
  const openWithOwners = async () => {
    await desk.sandbox.settings({ config: withOwners });
    return openByKeyboard();
  };
  /** Presses Tab until the element has the focus. */
  const tabTo = async (page, element) => {
    for (let at = 0; at < 20; at++) {
      if (await element.evaluate((it) => it === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail("Tab does not lead there");
  };

  for (const chord of ["Control+Enter", "Meta+Enter"]) {
    test(`opened, filled, the pool chosen, and sent with ${chord}`, async () => {
      const { page, app, problems } = await openWithOwners();
      await tabTo(page, app.getByLabel("Organization"));
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type("Coconut Systems Ltd");
      await tabTo(page, owner(app));
      await page.keyboard.press("ArrowDown");
      await app.getByRole("option", { name: /Inbound/ }).waitFor();
      await isSound(page);
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type("Inb");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await app.getByText("The lead goes to the next member of the pool Inbound.").waitFor();
      assert.equal(await owner(app).inputValue(), "Inbound");
      await isSound(page);
      await tabTo(page, app.getByRole("button", { name: "Create lead" }));
      await page.keyboard.press("Shift+Tab");
      await note(app).focus();
      await page.keyboard.type("First line");
      await page.keyboard.press("Enter");
      await page.keyboard.type("second line");
      await page.keyboard.press(chord);
      await isCreated(app);
      assert.match(await focused(page), /Lead created: Priya Raghunathan/);
      const state = await desk.sandbox.state();
      const [lead, ...others] = madeHere(state);
      assert.deepEqual(others, []);
      assert.equal(lead.organization_name, "Coconut Systems Ltd");
      assert.ok([1003, 1006, 1007].includes(lead.owner_id), "a member of the pool");
      assert.ok(state.notes.some((it) => it.content.startsWith("First line\nsecond line\n")));
      assert.deepEqual(problems, []);
    });
  }

  test("Enter in a line sends; in the note it is a new line", async () => {
    const { page, app } = await openByKeyboard();
    await note(app).focus();
    await page.keyboard.type("one");
    await page.keyboard.press("Enter");
    assert.equal(await note(app).inputValue(), "one\n");
    await app.getByLabel("Last name").focus();
    await page.keyboard.press("Enter");
    await isCreated(app);
    assert.equal(madeHere(await desk.sandbox.state()).length, 1);
  });

  test("Escape closes the list first; then it asks; and the answer can be given by keyboard", async () => {
    const { page, app } = await openWithOwners();
    await note(app).fill("Something.");
    await owner(app).focus();
    await page.keyboard.press("ArrowDown");
    await app.getByRole("listbox").waitFor();
    await page.keyboard.press("Escape");
    await app.getByRole("listbox").waitFor({ state: "hidden" });
    assert.equal(await app.getByText("Keep what you wrote?").count(), 0);
    await page.keyboard.press("Escape");
    await app.getByText("Keep what you wrote?").waitFor();
    await isSound(page);
    await tabTo(page, app.getByRole("button", { name: "Go on writing" }));
    await page.keyboard.press("Enter");
    await app.getByText("Keep what you wrote?").waitFor({ state: "detached" });
    await inForm(app);
    await owner(app).press("Escape");
    await tabTo(page, app.getByRole("button", { name: "Discard" }));
    await page.keyboard.press("Space");
    await app.getByText("Not in Sell yet").waitFor();
    assert.notEqual(await focused(page), null, "the focus is lost");
  });

  test("Escape in the question means to go on writing or asks again, and never throws away", async () => {
    const { page, app } = await openByKeyboard();
    await note(app).fill("Something.");
    await note(app).press("Escape");
    await app.getByText("Keep what you wrote?").waitFor();
    await page.keyboard.press("Escape");
    await inForm(app);
    assert.equal(await note(app).inputValue(), "Something.");
  });

  test("where something is wrong, the first such field has the focus after Control+Enter", async () => {
    const { page, app } = await openByKeyboard();
    await app.getByLabel("First name").fill("");
    await app.getByLabel("Last name").fill("");
    await app.getByLabel("Organization").fill("");
    await app.getByLabel("E-mail", { exact: true }).fill("nobody");
    await app.getByLabel("E-mail", { exact: true }).press("Control+Enter");
    await app.getByText("2 fields need a look.").waitFor();
    assert.equal(await app.locator("[aria-invalid=true]").first().evaluate((it) => it === document.activeElement), true);
    // Whatever is sent begins with this.
    assert.equal(await app.getByText("Looking for duplicates in Sell…").count(), 0);
    assert.equal(madeHere(await desk.sandbox.state()).length, 0);
  });

  test("without an owner nothing is sent, and the field says so", async () => {
    const { page, app } = await openWithOwners();
    await owner(app).focus();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.press("Delete");
    await page.keyboard.press("Tab");
    await note(app).press("Control+Enter");
    await app.getByText("Choose who gets the lead.").waitFor();
    await app.getByText("1 field needs a look.").waitFor();
    await isSound(page);
    assert.equal(await owner(app).getAttribute("aria-invalid"), "true");
    assert.equal(madeHere(await desk.sandbox.state()).length, 0);
  });

  test("while it is looked up who can own the lead, nothing is sent, and the button says so; then it is sent", async () => {
    await desk.sandbox.fault({ match: "GET /v2/lead_statuses", kind: "delay", ms: 8_000, times: null });
    const { page, app } = await desk.ticket(3);
    await app.getByRole("button", { name: "Create lead" }).click();
    await app.getByText("Looking up who can own the lead…").waitFor();
    const create = app.getByRole("button", { name: "Create lead", disabled: true });
    await create.waitFor();
    await note(app).press("Control+Enter");
    assert.equal(await app.getByText("needs a look").count(), 0);
    await isSound(page);
    await app.getByRole("heading", { name: "What will happen" }).waitFor();
    assert.deepEqual(madeHere(await desk.sandbox.state()), []);
    await app.getByRole("button", { name: "Create lead" }).click();
    await isCreated(app);
  });

  test("Control+Enter held down or pressed twice makes one lead", async () => {
    const { page, app } = await openByKeyboard();
    await note(app).focus();
    await page.keyboard.down("Control");
    for (let at = 0; at < 6; at++) await page.keyboard.down("Enter");
    await page.keyboard.up("Enter");
    await page.keyboard.up("Control");
    await isCreated(app);
    assert.equal(madeHere(await desk.sandbox.state()).length, 1);
  });

  test("the note for sales: Control+Enter sends it, Escape asks", async () => {
    const { page, app } = await openNote(desk, 2);
    await app.getByLabel("Note for sales").focus();
    await page.keyboard.type("By keyboard.");
    await page.keyboard.press("Escape");
    await app.getByText("Keep what you wrote?").waitFor();
    await tabTo(page, app.getByRole("button", { name: "Go on writing" }));
    await page.keyboard.press("Enter");
    await app.getByLabel("Note for sales").press("Control+Enter");
    await app.getByText("Note sent to sales").waitFor();
    const { notes } = await desk.sandbox.state();
    assert.equal(notes.filter((it) => it.content.startsWith("By keyboard.\n")).length, 1);
  });

  test("names are swapped with one press, and back", async () => {
    const { page, app } = await openByKeyboard();
    await tabTo(page, app.getByRole("button", { name: "Swap first and last name" }));
    await page.keyboard.press("Enter");
    assert.equal(await app.getByLabel("First name").inputValue(), "Raghunathan");
    assert.equal(await app.getByLabel("Last name").inputValue(), "Priya");
    await page.keyboard.press("Enter");
    assert.equal(await app.getByLabel("First name").inputValue(), "Priya");
    assert.equal(madeHere(await desk.sandbox.state()).length, 0);
  });
});
