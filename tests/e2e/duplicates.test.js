// Before a lead is sent, Sell is asked whether sales knows the customer already (spec 6.5); the agent decides.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { settledHeight } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { commentsOn, create, focused, inForm, isCreated, madeHere, note, notesOn, openForm } from "./support/lead_form.js";
import { newProfileDesk } from "./support/profile_desk.js";
import { isSound } from "./support/soundness.js";

const WORDS = "Wants a quote for 40 seats.";
const FOUND = "1 record in Sell may be the same customer";
const email = (app) => app.getByLabel("E-mail", { exact: true });
const send = (app) => app.getByRole("button", { name: "Create lead" }).click();

/** What is typed into the form of ticket 3, and who is that already. */
const cases = [
  {
    name: "the e-mail address of a person",
    type: (app) => email(app).fill("Emma.Thompson@Brightwater.example"),
    found: "Emma Thompson",
    reason: /^The same e-mail emma\.thompson@brightwater\.example$/i,
    record: { type: "contact", id: 5071 },
  },
  {
    name: "the phone number of a lead",
    type: (app) => app.getByLabel("Phone").fill("+81 52 555 0182"),
    found: "Kenji Tanaka",
    reason: /^The same phone \+81 52 555 0182$/,
    record: { type: "lead", id: 3001 },
  },
  {
    name: "the name and company of a lead",
    type: async (app) => {
      await app.getByLabel("First name").fill("Zoë");
      await app.getByLabel("Last name").fill("van den Berg");
      await app.getByLabel("Organization").fill("Tulpenhof");
    },
    found: "Zoë van den Berg",
    reason: /^The same name and company .*Tulpenhof/,
    record: { type: "lead", id: 3007 },
  },
  {
    name: "the name and company of a person",
    type: async (app) => {
      await app.getByLabel("First name").fill("Grace");
      await app.getByLabel("Last name").fill("Kim");
      await app.getByLabel("Organization").fill("Han River Retail");
    },
    found: "Grace Kim",
    reason: /^The same name and company .*Han River Retail/,
    record: { type: "contact", id: 5081 },
  },
];

for (const { plan, searchV3 } of [
  { plan: "with search v3", searchV3: true },
  { plan: "without search v3", searchV3: false },
]) {
  describe(`duplicates, ${plan}`, () => {
    const desk = newDesk();

    /** Opens the form, writes, sends, and waits for what is found. */
    const sendDuplicate = async (one) => {
      await desk.sandbox.searchV3(searchV3);
      const opened = await openForm(desk, 3);
      await one.type(opened.app);
      await note(opened.app).fill(WORDS);
      await send(opened.app);
      await opened.app.getByText(FOUND).waitFor();
      return opened;
    };

    for (const one of cases) {
      test(`${one.name}: found with the reason, and nothing is sent`, async () => {
        const { leads, notes } = await desk.sandbox.state();
        const { page, app, problems } = await sendDuplicate(one);
        const entry = app.getByRole("listitem").filter({ hasText: one.found });
        await entry.getByText(one.reason).waitFor();
        assert.match(await focused(page), /may be the same customer/);
        await isSound(page);
        const after = await desk.sandbox.state();
        assert.deepEqual([after.leads.length, after.notes.length, commentsOn(after, 3)], [leads.length, notes.length, []]);
        assert.equal(await note(app).inputValue(), WORDS);
        assert.deepEqual(problems.filter((it) => !it.startsWith("Failed to load resource")), []);
      });
    }

    test('"Open this one" shows that record, and what was written is kept', async () => {
      const { page, app } = await sendDuplicate(cases[0]);
      await app.getByRole("button", { name: "Open this one: Emma Thompson" }).click();
      await app.getByRole("article", { name: "Emma Thompson" }).getByText("Chosen by you").waitFor();
      await app.getByText("You began a lead for this customer").waitFor();
      await isSound(page);
      assert.notEqual(await focused(page), null, "the focus is lost");
      await app.getByRole("button", { name: "Continue" }).click();
      await inForm(app);
      assert.equal(await note(app).inputValue(), WORDS);
      assert.equal(await email(app).inputValue(), "Emma.Thompson@Brightwater.example");
      assert.equal(madeHere(await desk.sandbox.state()).length, 0);
    });

    for (const one of [cases[0], cases[1]]) {
      test(`"Add note instead" after ${one.name}: the words go on that ${one.record.type}, and no lead is made`, async () => {
        const { page, app } = await sendDuplicate(one);
        const before = notesOn(await desk.sandbox.state(), one.record.type, one.record.id).length;
        await app.getByRole("button", { name: `Add note instead to ${one.found}` }).click();
        await app.getByRole("heading", { name: `Note on ${one.found}` }).waitFor();
        assert.equal(await app.getByLabel("Note for sales").inputValue(), WORDS);
        await isSound(page);
        await app.getByRole("button", { name: "Send note to sales" }).click();
        await app.getByText("Note sent to sales").waitFor();
        const state = await desk.sandbox.state();
        const notes = notesOn(state, one.record.type, one.record.id);
        assert.equal(notes.length, before + 1);
        assert.ok(notes.at(-1).content.startsWith(`${WORDS}\n`));
        assert.deepEqual(madeHere(state), []);
      });
    }

    test('"Create anyway" makes exactly one lead, with a double click, too', async () => {
      const { page, app } = await sendDuplicate(cases[0]);
      const { leads } = await desk.sandbox.state();
      await settledHeight(page);
      await app.getByRole("button", { name: "Create anyway" }).dblclick();
      await isCreated(app);
      const state = await desk.sandbox.state();
      assert.equal(state.leads.length, leads.length + 1);
      const [lead] = madeHere(state);
      assert.equal(lead.email, "Emma.Thompson@Brightwater.example");
      assert.equal(notesOn(state, "lead", lead.id).length, 1);
      assert.equal(commentsOn(state, 3).length, 1);
    });

    test("changed after that and sent again: the new words are looked for", async () => {
      const { app } = await sendDuplicate(cases[0]);
      await email(app).fill("nobody.yet@coconut-systems.example");
      await create(app);
      assert.equal(madeHere(await desk.sandbox.state())[0].email, "nobody.yet@coconut-systems.example");
    });

    test("a check that fails: nothing was sent, and it can be repeated", async () => {
      await desk.sandbox.searchV3(searchV3);
      const { page, app } = await openForm(desk, 3);
      await app.getByText("The lead will belong to you").waitFor();
      await note(app).fill(WORDS);
      await desk.sandbox.fault({ match: searchV3 ? "POST /v3/contacts/search" : "GET /v2/contacts", kind: "status", status: 500 });
      await send(app);
      await app.getByText("Nothing was sent, because it could not be checked for duplicates.").waitFor();
      await app.getByRole("alert").getByText("Sell has a problem").waitFor();
      await isSound(page);
      assert.equal(madeHere(await desk.sandbox.state()).length, 0);
      assert.equal(await note(app).inputValue(), WORDS);
      await app.getByRole("button", { name: "Try again" }).click();
      await isCreated(app);
      assert.equal(madeHere(await desk.sandbox.state()).length, 1);
    });
  });
}

describe("duplicates that two tabs make", () => {
  const desk = newProfileDesk();

  test("a lead that was made in another tab meanwhile is found, although Sell's search does not know it yet", async () => {
    const first = await openForm(desk, 3);
    await first.app.getByText("The lead will belong to you").waitFor();
    const second = await openForm(desk, 3);
    await desk.sandbox.lag(60_000);
    await create(second.app);
    await first.page.bringToFront();
    await send(first.app);
    await first.app.getByText("Created for this requester since you opened the form").waitFor();
    await isSound(first.page);
    assert.equal(madeHere(await desk.sandbox.state()).length, 1);
    await first.app.getByRole("button", { name: "Open this one: Priya Raghunathan" }).click();
    await first.app.getByRole("article", { name: "Priya Raghunathan" }).waitFor();
    assert.equal(madeHere(await desk.sandbox.state()).length, 1);
  });

  test("both tabs at once make one lead", async () => {
    const first = await openForm(desk, 3);
    const second = await openForm(desk, 3);
    for (const { app } of [first, second]) await app.getByText("The lead will belong to you").waitFor();
    await desk.sandbox.fault({ match: "POST /v2/leads", kind: "delay", ms: 8_000 });
    await send(second.app);
    await second.app.getByText("Creating the lead: Priya Raghunathan").waitFor();
    await first.page.bringToFront();
    await send(first.app);
    await first.app.getByText("Another tab is sending from this ticket").waitFor();
    await isSound(first.page);
    await isCreated(second.app);
    await first.app.getByRole("button", { name: "Try again" }).click();
    await first.app.getByText(FOUND).waitFor();
    assert.equal(madeHere(await desk.sandbox.state()).length, 1);
  });
});
