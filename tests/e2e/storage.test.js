// The browser may refuse to keep anything, be full, or hold garbage: the app shows the same. And what it keeps is for one
// agent with access to Sell, and for a day.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { frameOf } from "./support/browser.js";
import { newDesk } from "./support/desk.js";
import { keptBy, keptReplies, makeOlder, replaceKept } from "./support/kept.js";
import { newProfileDesk } from "./support/profile_desk.js";
import { isSound } from "./support/soundness.js";

const TOTAL = "€12,500.50";
const AMELIE = /am[eé]lie|laurent|maison|12500/i;

/** What the card and the deals say. */
async function texts(app) {
  await app.getByText(TOTAL).waitFor();
  return app.getByRole("article").allInnerTexts();
}

describe("a browser that refuses storage", () => {
  const desk = newDesk();

  test("the app works, asks Sell at each opening, and complains about nothing", async () => {
    const { page, app, problems } = await desk.ticket(1);
    const shown = await texts(app);
    const kept = await (await frameOf(page)).evaluate(() => {
      try {
        return localStorage.length;
      } catch (error) {
        return error.name;
      }
    });
    assert.equal(kept, "SecurityError", "this browser does not refuse");
    await isSound(page);
    await desk.sandbox.clearRequests();
    const again = await desk.ticket(1);
    assert.deepEqual(await texts(again.app), shown);
    assert.ok(0 < (await desk.sandbox.requests()).length);
    assert.deepEqual([...problems, ...again.problems], []);
  });

  test("a decision lasts as long as the page", async () => {
    const { page, app } = await desk.ticket(1);
    await app.getByRole("button", { name: "Not this person" }).click();
    await app.getByText("1 record was left out").waitFor();
    await isSound(page);
    await app.getByRole("button", { name: "Show again" }).click();
    await app.getByText(TOTAL).waitFor();
  });
});

describe("a browser that keeps things", () => {
  const desk = newProfileDesk();

  test("a storage that is full changes nothing", async () => {
    const { page, app } = await desk.ticket(1);
    const shown = await texts(app);
    const left = await (await frameOf(page)).evaluate(() => {
      localStorage.clear();
      let size = 1 << 22;
      for (let at = 0; 1 <= size; at += 1) {
        try {
          localStorage.setItem(`somebody-else/${at}`, "x".repeat(size));
        } catch {
          size >>= 1;
        }
      }
      try {
        localStorage.setItem("sell-sidebar/owner", "x");
        return "room";
      } catch (error) {
        return error.name;
      }
    });
    assert.equal(left, "QuotaExceededError");
    await page.close();
    const full = await desk.ticket(1);
    assert.deepEqual(await texts(full.app), shown);
    await full.app.getByRole("button", { name: "Refresh" }).click();
    await full.app.getByRole("banner").getByText("Updated just now", { exact: true }).waitFor();
    await full.app.getByRole("button", { name: "Not this person" }).click();
    await full.app.getByRole("button", { name: "Show again" }).click();
    assert.deepEqual(await texts(full.app), shown);
    await isSound(full.page);
    assert.deepEqual(full.problems, []);
    const foreign = Object.keys(await keptBy(full.page)).filter((it) => it.startsWith("somebody-else/"));
    assert.ok(0 < foreign.length, "what is somebody else's was removed");
  });

  for (const [name, change] of [
    ["random text", () => Array.from({ length: 60 }, () => String.fromCharCode(32 + Math.random() * 60_000)).join("")],
    ["huge numbers", () => `${"9".repeat(30)}\n{"items":[{"data":{"id":${"9".repeat(60)}}}]}`],
    ["nothing", () => ""],
    ["markup", () => "<img src=x onerror=alert(1)>"],
    ["the half of what was kept", (text) => text.slice(0, text.length / 2)],
    ["the right moment and half a reply", (text) => text.slice(0, Math.max(text.indexOf("\n") + 1, text.length / 2))],
    ["the right moment and markup", (text) => `${text.split("\n")[0]}\n<img src=x onerror=alert(1)><script>alert(2)</script>`],
    ["the right moment and JSON of another shape", (text) => `${text.split("\n")[0]}\n{"items":{"items":[[null]]}}`],
  ]) {
    // Where the owner is lost, so is everything else: only with the owner in place is the garbage read.
    for (const [where, spared] of [["in every place", null], ["in every place but the owner's", "sell-sidebar/owner"]]) {
      test(`${name} ${where}: the same is shown, and nothing runs`, async () => {
        const before = await desk.ticket(1);
        const shown = await texts(before.app);
        await replaceKept(before.page, change, spared);
        await before.page.close();
        const { page, app, problems } = await desk.ticket(1);
        page.on("dialog", () => assert.fail("a script ran"));
        const trouble = app.getByRole("alert").or(app.getByText("could not be", { exact: false }));
        await app.getByText(TOTAL).or(trouble).first().waitFor();
        assert.deepEqual(await trouble.allInnerTexts(), []);
        assert.deepEqual(await texts(app), shown);
        assert.deepEqual(problems, []);
      });
    }
  }

  test("another agent on the same machine finds nothing of the former one's", async () => {
    const first = await desk.ticket(1);
    await texts(first.app);
    await first.app.getByRole("button", { name: "Not this person" }).click();
    await first.app.getByText("1 record was left out").waitFor();
    const { "sell-sidebar/owner": owner } = await keptBy(first.page);
    await first.page.close();
    const other = await desk.ticket(3, { as: "admin" });
    await other.app.getByText("Not in Sell yet").waitFor();
    const kept = await keptBy(other.page);
    assert.notEqual(kept["sell-sidebar/owner"], owner);
    for (const [name, text] of Object.entries(kept)) {
      assert.doesNotMatch(name, /^sell-sidebar\/choice\//);
      if (name.startsWith("sell-sidebar/reply/") && !name.includes("/v2/users")) assert.doesNotMatch(name + text, AMELIE);
    }
    await other.page.close();
    await desk.sandbox.clearRequests();
    await desk.sandbox.fault({ match: "* /v", kind: "delay", ms: 6_000, times: 1 });
    const same = await desk.ticket(1, { as: "admin" });
    await same.app.getByText("Looking in Sell…").waitFor();
    assert.equal(await same.app.getByRole("article").count(), 0);
    // The former agent's decision does not count either.
    await same.app.getByText(TOTAL).waitFor();
    assert.ok(0 < (await desk.sandbox.requests()).length);
  });

  test("what another account or installation left is removed before anything is shown", async () => {
    const { page, app } = await desk.ticket(1);
    await texts(app);
    const kept = await keptBy(page);
    const [subdomain, installation, agent, ...more] = kept["sell-sidebar/owner"].split(" ");
    assert.deepEqual([subdomain, more], ["sandbox-demo", []]);
    for (const number of [installation, agent]) assert.match(number, /^\d+$/);
    await page.close();
    for (const owner of [`other ${installation} ${agent}`, `${subdomain} ${installation}1 ${agent}`]) {
      const before = await desk.ticket(1);
      await texts(before.app);
      await (await frameOf(before.page)).evaluate((owner) => {
        for (const name of Object.keys(localStorage)) {
          const [at, ...body] = localStorage.getItem(name).split("\n");
          // A reply that would serve, were it this agent's: with another name in it.
          localStorage.setItem(name, [at, ...body.map((it) => it.replaceAll("Amélie", "Mallory"))].join("\n"));
        }
        localStorage.setItem("sell-sidebar/choice/4711", "1 c5 ");
        localStorage.setItem("sell-sidebar/owner", owner);
      }, owner);
      await before.page.close();
      await desk.sandbox.fault({ match: "* /v", kind: "delay", ms: 6_000, times: 1 });
      const after = await desk.ticket(1);
      await after.app.getByText("Looking in Sell…").waitFor();
      assert.deepEqual(Object.keys(await keptBy(after.page)), ["sell-sidebar/owner"]);
      await texts(after.app);
      assert.equal(await after.app.getByText("Mallory").count(), 0);
      await after.page.close();
    }
  });

  test("for an agent without access no reply is kept, and none of the former agent's remains", async () => {
    const first = await desk.ticket(1);
    await texts(first.app);
    await first.page.close();
    const { page, app } = await desk.ticket(1, { as: "support_agent" });
    await app.getByText("You have no access to Sell").waitFor();
    assert.deepEqual(await keptReplies(page), []);
    await isSound(page);
  });

  test("data older than a day are not shown, and do not survive an opening", async () => {
    const first = await desk.ticket(1);
    await texts(first.app);
    await makeOlder(first.page, { hours: 24, minutes: 1 });
    await first.page.close();
    const other = await desk.ticket(2);
    await other.app.getByText("Updated just now").first().waitFor();
    const day = 24 * 60 * 60 * 1000;
    const old = (await keptReplies(other.page)).filter(([, text]) => Number(text.split("\n")[0]) < Date.now() - day);
    assert.deepEqual(old.map(([name]) => name.slice(0, 80)), []);
    await other.page.close();
    await desk.sandbox.fault({ match: "* /v", kind: "delay", ms: 6_000, times: 1 });
    const again = await desk.ticket(1);
    await again.app.getByText("Looking in Sell…").waitFor();
    assert.equal(await again.app.getByRole("article").count(), 0);
    await again.app.getByText(TOTAL).waitFor();
  });
});
