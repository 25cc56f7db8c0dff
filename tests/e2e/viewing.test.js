// What an agent sees beside a ticket: the packaged app, cross-origin, under a strict content security policy, with the
// real SDK, and sales data from the sandbox.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { appIn, frameOf, horizontalOverflow } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { isSound } from "./support/soundness.js";
import { after, until } from "./support/sandbox.js";

describe("beside a ticket", () => {
  const desk = newDesk();

  test("a contact is shown with its fields, the reason for the match and its deals", async () => {
    const { page, app, problems } = await desk.ticket(1);
    const card = app.getByRole("article", { name: "Amélie Laurent" });
    await card.waitFor();
    for (const text of ["Matched by e-mail amelie.laurent@maison-lumiere.example", "Maison Lumière", "Chloé Dubois"]) {
      await card.getByText(text, { exact: false }).first().waitFor();
    }
    assert.match(await card.getByRole("link", { name: /Open in Sell/ }).getAttribute("href"), /^https:\/\/sandbox-demo\.zendesk\.com\/sales\/contacts\/\d+$/);
    assert.equal(await card.getByRole("link", { name: "amelie.laurent@maison-lumiere.example" }).getAttribute("href"), "mailto:amelie.laurent@maison-lumiere.example");
    const deals = app.getByRole("region", { name: "Deals of Amélie Laurent" });
    assert.equal(await deals.getByRole("article").count(), 5);
    await deals.getByText("€12,500.50").waitFor();
    await deals.getByRole("button", { name: "Show all (7)" }).click();
    assert.equal(await deals.getByRole("article").count(), 7);
    await deals.getByText(/\(?Won\)?/).first().waitFor();
    await isSound(page);
    assert.deepEqual(problems, []);
  });

  test("the totals are right to the cent, a sum for each currency", async () => {
    const { app } = await desk.ticket(1);
    const shown = await app.getByText(/^Open: /).innerText();
    const { deals, contacts } = await desk.sandbox.state();
    const stages = (await desk.sandbox.sell("/v2/stages?per_page=100")).items.map((it) => it.data);
    const amelie = contacts.find((it) => it.email === "amelie.laurent@maison-lumiere.example");
    const closed = new Set(stages.filter((it) => ["won", "lost", "unqualified"].includes(it.category)).map((it) => it.id));
    assert.ok(closed.size > 0);
    const cents = {};
    for (const deal of deals.filter((it) => it.contact_id === amelie.id && !closed.has(it.stage_id))) {
      const [whole, fraction = ""] = String(deal.value).split(".");
      cents[deal.currency] = (cents[deal.currency] ?? 0n) + BigInt(whole + fraction.padEnd(2, "0"));
    }
    for (const [currency, sum] of Object.entries(cents)) {
      const text = new Intl.NumberFormat("en-US", { style: "currency", currency }).format(Number(sum) / 100);
      assert.ok(shown.includes(text.replace(/\.00$/, "")), `${shown} tells ${text}`);
    }
  });

  test("a lead is shown with its status, owner and source by name", async () => {
    const { page, app } = await desk.ticket(2);
    const card = app.getByRole("article", { name: "Kenji Tanaka" });
    for (const text of ["Lead", "Working", "Yuki Ito", "Trade fair", "Hoshino Denki"]) {
      await card.getByText(text, { exact: true }).waitFor();
    }
    assert.equal(await app.getByRole("region", { name: /^Deals/ }).count(), 0);
    await isSound(page);
  });

  test("a plan without search v3 shows the same, within its request budget", async () => {
    await desk.sandbox.searchV3(false);
    const { app } = await desk.ticket(1);
    const card = app.getByRole("article", { name: "Amélie Laurent" });
    for (const text of ["Chloé Dubois", "Maison Lumière"]) await card.getByText(text, { exact: true }).waitFor();
    await app.getByText("€12,500.50").waitFor();
    const requests = await desk.sandbox.requests();
    assert.ok(requests.length <= 12 + 2, `12, and 2 that find out; not ${requests.length}`);
  });

  test("with search v3 a ticket costs at most six requests to Sell", async () => {
    const { app } = await desk.ticket(1);
    await app.getByText("€12,500.50").waitFor();
    const requests = await desk.sandbox.requests();
    assert.ok(requests.length <= 6, requests.map((it) => `${it.method} ${it.path}`).join("\n"));
  });

  test("nobody in Sell: said so, with the way to create a lead", async () => {
    const { page, app } = await desk.ticket(3);
    await app.getByText("Not in Sell yet").waitFor();
    await app.getByRole("button", { name: "Create lead" }).waitFor();
    await isSound(page);
  });

  test("several matches: a list with reasons, one chosen, and back", async () => {
    const { page, app } = await desk.ticket(4);
    await app.getByText("2 matches in Sell").waitFor();
    assert.equal(await app.getByRole("article", { name: "Jonas Weber" }).count(), 2);
    await isSound(page);
    await app.getByRole("article").filter({ hasText: "Weber Holding SE" }).getByRole("button", { name: "Show Jonas Weber" }).click();
    await app.getByRole("region", { name: "Deals of Jonas Weber" }).waitFor();
    await app.getByRole("button", { name: "Show company Weber Holding SE" }).waitFor();
    await isSound(page);
    await app.getByRole("button", { name: "All matches" }).click();
    await app.getByText("2 matches in Sell").waitFor();
  });

  test("a contact and a lead: possible duplicate, the contact first", async () => {
    const { page, app } = await desk.ticket(5);
    await app.getByText("Possible duplicate").waitFor();
    const kinds = await app.getByRole("article").allInnerTexts();
    assert.ok(kinds[0].startsWith("Person") && kinds[1].startsWith("Lead"), kinds.join(" | "));
    await isSound(page);
  });

  test("a company alone is shown with its deal", async () => {
    const { page, app } = await desk.ticket(6);
    const card = app.getByRole("article", { name: "Nordwind Logistik GmbH" });
    await card.getByText("Company", { exact: true }).waitFor();
    await app.getByRole("region", { name: /^Deals of Nordwind/ }).getByRole("article").first().waitFor();
    await isSound(page);
  });

  test("hostile texts are text: no markup, no dangerous link, nothing runs", async () => {
    const { page, app, problems } = await desk.ticket(7);
    page.on("dialog", () => assert.fail("a script ran"));
    const card = app.getByRole("article", { name: /Mallory/ });
    await card.getByText("javascript:alert(1)", { exact: true }).waitFor();
    const frame = await frameOf(page);
    const found = await frame.evaluate(() => ({
      markup: document.querySelectorAll("#app :is(img, script, iframe, b, i, h1 img, s, u, code)").length,
      links: [...document.querySelectorAll("#app a")].map((it) => it.protocol),
    }));
    assert.equal(found.markup, 0);
    assert.deepEqual([...new Set(found.links)].sort(), ["https:", "mailto:"]);
    await isSound(page);
    assert.deepEqual(problems, []);
  });

  test("texts of a record stand in elements of their own direction", async () => {
    // Hebrew, and an override that would turn what follows it.
    const mark = "אבג";
    const turned = (words) => `${words} \u202e${mark}`;
    await desk.sandbox.changeInSell("/v2/contacts/5002", { name: turned("Amélie"), title: turned("Head"), industry: turned("Light"), tags: [turned("vip")], description: turned("Long") });
    const deals = (await desk.sandbox.sell("/v2/deals?contact_id=5002")).items.map((it) => it.data);
    for (const { id } of deals) await desk.sandbox.changeInSell(`/v2/deals/${id}`, { name: turned(`Deal ${id}`) });
    const person = ["owner", "title", "industry", "description", "tags"];
    await desk.sandbox.settings({ config: JSON.stringify({ version: 1, fields: { person } }) });
    const { page, app } = await desk.ticket(1);
    await app.getByRole("region", { name: /^Deals/ }).getByText(mark).first().waitFor();
    const { marked, bare } = await (await frameOf(page)).evaluate((mark) => {
      const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
      const marked = [];
      while (walker.nextNode()) if (walker.currentNode.data.includes(mark)) marked.push(walker.currentNode);
      // A text may share its element with nothing: what stands beside it would be turned with it.
      const isAlone = (it) => it.parentElement.closest("bdi, [dir=auto]")?.textContent === it.data;
      return { marked: marked.map((it) => it.data), bare: marked.filter((it) => !isAlone(it)).map((it) => it.parentElement.outerHTML) };
    }, mark);
    assert.deepEqual(bare, []);
    assert.ok(marked.length >= 8, marked.join("\n"));
    await isSound(page);
  });

  test("a requester with neither e-mail nor phone: said so, and a lead can still be made", async () => {
    const { page, app } = await desk.ticket(8);
    await app.getByText("Nothing to search by").waitFor();
    await app.getByRole("button", { name: "Create lead" }).waitFor();
    assert.deepEqual((await desk.sandbox.requests()).map((it) => it.path), ["/v2/users"]);
    await isSound(page);
  });

  test("a long name and long texts stay inside 320 pixels", async () => {
    const { page, app } = await desk.ticket(10);
    await app.getByRole("article", { name: /Maximiliane-Theodora/ }).waitFor();
    await isSound(page);
  });

  test("200 % text needs no sideways scrolling", async () => {
    const { page, app } = await desk.ticket(1);
    await app.getByText("€12,500.50").waitFor();
    const frame = await frameOf(page);
    await frame.evaluate(() => (document.documentElement.style.fontSize = "175%"));
    assert.equal(await horizontalOverflow(page), 0);
  });

  test("a phone number alone finds the lead", async () => {
    const { app } = await desk.ticket(11);
    await app.getByText("Matched by phone +2348035550142").waitFor();
  });

  test("a second e-mail address finds the lead", async () => {
    const { app } = await desk.ticket(14);
    await app.getByText("Matched by e-mail t.nowak@private.example").waitFor();
  });

  test("Japanese: texts, dates and money", async () => {
    const { page, app } = await desk.ticket(12, { locale: "ja" });
    await app.getByText("取引", { exact: true }).waitFor();
    await app.getByRole("link", { name: /Sellで開く/ }).first().waitFor();
    await app.getByText(/[¥￥]2,520,000/).waitFor();
    assert.equal(await (await frameOf(page)).evaluate(() => document.documentElement.lang), "ja");
    await isSound(page);
  });

  test("dark: the colours follow Zendesk's, at the start and while it is open", async () => {
    const { page, app } = await desk.ticket(1, { scheme: "dark" });
    await app.getByText("€12,500.50").waitFor();
    const background = () => frameOf(page).then((it) => it.evaluate(() => getComputedStyle(document.body).backgroundColor));
    assert.equal(await background(), "rgb(21, 26, 30)");
    await isSound(page);
    await page.getByRole("button", { name: /light/i }).click();
    await (await frameOf(page)).waitForFunction(() => document.documentElement.dataset.colorScheme === "light");
    assert.equal(await background(), "rgb(255, 255, 255)");
  });

  test("Refresh asks again and shows what changed", async () => {
    const { app } = await desk.ticket(2);
    await app.getByText("Working", { exact: true }).waitFor();
    await desk.sandbox.clearRequests();
    await app.getByRole("button", { name: "Refresh" }).click();
    await app.getByRole("button", { name: "Refresh" }).and(app.locator(":not([aria-disabled])")).waitFor();
    assert.ok((await desk.sandbox.requests()).length > 0);
  });

  test("switching tickets fast never shows one customer under another's ticket", async () => {
    await desk.sandbox.fault({ match: "POST /v3/contacts/search", kind: "delay", ms: 2500, times: 1 });
    const page = await desk.context.newPage();
    await page.goto(`${desk.sandbox.origin}/?as=sell_agent`);
    const visit = async (subject) => {
      await page.getByRole("link", { name: "Start" }).click();
      await page.getByRole("link", { name: subject }).click();
    };
    await visit(/Amélie Laurent · #1/);
    await appIn(page).getByRole("heading", { level: 1, name: "Amélie Laurent" }).waitFor();
    await visit(/Kenji Tanaka · #2/);
    const kenji = page.locator('iframe[title="Sell Sidebar"]').nth(1).contentFrame();
    await kenji.getByRole("article", { name: "Kenji Tanaka" }).waitFor();
    // Both tickets keep a frame of their own; the slow answer belongs to the hidden one.
    const amelie = page.locator('iframe[title="Sell Sidebar"]').nth(0).contentFrame();
    await amelie.getByRole("article", { name: "Amélie Laurent", includeHidden: true }).waitFor({ state: "attached" });
    assert.equal(await kenji.getByText("Amélie Laurent").count(), 0);
    assert.equal(await amelie.getByText("Kenji Tanaka").count(), 0);
  });

  test("a slow answer about the former requester is dropped when the requester changes", async () => {
    const { page, app } = await desk.ticket(3);
    await app.getByText("Not in Sell yet").waitFor();
    await desk.sandbox.fault({ match: "POST /v3/contacts/search", kind: "delay", ms: 2500, times: 1 });
    const choose = async (name) => {
      await page.getByRole("combobox", { name: "Requester" }).fill(name);
      await page.getByRole("option", { name: new RegExp(name) }).first().click();
    };
    await choose("Amélie Laurent");
    await app.getByRole("heading", { level: 1, name: "Amélie Laurent" }).waitFor();
    await choose("Kenji Tanaka");
    await app.getByRole("article", { name: "Kenji Tanaka" }).waitFor();
    // The log lists a request when it has ended: the third search is the slow one.
    await until(async () => (await desk.sandbox.requests()).filter((it) => it.path === "/v3/contacts/search").length === 3);
    // The app needs a moment more to read it.
    await after(1_000);
    assert.equal(await app.getByRole("article", { name: "Amélie Laurent" }).count(), 0);
    await app.getByRole("article", { name: "Kenji Tanaka" }).waitFor();
  });

  test("a new ticket waits for its requester", async () => {
    const { page, app } = await desk.visit("/agent/tickets/new");
    await app.getByText("No requester yet").waitFor();
    await isSound(page);
    await page.getByRole("combobox", { name: "Requester" }).fill("Amélie");
    await page.getByRole("option", { name: /Amélie Laurent/ }).first().click();
    await app.getByRole("article", { name: "Amélie Laurent" }).waitFor();
  });

  test("a person's page shows the same as their tickets", async () => {
    const { tickets } = await desk.sandbox.state();
    const requester = tickets.find((it) => it.id === 2).requester_id;
    const { app } = await desk.visit(`/agent/users/${requester}`);
    await app.getByRole("article", { name: "Kenji Tanaka" }).waitFor();
  });
});
