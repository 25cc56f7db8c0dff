// What the browser keeps makes the sidebar quick and spares Sell; what is on screen says how old it is, stays while Sell
// is asked again, and follows what Sell says.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { appIn } from "./support/browser.js";
import { keptBy, makeOlder } from "./support/kept.js";
import { newProfileDesk } from "./support/profile_desk.js";
import { until } from "./support/sandbox.js";
import { isSound } from "./support/soundness.js";

const SELL = "* /v";
const TOTAL = "€12,500.50";

describe("how fresh the data are", () => {
  const desk = newProfileDesk();
  const card = (app) => app.getByRole("article", { name: "Amélie Laurent" });
  const age = (app, words) => app.getByRole("banner").getByText(words, { exact: true }).waitFor();
  const refresh = (app) => app.getByRole("button", { name: "Refresh" }).click();
  const tryAgain = (app) => app.getByRole("button", { name: "Try again" });
  const notice = (app, why) => app.getByText(`Not refreshed: ${why}`, { exact: true });
  const skeletons = (app) => app.locator('[aria-busy="true"]').count();
  const searches = async () => (await desk.sandbox.requests()).filter((it) => it.path === "/v3/contacts/search");

  /** Amélie's ticket was looked at before, that long ago; the log is empty. */
  const lookedAtBefore = async (ago) => {
    const { page, app } = await desk.ticket(1);
    await app.getByText(TOTAL).waitFor();
    await age(app, "Updated just now");
    if (ago) await makeOlder(page, ago);
    await page.close();
    await desk.sandbox.clearRequests();
  };

  test("a ticket that is opened again shows its data before Sell has answered anything", async () => {
    await lookedAtBefore({ minutes: 20 });
    await desk.sandbox.fault({ match: SELL, kind: "delay", ms: 8_000, times: 2 });
    const { page, app, problems } = await desk.ticket(1);
    await card(app).waitFor();
    await app.getByText(TOTAL).waitFor();
    assert.deepEqual(await desk.sandbox.requests(), [], "a request has ended");
    assert.equal(await skeletons(app), 0);
    await age(app, "Updated 20 minutes ago · refreshing…");
    await isSound(page);
    await age(app, "Updated just now");
    assert.ok(0 < (await searches()).length);
    assert.deepEqual(problems, []);
  });

  test("a requester who was looked at some minutes ago costs no request, and the age is told in words", async () => {
    await lookedAtBefore({ minutes: 3 });
    const { page, app } = await desk.ticket(1);
    await app.getByText(TOTAL).waitFor();
    await age(app, "Updated 3 minutes ago");
    assert.deepEqual(await desk.sandbox.requests(), []);
    await isSound(page);
  });

  test("after more than a quarter of an hour a requester is asked for again", async () => {
    await lookedAtBefore({ minutes: 16 });
    const { app } = await desk.ticket(1);
    await age(app, "Updated just now");
    assert.equal((await searches()).length, 1);
  });

  test("a second ticket of the same requester uses what the first has fetched", async () => {
    const first = await desk.ticket(1);
    await first.app.getByText(TOTAL).waitFor();
    await desk.sandbox.clearRequests();
    const second = await desk.ticket(41);
    await second.app.getByText(TOTAL).waitFor();
    await age(second.app, "Updated just now");
    assert.deepEqual(await desk.sandbox.requests(), []);
  });

  test("Refresh asks again and moves nothing where nothing has changed", async () => {
    await lookedAtBefore({ minutes: 3 });
    const { app } = await desk.ticket(1);
    await age(app, "Updated 3 minutes ago");
    await card(app).evaluate((node) => (node.dataset.sameNode = "yes"));
    await desk.sandbox.fault({ match: SELL, kind: "delay", ms: 6_000, times: 1 });
    await refresh(app);
    await age(app, "Updated 3 minutes ago · refreshing…");
    await app.getByText(TOTAL).waitFor();
    assert.equal(await skeletons(app), 0, "a skeleton instead of what was shown");
    await age(app, "Updated just now");
    assert.equal((await searches()).length, 1);
    assert.equal(await card(app).getAttribute("data-same-node"), "yes", "the card was drawn anew");
  });

  test("Refresh shows what was changed in Sell", async () => {
    const { app } = await desk.ticket(1);
    await app.getByText("Directrice des opérations").waitFor();
    const { contacts } = await desk.sandbox.state();
    const { id } = contacts.find((it) => it.email === "amelie.laurent@maison-lumiere.example");
    await desk.sandbox.changeInSell(`/v2/contacts/${id}`, { title: "Directrice générale" });
    await refresh(app);
    await app.getByText("Directrice générale").waitFor();
    assert.equal(await app.getByText("Directrice des opérations").count(), 0);
  });

  test("Refresh that fails keeps the data, says why, and Try again asks Sell again", async () => {
    const { page, app } = await desk.ticket(1);
    await app.getByText(TOTAL).waitFor();
    await desk.sandbox.fault({ match: SELL, kind: "status", status: 500, times: null });
    await refresh(app);
    await notice(app, "Sell has a problem").waitFor();
    await card(app).waitFor();
    await app.getByText(TOTAL).waitFor();
    await isSound(page);
    await desk.sandbox.clearFaults();
    await desk.sandbox.clearRequests();
    await tryAgain(app).click();
    await notice(app, "Sell has a problem").waitFor({ state: "detached" });
    await age(app, "Updated just now");
    assert.equal((await searches()).length, 1, "Sell was not asked again");
  });

  test("old data stay with their age while Sell fails", async () => {
    await lookedAtBefore({ hours: 2 });
    await desk.sandbox.fault({ match: SELL, kind: "status", status: 503, times: null });
    const { page, app } = await desk.ticket(1);
    await notice(app, "Sell has a problem").waitFor();
    await app.getByText(TOTAL).waitFor();
    await age(app, "Updated 2 hours ago");
    await isSound(page);
  });

  test("a pause that Sell asks for: the data stay, the time that is left is told, and the app goes on by itself", async () => {
    await lookedAtBefore({ minutes: 20 });
    await desk.sandbox.fault({ match: SELL, kind: "rate_limit", times: null });
    const { page, app } = await desk.ticket(1);
    await notice(app, "Sell asks for a pause").waitFor();
    await app.getByRole("timer").getByText(/The app tries again by itself in \d+ seconds?\./).waitFor();
    await app.getByText(TOTAL).waitFor();
    await isSound(page);
    await desk.sandbox.clearFaults();
    await notice(app, "Sell asks for a pause").waitFor({ state: "detached" });
    await age(app, "Updated just now");
    assert.equal((await searches()).filter((it) => it.status === 200).length, 1);
  });

  test("offline: the data stay, and the app goes on by itself when the network is back", async () => {
    const { page, app } = await desk.ticket(1);
    await app.getByText(TOTAL).waitFor();
    await desk.context.setOffline(true);
    await refresh(app);
    await notice(app, "You are offline").waitFor();
    await app.getByText(TOTAL).waitFor();
    await isSound(page);
    await desk.context.setOffline(false);
    await notice(app, "You are offline").waitFor({ state: "detached" });
    await app.getByText(TOTAL).waitFor();
  });

  test("three open tickets keep one pause: nobody asks during it, then only the ticket that is looked at", async () => {
    await desk.sandbox.fault({ match: SELL, kind: "rate_limit", times: null });
    const page = await desk.context.newPage();
    await page.goto(`${desk.sandbox.origin}/?as=sell_agent`);
    const visit = async (subject) => {
      await page.getByRole("link", { name: "Start" }).click();
      await page.getByRole("link", { name: subject }).click();
      await appIn(page).getByRole("timer").waitFor();
    };
    for (const subject of [/Amélie Laurent · #1/, /Lucía Fernández · #5/, /Kenji Tanaka · #2/]) await visit(subject);
    // Not while one ends: as long as the fault stands, another follows.
    const remains = async () => Number(((await keptBy(page))["sell-sidebar/pause"] ?? "0").split(" ")[0]) - Date.now();
    await until(async () => 2_000 < (await remains()));
    await desk.sandbox.clearFaults();
    await desk.sandbox.clearRequests();
    const { "sell-sidebar/pause": pause } = await keptBy(page);
    const end = Number(pause.split(" ")[0]);
    const secondOfEnd = 1_000 * Math.floor(end / 1_000);
    await appIn(page).getByRole("article", { name: "Kenji Tanaka" }).waitFor();
    // Whoever else wanted to go on would have done so by then: sidebars spread over a second.
    await until(() => end + 3_000 < Date.now());
    const requests = await desk.sandbox.requests();
    const early = requests.filter((it) => Date.parse(it.at) < secondOfEnd);
    assert.deepEqual(early, [], "somebody asked during the pause");
    assert.equal(requests.filter((it) => it.path === "/v3/leads/search").length, 1, "a ticket that nobody looks at asked, too");
    await page.getByRole("link", { name: /Amélie Laurent/ }).or(page.getByRole("link", { name: /Two more ateliers/ })).first().click();
    await card(appIn(page)).waitFor();
  });
});
