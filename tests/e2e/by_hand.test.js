// What the agent does by hand: searching Sell, taking a record for the requester's or leaving it out, choosing among
// several, going to a person's company; and that decisions are remembered.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { newDesk } from "./support/desk.js";
import { newProfileDesk } from "./support/profile_desk.js";
import { until } from "./support/sandbox.js";
import { isSound } from "./support/soundness.js";

const field = (app) => app.getByRole("searchbox", { name: "Search for" });
const button = (app, name) => app.getByRole("button", { name, exact: true });
const record = (app, name) => app.getByRole("article", { name, exact: true });
const use = (app, name) => button(app, `Use this record: ${name}`);

async function openSearch(app) {
  await app.getByRole("banner").getByRole("button", { name: "Search Sell" }).click();
  await app.getByRole("heading", { name: "Search Sell" }).waitFor();
}

/** A ticket whose requester Sell does not know, with the search open. */
async function searchAt(desk) {
  const { page, app, problems } = await desk.ticket(3);
  await app.getByText("Not in Sell yet").waitFor();
  await openSearch(app);
  return { page, app, problems };
}

/** Goes on with Tab until this has the focus, as somebody without a mouse. */
async function tabTo(page, target) {
  await target.waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not lead to ${target}`);
}

async function press(page, target) {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

describe("searching by hand", () => {
  const desk = newDesk();
  const searches = async () => (await desk.sandbox.requests()).filter((it) => /search$|leads$|contacts$/.test(it.path));

  const finds = {
    "the whole name of a person": ["Amélie Laurent", "Amélie Laurent"],
    "a last name": ["Laurent", "Amélie Laurent"],
    "the last name of a lead": ["Tanaka", "Kenji Tanaka"],
    "a company": ["Maison Lumière", "Maison Lumière"],
    "the company of a lead": ["Hoshino Denki", "Kenji Tanaka"],
    "an e-mail address": ["kenji.tanaka@hoshino-denki.example", "Kenji Tanaka"],
    "an e-mail address in capitals": ["AMELIE.LAURENT@MAISON-LUMIERE.EXAMPLE", "Amélie Laurent"],
    "a phone number": ["+81 52 555 0182", "Kenji Tanaka"],
    "a mobile number": ["+33 6 12 55 01 77", "Amélie Laurent"],
  };
  const wholeNameOfLead = { "the whole name of a lead": ["Kenji Tanaka", "Kenji Tanaka"] };
  const byBeginnings = {
    "the beginning of a first name": ["Amél", "Amélie Laurent"],
    "the beginning of a last name": ["Tana", "Kenji Tanaka"],
    "the beginning of a company": ["maison", "Amélie Laurent"],
    "a number without its blanks": ["+33142685300", "Amélie Laurent"],
  };
  const findsAll = async (cases) => {
    const { page, app, problems } = await searchAt(desk);
    const missed = [];
    for (const [what, [text, name]] of Object.entries(cases)) {
      await field(app).fill("");
      await field(app).fill(text);
      await app.getByRole("status").getByText(/found/).waitFor();
      if ((await record(app, name).count()) === 0) missed.push(what);
    }
    assert.deepEqual(missed, []);
    assert.deepEqual(problems, []);
    return { page, app };
  };

  test("by name, company, e-mail and phone, and by beginnings", async () => {
    const { page } = await findsAll({ ...finds, ...wholeNameOfLead, ...byBeginnings });
    await isSound(page);
  });

  test("without search v3: by whole names, companies, e-mail and phone", async () => {
    await desk.sandbox.searchV3(false);
    await findsAll(finds);
  });

  test("without search v3: a lead by its whole name", async () => {
    await desk.sandbox.searchV3(false);
    await findsAll(wholeNameOfLead);
  });

  test("without search v3 the search says that a name must be typed in full", async () => {
    await desk.sandbox.searchV3(false);
    const { page, app } = await searchAt(desk);
    await field(app).fill("Amél");
    await app.getByText("Nothing found.").waitFor();
    await app.getByText("On your Sell plan a name must be typed in full.").waitFor();
    await isSound(page);
  });

  test("with search v3 nothing is said about whole names", async () => {
    const { page, app } = await searchAt(desk);
    await isSound(page);
    await field(app).fill("Zzyzx");
    await app.getByText("Nothing found.").waitFor();
    assert.equal(await app.getByText("typed in full").count(), 0);
    await isSound(page);
  });

  test("one letter asks nothing", async () => {
    const { app } = await searchAt(desk);
    await desk.sandbox.clearRequests();
    await field(app).fill("A");
    await field(app).fill("Am");
    await record(app, "Amélie Laurent").waitFor();
    assert.equal((await searches()).length, 2);
  });

  test("ten letters typed quickly cost at most two searches", async () => {
    const { app } = await searchAt(desk);
    await desk.sandbox.clearRequests();
    await field(app).pressSequentially("Hoshino De");
    await record(app, "Kenji Tanaka").waitFor();
    assert.ok((await searches()).length <= 2 * 2, `${(await searches()).length} requests`);
  });

  test("an older, slower answer never replaces a newer one", async () => {
    const { app } = await searchAt(desk);
    await desk.sandbox.clearRequests();
    await desk.sandbox.fault({ match: "POST /v3/leads/search", kind: "delay", ms: 2_500, times: 1 });
    await field(app).fill("Tanaka");
    // The search for contacts goes out beside the one that is slow.
    await until(async () => (await searches()).length === 1);
    await field(app).fill("Okafor");
    await record(app, "Owen Okafor").waitFor();
    await until(async () => (await searches()).length === 4);
    const ended = Date.now();
    // The log tells that the answer was sent; the app needs a moment more to read it.
    await until(async () => ended + 1_000 < Date.now());
    assert.equal(await record(app, "Kenji Tanaka").count(), 0);
    assert.equal(await record(app, "Owen Okafor").count(), 1);
  });

  test("one half of the search that fails is named, and the other half is shown", async () => {
    await desk.sandbox.fault({ match: "POST /v3/leads/search", kind: "status", status: 500, times: null });
    const { page, app } = await desk.ticket(1);
    await record(app, "Amélie Laurent").waitFor();
    await openSearch(app);
    await field(app).fill("Laurent");
    await use(app, "Amélie Laurent").waitFor();
    await app.getByText("Leads could not be searched").waitFor();
    await isSound(page);
  });

  test("a search that fails says why, and Try again finds", async () => {
    const { page, app } = await searchAt(desk);
    await desk.sandbox.fault({ match: "POST /v3", kind: "drop_before", times: null });
    await field(app).fill("Laurent");
    await app.getByRole("alert").getByText("No answer from Sell").waitFor();
    await isSound(page);
    await desk.sandbox.clearFaults();
    await button(app, "Try again").click();
    await record(app, "Amélie Laurent").waitFor();
  });

  test("a pause that Sell asks for during a search: the search goes on by itself", async () => {
    const { app } = await searchAt(desk);
    await desk.sandbox.fault({ match: "POST /v3", kind: "rate_limit", times: null });
    await field(app).fill("Laurent");
    await app.getByText(/The app tries again by itself/).waitFor();
    await desk.sandbox.clearFaults();
    await record(app, "Amélie Laurent").waitFor({ timeout: 20_000 });
  });

  test("Back leads to the requester", async () => {
    const { app } = await searchAt(desk);
    await button(app, "Back").click();
    await app.getByText("Not in Sell yet").waitFor();
  });

  test("a new ticket without requester offers the search, and shows what was chosen", async () => {
    const { page, app } = await desk.visit("/agent/tickets/new");
    await app.getByText("No requester yet").waitFor();
    await isSound(page);
    await app.getByRole("main").getByRole("button", { name: "Search Sell" }).click();
    await field(app).fill("Tanaka");
    await use(app, "Kenji Tanaka").click();
    await record(app, "Kenji Tanaka").getByText("Chosen by you").waitFor();
    await isSound(page);
  });

  test("in Japanese", async () => {
    const { page, app } = await desk.ticket(3, { locale: "ja" });
    await app.getByRole("banner").getByRole("button").first().click();
    await app.getByRole("searchbox").fill("佐藤");
    await record(app, "美咲 佐藤").waitFor();
    await isSound(page);
  });
});

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
    await button(app, "All matches").waitFor();
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
