// Whatever is typed or comes as a name: it is text everywhere, it is accepted or refused with words, and what arrives in
// Sell is what the form showed.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import { commentsOn, create, isCreated, madeHere, note, notesOn, openForm, openNote } from "./support/lead_form.js";
import { isSound } from "./support/soundness.js";

const MARKUP = '<img src=x onerror="alert(1)"><script>alert(2)</script>&amp;"\'';
const FAMILY = "👩‍👩‍👧‍👦";
const lines = { first_name: "First name", last_name: "Last name", organization_name: "Organization" };
const ticket3 = "https://sandbox-demo.zendesk.com/agent/tickets/3";

/** Puts any text into a field, also one that no keyboard types, as a script or a clipboard might. */
const put = (field, text) => {
  // Halves of surrogate pairs do not survive the way into the browser; their numbers do.
  const units = text.split("").map((it) => it.charCodeAt(0));
  return field.evaluate((it, units) => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(it), "value").set.call(it, String.fromCharCode(...units));
    it.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, units);
};

describe("bad input in the form for a lead", () => {
  const desk = newDesk();
  const nothingRuns = (page) => page.on("dialog", () => assert.fail("a script ran"));

  for (const [name, text] of [
    ["markup", MARKUP],
    ["placeholders of the app's own texts", "{link} {agent} {lead} {name} {owner}"],
    ["placeholders of Zendesk's proxy", "{{setting.sell_access_token}} {{{setting.x}}} {{"],
    ["emoji of several parts", `Ana ${FAMILY} 🏳️‍🌈 é`],
    ["writing from right to left", "ליאור مرحبا"],
    ["an override of the direction", "Priya \u202egpj.exe\u202c \u2066x\u2069"],
    ["control characters", "a\u0000b\u0001c\u0007d\u001be\u007ff\u0085g\u2028h"],
    ["half a surrogate pair", "a\ud800b \udc00c"],
    ["what only looks empty between letters", "a\u200bb\u00adc\ufeffd\u3000e"],
    ["quotes and a backslash", `O'Neill "the \\ one" \\u0041 %00 %s \${x}`],
    ["line breaks", "a\r\nb\nc\td"],
  ]) {
    test(`${name} in every line and in the note: shown as text, and arrives as shown`, async () => {
      const { page, app, problems } = await openForm(desk, 3);
      nothingRuns(page);
      for (const label of Object.values(lines)) await put(app.getByLabel(label), text);
      await put(note(app), text);
      const shown = {};
      for (const [field, label] of Object.entries(lines)) shown[field] = (await app.getByLabel(label).inputValue()).trim();
      const words = (await note(app).inputValue()).trim();
      await isSound(page);
      await create(app);
      await app.getByRole("article").waitFor();
      await isSound(page);

      const state = await desk.sandbox.state();
      const [lead, ...others] = madeHere(state);
      assert.deepEqual(others, []);
      for (const [field, value] of Object.entries(shown)) assert.equal(lead[field], value, field);
      const [written, ...more] = notesOn(state, "lead", lead.id);
      assert.deepEqual(more, []);
      assert.equal(written.content, `${words}\nDaniel Mensah · Zendesk Support\nTicket #3: ${ticket3}`);
      const [comment] = commentsOn(state, 3);
      const link = `https://sandbox-demo.zendesk.com/sales/leads/${lead.id}`;
      assert.equal(comment.body.split(link).length, 2, "the link stands once");
      assert.deepEqual(problems, []);
    });
  }

  test("markup as address and number is refused at the fields", async () => {
    const { page, app } = await openForm(desk, 3);
    nothingRuns(page);
    await put(app.getByLabel("E-mail", { exact: true }), MARKUP);
    await put(app.getByLabel("Phone"), MARKUP);
    await app.getByRole("button", { name: "Create lead" }).click();
    await app.getByText("2 fields need a look.").waitFor();
    await app.getByText("This is not an e-mail address.", { exact: false }).waitFor();
    await app.getByText("This is not a phone number.", { exact: false }).waitFor();
    await isSound(page);
    assert.equal(madeHere(await desk.sandbox.state()).length, 0);
  });

  for (const [what, unit] of [["letters", "x"], ["emoji", "🙂"], ["Japanese", "漢"]]) {
    test(`255 ${what} are a name, 256 are too long`, async () => {
      const { page, app } = await openForm(desk, 3);
      for (const label of Object.values(lines)) await app.getByLabel(label).fill(unit.repeat(256));
      await app.getByRole("button", { name: "Create lead" }).click();
      await app.getByText("3 fields need a look.").waitFor();
      await app.getByText("Too long: at most 255 characters.").first().waitFor();
      await isSound(page);
      for (const label of Object.values(lines)) await app.getByLabel(label).fill(unit.repeat(255));
      await create(app);
      await isSound(page);
      const [lead] = madeHere(await desk.sandbox.state());
      for (const field of Object.keys(lines)) assert.equal(lead[field], unit.repeat(255), field);
    });
  }

  test("a note of 10,000 characters arrives whole, one of 10,001 is refused at its field", async () => {
    const { page, app } = await openForm(desk, 3);
    const whole = "0123456789".repeat(1_000);
    await note(app).fill(`${whole}x`);
    await app.getByRole("button", { name: "Create lead" }).click();
    await app.getByText("Too long: at most 10,000 characters.").waitFor();
    assert.equal(await note(app).getAttribute("aria-invalid"), "true");
    await isSound(page);
    await note(app).fill(whole);
    await create(app);
    const state = await desk.sandbox.state();
    const [lead] = madeHere(state);
    assert.ok(notesOn(state, "lead", lead.id)[0].content.startsWith(`${whole}\n`));
  });

  test("a note of 10,000 characters of which the reply is lost is found and not sent twice", async () => {
    await desk.sandbox.fault({ match: "POST /v2/notes", kind: "drop_after" });
    const { app } = await openForm(desk, 3);
    await put(note(app), "漢字\n".repeat(3_333));
    await create(app);
    const state = await desk.sandbox.state();
    assert.equal(notesOn(state, "lead", madeHere(state)[0].id).length, 1);
  });

  test("blanks alone are no name", async () => {
    const { app } = await openForm(desk, 3);
    for (const label of Object.values(lines)) await app.getByLabel(label).fill(" \u3000 ");
    await app.getByRole("button", { name: "Create lead" }).click();
    await app.getByText("Enter a last name or an organization.").waitFor();
    assert.equal(madeHere(await desk.sandbox.state()).length, 0);
  });

  test("a hostile requester: the form shows the name as text, and the lead, the comment and the page do", async () => {
    await desk.sandbox.settings({ config: JSON.stringify({ version: 1, new_lead: { offer_when_matched: true } }) });
    const { page, app, problems } = await desk.ticket(7);
    nothingRuns(page);
    await app.getByRole("button", { name: "Create lead" }).click();
    await app.getByText("Sell already knows this customer").waitFor();
    const shown = [];
    for (const label of ["First name", "Last name"]) shown.push(await app.getByLabel(label).inputValue());
    assert.deepEqual(shown.join(" ").split(" ").sort(), "<img src=x onerror=alert(1)> Mallory".split(" ").sort());
    await isSound(page);
    await app.getByLabel("E-mail", { exact: true }).fill("somebody.else@evil.example");
    await app.getByRole("button", { name: "Create lead" }).click();
    await isCreated(app);
    await isSound(page);
    await page.getByText("passed this customer to sales").waitFor();
    const state = await desk.sandbox.state();
    const [lead] = madeHere(state);
    assert.deepEqual([lead.first_name ?? "", lead.last_name], shown);
    assert.equal(await page.locator("img[src=x]").count(), 0);
    assert.equal(await app.locator("img[src=x]").count(), 0);
    assert.deepEqual(problems, []);
  });

  test("a very long requester: nothing is cut off, and it can be sent", async () => {
    await desk.sandbox.settings({ config: JSON.stringify({ version: 1, new_lead: { offer_when_matched: true } }) });
    const { page, app } = await desk.ticket(10);
    await app.getByRole("button", { name: "Create lead" }).click();
    const last = await app.getByLabel("Last name").inputValue();
    assert.match(last, /Lichtenstein-Sternberg$/);
    await isSound(page);
    await app.getByLabel("E-mail", { exact: true }).fill("somebody.else@schloss.example");
    await app.getByLabel("Phone").fill("");
    await app.getByLabel("Organization").fill("Another one");
    await create(app);
    await isSound(page);
    assert.equal(madeHere(await desk.sandbox.state())[0].last_name, last);
  });

  test("a note on a record with markup, overrides and emoji arrives as shown", async () => {
    const { page, app } = await openNote(desk, 7);
    nothingRuns(page);
    const field = app.getByLabel("Note for sales");
    await put(field, `${MARKUP}\n\u202egnp.x ${FAMILY}\n\u0000\u0007{link} {agent}`);
    const shown = await field.inputValue();
    await isSound(page);
    await app.getByRole("button", { name: "Send note to sales" }).click();
    await app.getByText("Note sent to sales").waitFor();
    await isSound(page);
    const written = notesOn(await desk.sandbox.state(), "contact", 5040).at(-1);
    assert.ok(written.content.startsWith(`${shown.trim()}\n`), written.content);
  });
});
