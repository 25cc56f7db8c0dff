// From "not in Sell" to a lead with its note and the comment on the ticket.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { accessibilityProblems, frameOf, settledHeight } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { create, isCreated, madeHere, note, notesOn, openForm } from "./support/lead_form.js";
import { isSound } from "./support/soundness.js";

describe("creating a lead", () => {
  const desk = newDesk();

  test("lead, note and internal comment arrive exactly as the form said", async () => {
    const { page, app, problems } = await openForm(desk, 3);
    for (const [label, value] of [
      ["First name", "Priya"],
      ["Last name", "Raghunathan"],
      ["E-mail", "priya.r@coconut-systems.example"],
      ["Phone", "+91 80 4718 2200"],
    ]) {
      assert.equal(await app.getByLabel(label, { exact: true }).inputValue(), value, label);
    }
    await app.getByText(/The lead will belong to you \(Daniel Mensah\)/).waitFor();
    await isSound(page);

    await app.getByLabel("Organization").fill("Coconut Systems");
    await note(app).fill("Wants a quote for 40 seats.");
    await app.getByRole("button", { name: "Create lead" }).click();
    const success = app.getByRole("status").filter({ hasText: "Lead created: Priya Raghunathan" });
    await success.waitFor();
    await app.getByText("Note in Sell: done").waitFor();
    await isCreated(app);
    await app.getByText("Owner: Daniel Mensah").waitFor();
    const card = app.getByRole("article", { name: "Priya Raghunathan" });
    const link = await card.getByRole("link", { name: /Open in Sell/ }).getAttribute("href");
    assert.deepEqual(await accessibilityProblems(page), []);
    const focused = await (await frameOf(page)).evaluate(() => document.activeElement.textContent);
    assert.match(focused, /Lead created: Priya Raghunathan/);

    const state = await desk.sandbox.state();
    const [lead, ...others] = madeHere(state);
    assert.deepEqual(others, []);
    const session = await (await fetch(`${desk.sandbox.origin}/host/session.json?as=sell_agent`)).json();
    for (const [name, value] of Object.entries({
      first_name: "Priya",
      last_name: "Raghunathan",
      organization_name: "Coconut Systems",
      email: "priya.r@coconut-systems.example",
      phone: "+91 80 4718 2200",
      status: "New",
    })) {
      assert.equal(lead[name], value, name);
    }
    assert.equal(link, `https://sandbox-demo.zendesk.com/sales/leads/${lead.id}`);
    const notes = notesOn(state, "lead", lead.id);
    assert.equal(notes.length, 1);
    for (const part of ["Wants a quote for 40 seats.", session.agent.name, "https://sandbox-demo.zendesk.com/agent/tickets/3"]) {
      assert.ok(notes[0].content.includes(part), part);
    }
    const comments = state.comments.filter((it) => it.ticket_id === 3 && it.body.includes(link));
    assert.equal(comments.length, 1);
    assert.equal(comments[0].public, false);
    await page.getByText("passed this customer to sales").waitFor();
    assert.deepEqual(problems, []);
  });

  test("after a reload the new lead is found", async () => {
    const { page, app } = await openForm(desk, 3);
    await create(app);
    await page.reload();
    await app.getByRole("article", { name: "Priya Raghunathan" }).getByText("Matched by e-mail").waitFor();
  });

  test("a double click makes one lead", async () => {
    const { page, app } = await openForm(desk, 3);
    await app.getByRole("heading", { name: "What will happen" }).waitFor();
    await settledHeight(page);
    await app.getByRole("button", { name: "Create lead" }).dblclick();
    await isCreated(app);
    assert.equal(madeHere(await desk.sandbox.state()).length, 1);
  });

  test("a one-word name is a last name", async () => {
    const { app } = await openForm(desk, 9);
    assert.equal(await app.getByLabel("First name").inputValue(), "");
    assert.equal(await app.getByLabel("Last name").inputValue(), "Sukarno");
  });

  test("problems are shown at their fields, all at once, and go as they are solved", async () => {
    const { page, app } = await openForm(desk, 3);
    await app.getByLabel("First name").fill("");
    await app.getByLabel("Last name").fill("");
    await app.getByLabel("Organization").fill("");
    await app.getByLabel("E-mail").fill("nobody");
    await app.getByRole("button", { name: "Create lead" }).click();
    await app.getByText("2 fields need a look.").waitFor();
    await app.getByText("Enter a last name or an organization.").waitFor();
    assert.equal(await app.getByLabel("E-mail", { exact: true }).getAttribute("aria-invalid"), "true");
    assert.deepEqual(await accessibilityProblems(page), []);
    await app.getByLabel("Organization").fill("Coconut Systems");
    await app.getByText("1 field needs a look.").waitFor();
    assert.equal(madeHere(await desk.sandbox.state()).length, 0);
  });

  test("by keyboard alone, from the offer to the lead", async () => {
    const { page, app } = await desk.visit("/agent/tickets/3");
    await app.getByRole("button", { name: "Create lead" }).focus();
    await page.keyboard.press("Enter");
    await app.getByRole("heading", { name: "New lead" }).waitFor();
    // Until it is known who can own the lead, nothing is sent.
    await app.getByText("What will happen").waitFor();
    await app.getByLabel("Last name").focus();
    await page.keyboard.press("Enter");
    await app.getByText("Lead created: Priya Raghunathan").waitFor();
  });

  test("Sell refuses: said why, the form stands, and it can be sent again", async () => {
    await desk.sandbox.fault({ match: "POST /v2/leads", kind: "status", status: 422 });
    const { page, app } = await openForm(desk, 3);
    await note(app).fill("Keep me.");
    await app.getByRole("button", { name: "Create lead" }).click();
    await app.getByRole("alert").getByText("Sell did not accept this").waitFor();
    await isSound(page);
    assert.equal(await note(app).inputValue(), "Keep me.");
    assert.equal(madeHere(await desk.sandbox.state()).length, 0);
    await create(app);
    const state = await desk.sandbox.state();
    const [lead, ...others] = madeHere(state);
    assert.deepEqual(others, []);
    assert.match(notesOn(state, "lead", lead.id)[0].content, /^Keep me\./);
  });

  test("a step after the lead that fails is named and can be done again alone", async () => {
    await desk.sandbox.fault({ match: "POST /v2/notes", kind: "status", status: 500 });
    const { page, app } = await openForm(desk, 3);
    await app.getByRole("button", { name: "Create lead" }).click();
    await app.getByText("Note in Sell: no answer – looking whether it was done…").waitFor();
    await app.getByText("Note in Sell: not sure yet – Sell has a problem").waitFor();
    await app.getByText("Lead in Sell: done").waitFor();
    await app.getByText("Internal comment on the ticket: waiting").waitFor();
    await isSound(page);
    await app.getByRole("button", { name: "Try again" }).click();
    await isCreated(app);
    const state = await desk.sandbox.state();
    const [lead, ...others] = madeHere(state);
    assert.deepEqual(others, []);
    assert.equal(notesOn(state, "lead", lead.id).length, 1);
  });

  test("a change of requester keeps what the agent wrote and says so", async () => {
    const { page, app } = await openForm(desk, 3);
    await note(app).fill("Keep me.");
    await app.getByLabel("Organization").fill("My own words");
    await page.getByRole("combobox", { name: "Requester" }).fill("Sukarno");
    await page.getByRole("option", { name: /Sukarno/ }).first().click();
    await app.getByText("The requester is now Sukarno").waitFor();
    assert.equal(await app.getByLabel("Last name").inputValue(), "Sukarno");
    assert.equal(await app.getByLabel("Organization").inputValue(), "My own words");
    assert.equal(await note(app).inputValue(), "Keep me.");
  });

  test("in Japanese", async () => {
    const { page, app } = await desk.visit("/agent/tickets/3", { locale: "ja", scheme: "dark" });
    await app.getByRole("button", { name: "リードを作成" }).click();
    await app.getByRole("button", { name: "リードを作成" }).click();
    await app.getByText(/Daniel Mensah/).first().waitFor();
    await app.getByRole("article", { name: "Priya Raghunathan" }).waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
  });
});
