// "Send note to sales" (F7): the agent's words, their name and the ticket's address arrive as one note on the record.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import { commentsOn, focused, notesOn, openNote } from "./support/lead_form.js";
import { newProfileDesk } from "./support/profile_desk.js";
import { isSound } from "./support/soundness.js";

const WORDS = "Wants ten more seats.\nLast year's price?";
const signed = (words, ticket) =>
  `${words}\nDaniel Mensah · Zendesk Support\nTicket #${ticket}: https://sandbox-demo.zendesk.com/agent/tickets/${ticket}`;
const field = (app) => app.getByLabel("Note for sales");
const send = (app) => app.getByRole("button", { name: "Send note to sales" }).click();
const isSent = async (app) => {
  await app.getByText("Note sent to sales").waitFor();
  await app.getByText("Note in Sell: done").waitFor();
};

describe("a note for sales", () => {
  const desk = newDesk();
  const contents = async (type, id) => notesOn(await desk.sandbox.state(), type, id).map((it) => it.content);

  for (const { ticket, type, id, name, owner } of [
    { ticket: 1, type: "contact", id: 5002, name: "Amélie Laurent", owner: "Chloé Dubois" },
    { ticket: 2, type: "lead", id: 3001, name: "Kenji Tanaka", owner: "Yuki Ito" },
    { ticket: 6, type: "contact", id: 5030, name: "Nordwind Logistik GmbH", owner: "Daniel Mensah" },
  ]) {
    test(`on ${name}: arrives with name and link on that ${type}, and the owner is named`, async () => {
      const before = await desk.sandbox.state();
      const { page, app, problems } = await openNote(desk, ticket);
      await app.getByRole("heading", { name: `Note on ${name}` }).waitFor();
      assert.match(await focused(page), new RegExp(`Note on ${name}`));
      await app.getByText(`${owner} owns this record. Your name and a link to this ticket go along.`).waitFor();
      await isSound(page);
      await field(app).fill(WORDS);
      await send(app);
      await isSent(app);
      await app.getByText(`Owner: ${owner}`).waitFor();
      assert.match(await focused(page), /Note sent to sales/);
      await isSound(page);
      const after = await desk.sandbox.state();
      const old = new Set(before.notes.map((it) => it.id));
      const fresh = after.notes.filter((it) => !old.has(it.id));
      assert.deepEqual(
        fresh.map((it) => [it.resource_type, it.resource_id, it.content]),
        [[type, id, signed(WORDS, ticket)]],
      );
      assert.equal(after.leads.length, before.leads.length);
      assert.deepEqual(commentsOn(after, ticket), []);
      await app.getByRole("button", { name: "Close" }).click();
      await app.getByRole("article", { name }).waitFor();
      assert.deepEqual(problems, []);
    });
  }

  test("without words it is not sent, and the field says so", async () => {
    const before = await contents("lead", 3001);
    const { page, app } = await openNote(desk, 2);
    await field(app).fill("  \n ");
    await send(app);
    await app.getByText("Write a few words for sales.").waitFor();
    assert.equal(await field(app).getAttribute("aria-invalid"), "true");
    await isSound(page);
    await field(app).fill("Now.");
    await app.getByText("Write a few words for sales.").waitFor({ state: "detached" });
    assert.deepEqual(await contents("lead", 3001), before);
    await send(app);
    await isSent(app);
    assert.deepEqual(await contents("lead", 3001), [...before, signed("Now.", 2)]);
  });

  test("a note that Sell refuses is said so, and the words stand", async () => {
    await desk.sandbox.fault({ match: "POST /v2/notes", kind: "status", status: 422 });
    const before = await contents("lead", 3001);
    const { page, app } = await openNote(desk, 2);
    await field(app).fill(WORDS);
    await send(app);
    await app.getByRole("alert").getByText("Sell did not accept this").waitFor();
    assert.equal(await field(app).inputValue(), WORDS);
    await isSound(page);
    assert.deepEqual(await contents("lead", 3001), before);
    await send(app);
    await isSent(app);
    assert.deepEqual(await contents("lead", 3001), [...before, signed(WORDS, 2)]);
  });

  for (const kind of ["drop_after", "garbage"]) {
    test(`the reply is lost (${kind}): the note is found, and there is one`, async () => {
      await desk.sandbox.fault({ match: "POST /v2/notes", kind });
      const before = await contents("lead", 3001);
      const { app } = await openNote(desk, 2);
      await field(app).fill(WORDS);
      await send(app);
      await isSent(app);
      assert.deepEqual(await contents("lead", 3001), [...before, signed(WORDS, 2)]);
    });
  }

  test("the request is lost: not sure yet, and Try again makes one note", async () => {
    await desk.sandbox.fault({ match: "POST /v2/notes", kind: "drop_before" });
    const before = await contents("lead", 3001);
    const { page, app } = await openNote(desk, 2);
    await field(app).fill(WORDS);
    await send(app);
    await app.getByText("Not sure yet whether the note was sent").waitFor();
    await app.getByText("Nothing is sent twice", { exact: false }).waitFor();
    await isSound(page);
    await app.getByRole("button", { name: "Try again" }).click();
    await isSent(app);
    assert.deepEqual(await contents("lead", 3001), [...before, signed(WORDS, 2)]);
  });

  test("a double click and a second press of Enter send one note", async () => {
    const before = await contents("contact", 5002);
    const { app } = await openNote(desk, 1);
    await field(app).fill(WORDS);
    await app.getByRole("button", { name: "Send note to sales" }).dblclick();
    await isSent(app);
    assert.deepEqual(await contents("contact", 5002), [...before, signed(WORDS, 1)]);
  });

  test("the same words can be sent a second time on purpose", async () => {
    const before = await contents("lead", 3001);
    const { app } = await openNote(desk, 2);
    for (const _ of [1, 2]) {
      await field(app).fill(WORDS);
      await send(app);
      await isSent(app);
      await app.getByRole("button", { name: "Close" }).click();
      await send(app);
      await field(app).waitFor();
    }
    assert.deepEqual(await contents("lead", 3001), [...before, signed(WORDS, 2), signed(WORDS, 2)]);
  });

  test("in Japanese", async () => {
    const { page, app } = await desk.visit("/agent/tickets/2", { locale: "ja", scheme: "dark" });
    await app.getByRole("button", { name: "営業にメモを送る" }).click();
    await app.getByRole("textbox").fill("見積もりを希望。");
    await isSound(page);
    await app.getByRole("button", { name: "営業にメモを送る" }).click();
    await app.getByText("営業にメモを送りました").waitFor();
    assert.match((await contents("lead", 3001)).at(-1), /^見積もりを希望。\n/);
  });
});

describe("a note for sales in a browser that keeps things", () => {
  const desk = newProfileDesk();

  test("a note that was sent leaves no draft", async () => {
    const { page, app } = await openNote(desk, 2);
    await field(app).fill(WORDS);
    await send(app);
    await isSent(app);
    await page.reload();
    await app.getByRole("article", { name: "Kenji Tanaka" }).waitFor();
    assert.equal(await app.getByText("You began a note for sales").count(), 0);
  });

  test("closed while it was on its way: taken up at the next opening, and there is one note", async () => {
    const before = notesOn(await desk.sandbox.state(), "lead", 3001).length;
    await desk.sandbox.fault({ match: "POST /v2/notes", kind: "delay", ms: 3_000 });
    const first = await openNote(desk, 2);
    await field(first.app).fill(WORDS);
    await send(first.app);
    await first.app.getByText("Sending the note…").waitFor();
    await first.page.close();
    const { app } = await desk.ticket(2);
    await isSent(app);
    assert.equal(notesOn(await desk.sandbox.state(), "lead", 3001).length, before + 1);
  });
});
