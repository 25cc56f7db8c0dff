// A lead that was just made can be taken back while the focus is at the message and for twenty seconds more, and only
// while it is as it was made.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { frameOf, settledHeight } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { commentsOn, create, focused, isCreated, madeHere, note, notesOn, openForm } from "./support/lead_form.js";
import { newProfileDesk } from "./support/profile_desk.js";
import { after, until } from "./support/sandbox.js";
import { isSound } from "./support/soundness.js";

const undo = (app) => app.getByRole("button", { name: "Undo" });

/** Makes a lead on ticket 3; answers with it as Sell has it. */
async function made(desk, words) {
  const opened = await openForm(desk, 3);
  if (words) await note(opened.app).fill(words);
  await create(opened.app);
  await undo(opened.app).waitFor();
  const [lead, ...others] = madeHere(await desk.sandbox.state());
  assert.deepEqual(others, []);
  return { ...opened, lead };
}

/** Waits until every step is done. Before the first of them the steps of the lead that was made are still on screen. */
async function isTakenBack(app) {
  await app.getByText("The lead was taken back").waitFor();
  await isCreated(app);
}

/** The clock of the app goes on by so many seconds, and the app has looked at it. */
async function putForward(page, seconds) {
  const frame = await frameOf(page);
  await frame.evaluate((ms) => {
    const now = Date.now;
    return new Promise((resolve) => {
      let looks = 0;
      Date.now = () => {
        if (++looks === 4) resolve();
        return now() + ms;
      };
    });
  }, seconds * 1000);
}

describe("taking a new lead back", () => {
  const desk = newDesk();

  test("the lead is gone from Sell, the ticket says so, and the requester is not in Sell", async () => {
    const { page, app, lead, problems } = await made(desk, "Wants a quote.");
    await isSound(page);
    await undo(app).click();
    await app.getByText("The lead was taken back").waitFor();
    await app.getByText("Taking the lead back in Sell: done").waitFor();
    await isCreated(app);
    assert.match(await focused(page), /The lead was taken back/);
    await isSound(page);
    assert.equal(await app.getByRole("article").count(), 0, "the card of a lead that is gone");
    assert.equal(await undo(app).count(), 0, "taking back cannot be taken back");

    const state = await desk.sandbox.state();
    assert.deepEqual(state.leads.filter((it) => it.id === lead.id), []);
    const link = `https://sandbox-demo.zendesk.com/sales/leads/${lead.id}`;
    assert.deepEqual(
      commentsOn(state, 3).map((it) => it.body),
      [
        `Daniel Mensah passed this customer to sales: the lead “Priya Raghunathan” was created in Zendesk Sell.\n${link}`,
        `Daniel Mensah took back the lead “Priya Raghunathan”: it was deleted in Zendesk Sell.\n${link}`,
      ],
    );
    await app.getByRole("button", { name: "Close" }).click();
    await app.getByText("Not in Sell yet").waitFor();
    assert.deepEqual(problems, []);
  });

  test("after that a lead can be made again, and it is another one", async () => {
    const { app, lead } = await made(desk);
    await undo(app).click();
    await isTakenBack(app);
    await app.getByRole("button", { name: "Close" }).click();
    await app.getByRole("button", { name: "Create lead" }).click();
    await create(app);
    const [second, ...others] = madeHere(await desk.sandbox.state());
    assert.deepEqual(others, []);
    assert.notEqual(second.id, lead.id);
  });

  test("a lead that somebody has worked on stays, with the reason", async () => {
    const { page, app, lead } = await made(desk);
    await desk.sandbox.changeInSell(`/v2/leads/${lead.id}`, { status: "Working" });
    await undo(app).click();
    await app.getByText("The lead was not taken back").waitFor();
    await app.getByText("Somebody has worked on this lead in Sell meanwhile, so it stays.", { exact: false }).waitFor();
    await isSound(page);
    assert.equal(await app.getByRole("button", { name: "Try again" }).count(), 0, "trying again cannot help");
    const state = await desk.sandbox.state();
    assert.equal(state.leads.find((it) => it.id === lead.id)?.status, "Working");
    assert.equal(commentsOn(state, 3).length, 1);
    await app.getByRole("button", { name: "Close" }).click();
    await app.getByRole("article", { name: "Priya Raghunathan" }).waitFor();
  });

  test("a lead on which somebody wrote a note stays", async () => {
    const { app, lead } = await made(desk, "Wants a quote.");
    await desk.sandbox.createInSell("/v2/notes", { resource_type: "lead", resource_id: lead.id, content: "Called them." });
    await undo(app).click();
    await app.getByText("Somebody has worked on this lead in Sell meanwhile, so it stays.", { exact: false }).waitFor();
    const state = await desk.sandbox.state();
    assert.equal(madeHere(state).length, 1);
    assert.equal(notesOn(state, "lead", lead.id).length, 2);
  });

  test("Sell refuses to delete it: said so, and trying again works", async () => {
    const { page, app } = await made(desk);
    await desk.sandbox.fault({ match: "DELETE /v2/leads", kind: "status", status: 403 });
    await undo(app).click();
    await app.getByText("The lead was not taken back").waitFor();
    await app.getByText("The lead stands as it was.", { exact: false }).waitFor();
    await isSound(page);
    assert.equal(madeHere(await desk.sandbox.state()).length, 1);
    await app.getByRole("button", { name: "Try again" }).click();
    await isTakenBack(app);
    assert.equal(madeHere(await desk.sandbox.state()).length, 0);
  });

  test("the reply to the deletion is lost: it is seen that the lead is gone", async () => {
    const { app } = await made(desk);
    await desk.sandbox.fault({ match: "DELETE /v2/leads", kind: "drop_after" });
    await undo(app).click();
    await isTakenBack(app);
    const state = await desk.sandbox.state();
    assert.equal(madeHere(state).length, 0);
    assert.equal(commentsOn(state, 3).length, 2);
  });

  test("whoever is at the message has time; elsewhere, what is left is counted down, then the button goes", async () => {
    const { page, app } = await made(desk);
    assert.match(await focused(page), /Lead created: Priya Raghunathan/);
    const left = app.getByRole("timer").getByText(/^for \d+ more seconds?$/);
    // The last of what is asked for changes the message.
    await until(async () => (await desk.sandbox.requests()).some((it) => it.path === "/v2/users" && it.query.includes("ids=")));
    await isSound(page);
    const changes = await (await frameOf(page)).evaluateHandle(() => {
      const changes = [];
      const look = new MutationObserver((seen) => changes.push(...seen.map((it) => `${it.type} in ${it.target.nodeName}`)));
      look.observe(document.querySelector("main"), { attributes: true, characterData: true, childList: true, subtree: true });
      return changes;
    });
    await after(2_500);
    assert.deepEqual(await changes.jsonValue(), [], "a screen reader may read again what changes");
    await putForward(page, 3600);
    assert.equal(await left.count(), 0, "no time runs while the focus is at the message");
    await page.locator(".ticket-number").first().click();
    await left.waitFor();
    await undo(app).waitFor();
    await putForward(page, 21);
    await undo(app).waitFor({ state: "detached" });
    await isSound(page);
    assert.equal(madeHere(await desk.sandbox.state()).length, 1);
    await app.getByRole("article", { name: "Priya Raghunathan" }).waitFor();
  });

  test("by keyboard alone", async () => {
    const { page, app } = await made(desk);
    for (let at = 0; at < 5 && (await focused(page)) !== "Undo"; at++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await app.getByText("The lead was taken back").waitFor();
  });

  test("a double click deletes once and comments once", async () => {
    const { page, app } = await made(desk);
    await settledHeight(page);
    await undo(app).dblclick();
    await isTakenBack(app);
    const state = await desk.sandbox.state();
    assert.equal(commentsOn(state, 3).length, 2);
    const deletions = (await desk.sandbox.requests()).filter((it) => it.method === "DELETE");
    assert.equal(deletions.length, 1);
  });
});

describe("taking a new lead back in a browser that keeps things", () => {
  const desk = newProfileDesk();

  test("after a reload the requester is not in Sell, and there is nothing to go on with", async () => {
    const { page, app } = await made(desk, "Wants a quote.");
    await undo(app).click();
    await isTakenBack(app);
    await page.reload();
    await app.getByText("Not in Sell yet").waitFor();
    assert.equal(await app.getByText("You began").count(), 0);
  });

  test("closed while it was on its way: it is finished at the next opening", async () => {
    const { page, app } = await made(desk);
    await desk.sandbox.fault({ match: "DELETE /v2/leads", kind: "delay", ms: 3_000 });
    await undo(app).click();
    await app.getByText("Taking the lead back…").waitFor();
    await page.close();
    const later = await desk.ticket(3);
    await later.app.getByText("The lead was taken back").waitFor({ timeout: 25_000 });
    await isCreated(later.app);
    const state = await desk.sandbox.state();
    assert.equal(madeHere(state).length, 0);
    assert.equal(commentsOn(state, 3).length, 2);
  });
});
