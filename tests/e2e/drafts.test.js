// What an agent has written and not sent is never lost by accident (spec 6.8): it survives reload, change of ticket and
// closing, and it is nobody else's. That leaving asks is in leaving_a_form.test.js.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import { BACK, draftsIn, isBack, nothingIsOffered, press, WORDS, writeDraft } from "./support/drafts.js";
import { keptBy, makeDraftsOlder, makeOlder, replaceKept } from "./support/kept.js";
import { create, focused, inForm, madeHere, note, openForm, openNote } from "./support/lead_form.js";
import { newProfileDesk } from "./support/profile_desk.js";
import { isSound } from "./support/soundness.js";

describe("an unfinished form in a browser that keeps things", () => {
  const desk = newProfileDesk();
  const write = () => writeDraft(desk);

  test("a reload brings it back as it was, says so, and it can be sent", async () => {
    const { page, app, problems } = await write();
    await page.reload();
    await isBack(app);
    await app.getByText("Written just now, not sent.").waitFor();
    await isSound(page);
    await create(app);
    const [lead, ...others] = madeHere(await desk.sandbox.state());
    assert.deepEqual([lead.organization_name, others], ["Coconut Systems Ltd", []]);
    assert.deepEqual(await draftsIn(page), []);
    assert.deepEqual(problems, []);
  });

  test("another ticket in another tab and back: it stands as it was", async () => {
    const { page, app } = await write();
    await page.getByRole("link", { name: "Start" }).click();
    await page.getByRole("link", { name: /Sukarno · #9/ }).click();
    await app.getByText("Not in Sell yet").waitFor();
    await page.getByRole("navigation", { name: "Open tabs" }).getByRole("link", { name: /^#3/ }).click();
    await inForm(app);
    assert.equal(await note(app).inputValue(), WORDS);
  });

  test("each ticket has its own, and a ticket without one has none", async () => {
    const { page } = await write();
    await page.close();
    const other = await openForm(desk, 9);
    assert.equal(await note(other.app).inputValue(), "");
    await note(other.app).fill("For Sukarno.");
    await other.page.close();
    const first = await desk.ticket(3);
    await isBack(first.app);
    await first.page.close();
    const second = await desk.ticket(9);
    await second.app.getByText(BACK).waitFor();
    assert.equal(await note(second.app).inputValue(), "For Sukarno.");
    assert.equal((await draftsIn(second.page)).length, 2);
  });

  test("closing the page and opening it again brings it back", async () => {
    const { page } = await write();
    await page.close();
    await isBack((await desk.ticket(3)).app);
  });

  test("a form in which nothing was written is no draft", async () => {
    const { page, app } = await openForm(desk, 3);
    await note(app).fill("x");
    await note(app).fill("");
    assert.deepEqual(await draftsIn(page), []);
    await page.reload();
    await nothingIsOffered(app);
  });

  test("what is back can be thrown away, and stays away", async () => {
    const { page, app } = await write();
    await page.reload();
    await isBack(app);
    await press(app, "Discard");
    await app.getByText("Not in Sell yet").waitFor();
    assert.deepEqual(await draftsIn(page), []);
    await page.reload();
    await nothingIsOffered(app);
    await press(app, "Create lead");
    await inForm(app);
    assert.equal(await note(app).inputValue(), "");
    assert.equal(await app.getByLabel("Last name").inputValue(), "Raghunathan");
  });

  test("after a week it is gone, the day before it is there, and opening it makes it no younger", async () => {
    const { page } = await write();
    await makeDraftsOlder(page, { days: 6, hours: 23 });
    await makeOlder(page, { days: 6, hours: 23 });
    await page.close();
    const young = await desk.ticket(3);
    await isBack(young.app);
    await young.app.getByText("Written 6 days ago, not sent.").waitFor();
    await young.app.getByRole("heading", { name: "What will happen" }).waitFor();
    await makeDraftsOlder(young.page, { hours: 2 });
    await young.page.close();
    const old = await desk.ticket(3);
    await nothingIsOffered(old.app);
    await old.page.close();
    const other = await openForm(desk, 9);
    await note(other.app).fill("Keeping this clears up.");
    assert.equal((await draftsIn(other.page)).length, 1);
  });

  test("a draft from the future and one that cannot be read are none", async () => {
    const { page } = await write();
    await makeDraftsOlder(page, { hours: -2 });
    await page.close();
    const future = await desk.ticket(3);
    await nothingIsOffered(future.app);
    await replaceKept(future.page, () => `${Date.now()}\n[["<img src=x>",{}],[[]],null]`, "sell-sidebar/owner");
    await future.page.close();
    const unreadable = await desk.ticket(3);
    await nothingIsOffered(unreadable.app);
    assert.deepEqual(unreadable.problems, []);
  });

  test("another agent on the same machine finds nothing of it", async () => {
    const { page } = await write();
    await page.close();
    const other = await desk.ticket(3, { as: "admin" });
    await nothingIsOffered(other.app);
    assert.deepEqual(await draftsIn(other.page), []);
    const kept = JSON.stringify(await keptBy(other.page));
    assert.doesNotMatch(kept, /Call in the morning/);
    await press(other.app, "Create lead");
    await inForm(other.app);
    assert.equal(await note(other.app).inputValue(), "");
  });

  test("an agent without access to Sell finds nothing of it either", async () => {
    const { page } = await write();
    await page.close();
    const other = await desk.ticket(3, { as: "support_agent" });
    await other.app.getByText("You have no access to Sell").waitFor();
    assert.deepEqual(await draftsIn(other.page), []);
  });

  test("where somebody has put the customer into Sell meanwhile, it is offered and not opened", async () => {
    const { page } = await write();
    await makeOlder(page, { hours: 1 });
    await page.close();
    await desk.sandbox.changeInSell("/v2/contacts/5110", { email: "priya.r@coconut-systems.example" });
    const { page: later, app } = await desk.ticket(3);
    await app.getByRole("article", { name: "Sigríður Jónsdóttir" }).waitFor();
    await app.getByText("You began a lead for this customer").waitFor();
    await isSound(later);
    await press(app, "Continue");
    await inForm(app);
    assert.equal(await note(app).inputValue(), WORDS);
    await press(app, "Cancel");
    await press(app, "Keep as draft");
    await app.getByRole("article", { name: "Sigríður Jónsdóttir" }).waitFor();
    await app.getByText("You began a lead for this customer").waitFor();
    await press(app, "Discard");
    await app.getByText("You began a lead for this customer").waitFor({ state: "detached" });
    await app.getByRole("article", { name: "Sigríður Jónsdóttir" }).waitFor();
    assert.deepEqual(await draftsIn(later), []);
    assert.notEqual(await focused(later), null, "the focus is lost");
  });

  test("a change of requester keeps edits, refreshes the rest, and survives a reload", async () => {
    const { page, app } = await write();
    await page.getByRole("combobox", { name: "Requester" }).fill("Sukarno");
    await page.getByRole("option", { name: /Sukarno/ }).first().click();
    await app.getByText("The requester is now Sukarno").waitFor();
    const values = async () => ({
      first: await app.getByLabel("First name").inputValue(),
      last: await app.getByLabel("Last name").inputValue(),
      organization: await app.getByLabel("Organization").inputValue(),
      email: await app.getByLabel("E-mail", { exact: true }).inputValue(),
      phone: await app.getByLabel("Phone").inputValue(),
      note: await note(app).inputValue(),
    });
    const expected = {
      first: "",
      last: "Sukarno",
      organization: "Coconut Systems Ltd",
      email: "sukarno@garuda-travel.example",
      phone: "+62 21 555 0168",
      note: WORDS,
    };
    assert.deepEqual(await values(), expected);
    await isSound(page);
    await page.reload();
    await app.getByText(BACK).waitFor();
    assert.deepEqual(await values(), expected);
  });

  test("a lead that an earlier page sent in vain and Sell then refuses: the form is back with the words", async () => {
    for (const fault of [{ kind: "drop_before" }, { kind: "status", status: 422 }]) {
      await desk.sandbox.fault({ match: "POST /v2/leads", ...fault });
    }
    const first = await write();
    await press(first.app, "Create lead");
    await first.app.getByText("Lead in Sell: no answer – looking whether it was done…").waitFor();
    await first.page.close();
    const { page, app } = await desk.ticket(3);
    await app.getByRole("alert").getByText("Sell did not accept this").waitFor();
    assert.equal(await note(app).inputValue(), WORDS);
    assert.equal(await app.getByLabel("Organization").inputValue(), "Coconut Systems Ltd");
    await isSound(page);
    await create(app);
    assert.equal(madeHere(await desk.sandbox.state()).length, 1);
  });

  test("the draft of a note is offered beside the record, and goes on it", async () => {
    const { page, app } = await openNote(desk, 2);
    await app.getByLabel("Note for sales").fill(WORDS);
    await page.reload();
    await app.getByRole("article", { name: "Kenji Tanaka" }).waitFor();
    await app.getByText("You began a note for sales").waitFor();
    await isSound(page);
    await press(app, "Continue");
    await app.getByRole("heading", { name: "Note on Kenji Tanaka" }).waitFor();
    assert.equal(await app.getByLabel("Note for sales").inputValue(), WORDS);
    await app.getByLabel("Note for sales").press("Escape");
    await press(app, "Discard");
    await app.getByRole("article", { name: "Kenji Tanaka" }).waitFor();
    assert.deepEqual(await draftsIn(page), []);
  });
});

describe("an unfinished form in a browser that refuses storage", () => {
  const desk = newDesk();

  test("the form says that it is lost at a reload, and it is kept as long as the page", async () => {
    const { page, app, problems } = await openForm(desk, 3);
    await app.getByText("This browser keeps nothing for the app").waitFor();
    await isSound(page);
    await note(app).fill(WORDS);
    await press(app, "Cancel");
    await press(app, "Keep as draft");
    await app.getByText("You began a lead for this customer").waitFor();
    await press(app, "Continue");
    await inForm(app);
    assert.equal(await note(app).inputValue(), WORDS);
    await page.reload();
    await app.getByText("Not in Sell yet").waitFor();
    assert.equal(await app.getByText("You began a lead for this customer").count(), 0);
    assert.deepEqual(problems, []);
  });

  test("the form for a note says so, too", async () => {
    const { app } = await openNote(desk, 2);
    await app.getByText("This browser keeps nothing for the app").waitFor();
  });
});
