// Searching Sell by hand: by names, companies, addresses and numbers, on both plans, and what may go wrong on the way.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { button, field, openSearch, record, searchAt, use } from "./support/by_hand.js";
import { newDesk } from "./support/desk.js";
import { after, until } from "./support/sandbox.js";
import { isSound } from "./support/soundness.js";

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
    await after(1_000);
    assert.deepEqual(await searches(), []);
    await field(app).fill("Am");
    await record(app, "Amélie Laurent").waitFor();
    assert.equal((await searches()).length, 2);
  });

  test("ten letters typed quickly cost at most two searches", async () => {
    const { app } = await searchAt(desk);
    await desk.sandbox.clearRequests();
    // Typed within the page: the machine's own pauses between the letters would be the typist's.
    await field(app).evaluate(async (input) => {
      for (const letter of "Hoshino De") {
        input.value += letter;
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    await record(app, "Kenji Tanaka").waitFor();
    assert.ok((await searches()).length <= 2 * 2, `${(await searches()).length} requests`);
  });

  test("an older, slower answer never replaces a newer one", async () => {
    const { app } = await searchAt(desk);
    await desk.sandbox.clearRequests();
    await desk.sandbox.fault({ match: "POST /v3/leads/search", kind: "delay", ms: 2_500, times: 1 });
    await field(app).fill("Tanaka");
    // The search for contacts goes out beside the one that is slow.
    await until(async () => 1 <= (await searches()).length);
    await field(app).fill("Okafor");
    await record(app, "Owen Okafor").waitFor();
    await until(async () => (await searches()).length === 4);
    // The log tells that the answer was sent; the app needs a moment more to read it.
    await after(1_000);
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
