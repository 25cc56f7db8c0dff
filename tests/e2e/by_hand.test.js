// What the agent does by hand: taking a record for the requester's or leaving it out, choosing among several, going to a
// person's company; and that decisions are remembered. The search itself is in searching.test.js.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { button, dealsAreThere, field, press, record, searchAt, tabTo, use } from "./support/by_hand.js";
import { newProfileDesk } from "./support/profile_desk.js";
import { isSound } from "./support/soundness.js";

describe("decisions are remembered", () => {
  const desk = newProfileDesk();
  const reload = async (page) => page.reload();

  test("Use this record: shown as chosen by the agent, after a reload too, until the agent takes it back", async () => {
    const { page, app, problems } = await searchAt(desk);
    await field(app).fill("Amél");
    await use(app, "Amélie Laurent").click();
    const chosen = record(app, "Amélie Laurent").getByText("Chosen by you");
    await app.getByRole("region", { name: "Deals of Amélie Laurent" }).waitFor();
    await isSound(page);
    await reload(page);
    await app.getByRole("region", { name: "Deals of Amélie Laurent" }).waitFor();
    await chosen.waitFor();
    await button(app, "Not this person").click();
    await app.getByText("Not in Sell yet").waitFor();
    await reload(page);
    await app.getByText("Not in Sell yet").waitFor();
    assert.deepEqual(problems, []);
  });

  test("the reason for a record that the agent chose is a sentence", async () => {
    const { app } = await searchAt(desk);
    await field(app).fill("Amél");
    await use(app, "Amélie Laurent").click();
    const reason = record(app, "Amélie Laurent").getByText("Chosen by you");
    assert.equal(await reason.innerText(), "Chosen by you");
  });

  test("Not this person: left out, after a reload too, until Show again", async () => {
    const { page, app, problems } = await desk.ticket(1);
    await button(app, "Not this person").click();
    await app.getByText("1 record was left out: you said it is somebody else.").waitFor();
    await app.getByText("Every record with this e-mail address or phone number was left out by you.").waitFor();
    await isSound(page);
    await reload(page);
    await app.getByText("1 record was left out").waitFor();
    assert.equal(await record(app, "Amélie Laurent").count(), 0);
    await button(app, "Show again").click();
    await record(app, "Amélie Laurent").waitFor();
    await reload(page);
    await record(app, "Amélie Laurent").waitFor();
    assert.equal(await app.getByText("left out").count(), 0);
    assert.deepEqual(problems, []);
  });

  test("one of two left out: the other is shown alone, and both are offered again", async () => {
    const { page, app } = await desk.ticket(5);
    await app.getByText("Possible duplicate").waitFor();
    await app.getByRole("article").filter({ hasText: "Person" }).getByRole("button", { name: "Show Lucía Fernández" }).click();
    await dealsAreThere(app);
    await button(app, "Not this person").click();
    await app.getByText("1 record was left out").waitFor();
    const shown = await app.getByRole("main").innerText();
    assert.ok(!shown.includes("Possible duplicate") && shown.includes("Lead"), shown);
    await isSound(page);
    await button(app, "Show again").click();
    await app.getByText("2 matches in Sell").waitFor();
  });

  test("a pick among several is remembered, and All matches leads back", async () => {
    const { page, app, problems } = await desk.ticket(4);
    const holding = app.getByRole("article").filter({ hasText: "Weber Holding SE" });
    await holding.getByRole("button", { name: "Show Jonas Weber" }).click();
    await button(app, "Show company Weber Holding SE").waitFor();
    await isSound(page);
    await reload(page);
    await button(app, "Show company Weber Holding SE").waitFor();
    await button(app, "All matches").click();
    await app.getByText("2 matches in Sell").waitFor();
    await isSound(page);
    assert.deepEqual(problems, []);
  });

  test("a person's company is shown with its deals, and Back leads to the person", async () => {
    const { page, app, problems } = await desk.ticket(1);
    await button(app, "Show company Maison Lumière").click();
    await record(app, "Maison Lumière").waitFor();
    const deals = app.getByRole("region", { name: "Deals of Maison Lumière" });
    await deals.getByRole("article").first().waitFor();
    await isSound(page);
    await button(app, "Back to Amélie Laurent").click();
    await record(app, "Amélie Laurent").waitFor();
    assert.deepEqual(problems, []);
  });

  test("a company that cannot be loaded says so, and Try again shows it", async () => {
    const { page, app } = await desk.ticket(1);
    await app.getByText("€12,500.50").waitFor();
    await desk.sandbox.fault({ match: "GET /v2/contacts", kind: "status", status: 500, times: null });
    await button(app, "Show company Maison Lumière").click();
    await app.getByRole("alert").getByText("Sell has a problem").waitFor();
    await isSound(page);
    await desk.sandbox.clearFaults();
    await button(app, "Try again").click();
    await record(app, "Maison Lumière").waitFor();
  });

  /** Everything by keyboard; `after` is told each step. */
  const walkByKeyboard = async (page, app, after) => {
    await app.getByText("Not in Sell yet").waitFor();
    await app.getByRole("banner").getByRole("button", { name: "Search Sell" }).focus();
    await page.keyboard.press("Enter");
    await tabTo(page, field(app));
    await after("opening the search");
    await page.keyboard.type("Amél");
    await press(page, use(app, "Amélie Laurent"));
    await button(app, "Show company Maison Lumière").waitFor();
    await after("Use this record");
    await press(page, button(app, "Show company Maison Lumière"));
    await record(app, "Maison Lumière").waitFor();
    await after("Show company");
    await press(page, button(app, "Back to Amélie Laurent"));
    await button(app, "Not this person").waitFor();
    await after("Back to the person");
    await press(page, button(app, "Not this person"));
    await app.getByText("Not in Sell yet").waitFor();
    await after("Not this person");
    await page.goto(`${desk.sandbox.origin}/agent/tickets/4?as=sell_agent`);
    await app.getByText("2 matches in Sell").waitFor();
    await app.getByRole("button", { name: "Refresh" }).focus();
    await press(page, button(app, "Show Jonas Weber").first());
    await dealsAreThere(app);
    await after("Show");
    await press(page, button(app, "All matches"));
    await app.getByText("2 matches in Sell").waitFor();
    await after("All matches");
  };

  test("all of it by keyboard alone", async () => {
    const { page, app, problems } = await desk.ticket(3);
    await walkByKeyboard(page, app, async () => {});
    assert.deepEqual(problems, []);
  });

  test("whatever is pressed, the focus is not lost", async () => {
    const { page, app } = await desk.ticket(3);
    const lost = [];
    await walkByKeyboard(page, app, async (step) => {
      if (await app.locator("body").evaluate(() => document.activeElement === document.body)) lost.push(step);
    });
    assert.deepEqual(lost, [], "after these steps nothing has the focus");
  });
});
